using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

namespace ActorConcurrency.Benchmarks;

/// <summary>The same contenders measured by BenchmarkDotNet, with its own command line.</summary>
internal static class BdnCommand
{
    private static readonly string[] Texts = ["--list", "--help", "--info", "--version"];

    // Beside the program: the default is the current folder, which is mostly that of the sources.
    private static readonly string Reports = Path.Combine(AppContext.BaseDirectory, "BenchmarkDotNet.Artifacts");

    /// <summary>Exit code 0: all that was asked for has run; 1: some of it has failed; 2: nothing was there to run.</summary>
    public static int Run(string[] arguments)
    {
        var config = ManualConfig.Create(DefaultConfig.Instance).WithArtifactsPath(Reports);
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(BdnCommand).Assembly).Run(arguments, config).ToArray();
        if (summaries.Length == 0) return arguments.Intersect(Texts).Any() ? 0 : 2;
        return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
    }
}
