using System.Diagnostics;

namespace ActorConcurrency.App.Tests;

/// <summary>A sample of the repository: its files, and its program as it was built for these tests.</summary>
internal sealed class Sample(string name)
{
    /// <summary>The samples' names: every folder with a program in it.</summary>
    public static IEnumerable<string> Names => Repository.Folders("samples").Where(name => Repository.HasFile($"samples/{name}/Program.cs"));

    /// <summary>The page that lists them.</summary>
    public static string Index => Repository.Read("samples/README.md");

    public string Command => $"dotnet run -c Release --project samples/{name}";

    public string Expected => Read("expected.txt");

    public string Readme => Read("README.md");

    public string Program => Read("Program.cs");

    /// <summary>What the page about the sample says it prints: the block under its heading.</summary>
    public string ExpectedInReadme => string.Concat(
        Readme.Split('\n').SkipWhile(line => line != "## Expected output").SkipWhile(line => line != "```").Skip(1)
            .TakeWhile(line => line != "```").Select(line => line + "\n"));

    /// <summary>Runs it in a process of its own.</summary>
    public Task<CliResult> RunAsync() => Cli.FinishAsync(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{name}.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!);

    private string Read(string file) => Repository.Read($"samples/{name}/{file}");
}
