using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Benchmarks;

/// <summary>The results for other programs: <c>{ "surroundings": {}, "cases": [{ "name", "ratio", "target", "met", "bytesPerOp", ... }] }</c>.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static Task WriteAsync(Stream file, IEnumerable<Result> results) => JsonSerializer.SerializeAsync(
        file, new { Surroundings = Surroundings.Here, Cases = results.Select(result => result.Error is null ? Row(result) : Failure(result)) }, Options);

    private static object Row(Result result) => new
    {
        result.Case.Name,
        Ratio = result.Ours.Ratio.Median,
        Target = result.Case.Target?.Maximum,
        Met = result.Verdict is Verdict.Met or Verdict.Reported,
        BytesPerOp = Rounded(result.Ours.Bytes),
        Verdict = result.Verdict.InWords(),
        TargetIs = result.Case.Target?.Kind.ToString().ToLowerInvariant() ?? "none",
        MaximumBytesPerOp = result.Case.Target?.MaximumBytes,
        result.Judged.LowerQuartile,
        result.Judged.UpperQuartile,
        result.Rounds,
        Ours = result.Ours.Time,
        Baseline = result.Baseline.Time,
        BaselineName = result.Baseline.Name,
        Unit = Table.UnitOf(result),
        CpuNanosecondsPerOp = Rounded(result.Ours.CpuNanoseconds),
        BaselineCpuNanosecondsPerOp = Rounded(result.Baseline.CpuNanoseconds),
        BaselineBytesPerOp = Rounded(result.Baseline.Bytes),
        Peers = result.Peers.Select(Peer),
    };

    private static object Peer(Figures peer) => new
    {
        peer.Name,
        Ratio = peer.Ratio.Median,
        BytesPerOp = Rounded(peer.Bytes),
        peer.Time,
        CpuNanosecondsPerOp = Rounded(peer.CpuNanoseconds),
        peer.Lacks,
    };

    private static object Failure(Result result) => new
    {
        result.Case.Name,
        Met = false,
        Verdict = result.Verdict.InWords(),
        result.Error,
    };

    private static double Rounded(double value) => Math.Round(value, 1);
}
