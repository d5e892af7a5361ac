using System.Diagnostics;
using System.Text;
using ActorConcurrency.Cli;

namespace ActorConcurrency.App.Tests;

/// <summary>Runs the built command in a process of its own.</summary>
internal static class Cli
{
    // A limit for a run that no longer makes progress, not a measure of time: any output starts it anew.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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

    /// <summary>Reads what a process prints until it ends; fails, with the output so far, if it prints nothing for too long.</summary>
    public static async Task<CliResult> FinishAsync(Process process, TimeSpan? patience = null)
    {
        var limit = patience ?? Patience;
        var (output, error) = (new StringBuilder(), new StringBuilder());
        using (process)
        {
            using var idle = new CancellationTokenSource(limit);
            try
            {
                await Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, error), process.WaitForExitAsync(idle.Token));
                return new CliResult(process.ExitCode, output.ToString(), error.ToString());
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"It printed nothing for {limit.TotalSeconds} s. Its output so far:\n{output}\nIts errors so far:\n{error}");
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }

            async Task ReadAsync(StreamReader from, StringBuilder into)
            {
                var buffer = new char[4096];
                while (await from.ReadAsync(buffer, idle.Token) is var count and > 0)
                {
                    into.Append(buffer.AsSpan(0, count));
                    idle.CancelAfter(limit);
                }
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
