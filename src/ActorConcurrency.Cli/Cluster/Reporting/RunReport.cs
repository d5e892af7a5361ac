using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Cli;

/// <summary>A run of the demo: what it was, the verdict, and what its faults did. Immutable.</summary>
internal sealed record RunReport
{
    public required string Recipe { get; init; }

    public required string Store { get; init; }

    public required int Nodes { get; init; }

    public required int Clients { get; init; }

    public required int Names { get; init; }

    public required int? Permits { get; init; }

    public required int Seed { get; init; }

    /// <summary>How long the clients worked, in seconds.</summary>
    public required double Seconds { get; init; }

    public required bool Holds { get; init; }

    public required int Grants { get; init; }

    public required int Reads { get; init; }

    /// <inheritdoc cref="RunVerdict.Stale"/>
    public required int Stale { get; init; }

    public required int Ordered { get; init; }

    /// <summary>How many requests ended how: "granted", "refused", "gaveUp", "unknown", "stopped", and how many grants were "lost".</summary>
    public required SortedDictionary<string, int> Outcomes { get; init; }

    public required LateFigures Late { get; init; }

    public required IReadOnlyList<ReportedViolation> Violations { get; init; }

    public required IReadOnlyList<FaultEffect> Faults { get; init; }

    /// <summary>What did not go as it should and is no broken promise.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public static RunReport Of(DemoOptions options, ClusterDemo demo, RunVerdict verdict, IReadOnlyList<HistoryLine> lines) => new()
    {
        Recipe = options.IsOfLocks ? "lock-set" : "semaphore",
        Store = options.StoreFile is null ? "PostgreSQL" : "SQLite",
        Nodes = options.Nodes,
        Clients = options.Clients,
        Names = options.Names,
        Permits = options.IsOfLocks ? null : options.Permits,
        Seed = options.Seed,
        Seconds = Working(lines),
        Holds = verdict.Holds,
        Grants = verdict.Grants,
        Reads = verdict.Reads,
        Stale = verdict.Stale,
        Ordered = verdict.Ordered,
        Outcomes = new(
            lines.Where(line => line.Kind is HistoryKind.Granted or HistoryKind.Refused or HistoryKind.GaveUp or HistoryKind.Unknown or HistoryKind.Stopped or HistoryKind.Lost)
                .CountBy(line => JsonNamingPolicy.CamelCase.ConvertName($"{line.Kind}")).ToDictionary(), StringComparer.Ordinal),
        Late = new(verdict.Late.Count, Moment.Seconds(verdict.Late.Select(late => late.Microseconds).DefaultIfEmpty().Max())),
        Violations = [.. verdict.Violations.Select(violation => new ReportedViolation(violation.Rule, violation.Text, [.. violation.Lines.Select(line => line.ToString())]))],
        Faults = FaultEffect.Of(lines),
        Notes = demo.Notes,
    };

    public string ToJson() => JsonSerializer.Serialize(this, RunReportJson.Default.RunReport);

    private static double Working(IReadOnlyList<HistoryLine> lines)
    {
        var asked = lines.Where(line => line.Kind == HistoryKind.Asked).Select(line => line.At).DefaultIfEmpty().ToArray();
        return Moment.Seconds(asked.Max() - asked.Min());
    }
}

/// <summary>Holders that went on believing in what others had by then.</summary>
internal sealed record LateFigures(int Holders, double LongestSeconds);

/// <inheritdoc cref="Violation"/>
/// <param name="Rule">Which promise.</param>
/// <param name="Text">What happened.</param>
/// <param name="Lines">The lines that prove it, as they are in the histories.</param>
internal sealed record ReportedViolation(string Rule, string Text, IReadOnlyList<string> Lines);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, Converters = [typeof(FaultConverter)])]
[JsonSerializable(typeof(RunReport))]
internal sealed partial class RunReportJson : JsonSerializerContext
{
    private sealed class FaultConverter() : JsonStringEnumConverter<FaultKind>(JsonNamingPolicy.CamelCase);
}
