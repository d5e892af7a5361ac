using System.Diagnostics;
using System.Reflection;

namespace ActorConcurrency.App.Tests;

/// <summary>A sample of the repository: its files, and its program as it was built for these tests.</summary>
internal sealed class Sample(string name)
{
    private static readonly string Root = Path.Combine(
        typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!, "samples");

    /// <summary>The samples' names: every folder with a program in it.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetDirectories(Root)
            .Where(folder => File.Exists(Path.Combine(folder, "Program.cs")))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal);

    /// <summary>The page that lists them.</summary>
    public static string Index => File.ReadAllText(Path.Combine(Root, "README.md"));

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

    private string Read(string file) => File.ReadAllText(Path.Combine(Root, name, file)).ReplaceLineEndings("\n");
}
