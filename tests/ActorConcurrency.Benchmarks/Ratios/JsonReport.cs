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

    public static Task WriteAsync(Stream file, IEnumerable<Result> results) =>
        JsonSerializer.SerializeAsync(file, new { Surroundings = Surroundings.Here, Cases = results.Select(Row) }, Options);

    private static object Row(Result result) => new
    {
        result.Name,
        result.Ratio,
        result.Target,
        result.Met,
        BytesPerOp = Math.Round(result.BytesPerOperation, 1),
        MaximumBytesPerOp = result.MaximumBytes,
        TargetIs = result.Target is null ? "none" : result.Baseline is null ? "maximum" : "ratio",
        result.Ours,
        result.Baseline,
        result.Unit,
        result.Lowest,
        result.Highest,
        CpuNanosecondsPerOp = Math.Round(result.CpuNanosecondsPerOperation, 1),
        BaselineCpuNanosecondsPerOp = result.BaselineCpuNanosecondsPerOperation,
        result.Note,
        result.Error,
    };
}
