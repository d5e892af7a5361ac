using System.Diagnostics;
using ActorConcurrency.Cli;

namespace ActorConcurrency.App.Tests;

/// <summary>Runs the built command in a process of its own.</summary>
internal static class Cli
{
    // Far beyond what any run takes: a limit for a run that hangs, not a measure of time.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>The assembly that holds the scenarios of these tests.</summary>
    public static string OwnScenarios { get; } = typeof(Cli).Assembly.Location;

    public static ProcessStartInfo StartInfo(params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "actorconc.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

    public static Task<CliResult> RunAsync(params string[] arguments) => FinishAsync(Process.Start(StartInfo(arguments))!);

    /// <summary>Runs the command in this process: for what starts no trial.</summary>
    public static async Task<CliResult> RunHereAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Application.RunAsync(arguments, output, error, CancellationToken.None);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    public static async Task<CliResult> FinishAsync(Process process)
    {
        using (process)
        {
            using var limit = new CancellationTokenSource(Limit);
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                await process.WaitForExitAsync(limit.Token);
                return new CliResult(process.ExitCode, await output, await error);
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
    }
}

/// <summary>What a run of the command gave.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What was printed under an experiment's heading.</summary>
    public string[] Under(string experiment) =>
        [.. Lines.SkipWhile(line => !line.StartsWith($"--- {experiment}:", StringComparison.Ordinal)).Skip(1).TakeWhile(line => !line.StartsWith("---", StringComparison.Ordinal))];
}
