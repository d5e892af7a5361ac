using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Cli;

/// <summary>Something that happened, as whoever did it or saw it wrote it down: a line of JSON. Immutable.</summary>
internal sealed record HistoryLine
{
    /// <summary>When, in microseconds since the run began, by a clock that all processes of the machine share. Of what is about to be done: before it; of what has come: after it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long At { get; init; }

    /// <summary>The process: the node, and which of its lives: "n2.1".</summary>
    public required string Process { get; init; }

    /// <summary>What happened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required HistoryKind Kind { get; init; }

    /// <summary>The semaphore's or lock set's name; for <see cref="HistoryKind.Has"/> several with a comma.</summary>
    public string? Name { get; init; }

    /// <summary>Which request, of all that were made: also its session's label, if it has one.</summary>
    public string? Request { get; init; }

    /// <summary>How many permits.</summary>
    public int Permits { get; init; }

    /// <summary>Which locks.</summary>
    public string[]? Locks { get; init; }

    /// <summary>The fencing token of a grant.</summary>
    public long Token { get; init; }

    /// <summary>Of something lost: the last moment at which it was surely held.</summary>
    public long Until { get; init; }

    /// <summary>What was read.</summary>
    public Figures? Figures { get; init; }

    /// <summary>More, in words.</summary>
    public string? Text { get; init; }

    public static HistoryLine? Parse(string json) => JsonSerializer.Deserialize(json, HistoryJson.Default.HistoryLine);

    public override string ToString() => JsonSerializer.Serialize(this, HistoryJson.Default.HistoryLine);
}

/// <summary>The figures of a snapshot. Immutable.</summary>
/// <param name="Initial">Permits at the start; a lock set has none.</param>
/// <param name="Available">Permits that are free.</param>
/// <param name="Held">Permits, or leases, that somebody holds.</param>
/// <param name="Granted">How many were ever granted.</param>
/// <param name="Returned">How many were given back.</param>
/// <param name="Reclaimed">How many were taken back.</param>
internal sealed record Figures(int Initial, int Available, int Held, long Granted, long Returned, long Reclaimed)
{
    public long Released { get; init; }

    public long Drained { get; init; }

    public long Removed { get; init; }

    /// <summary>The tokens of what is held, with the locks of each for a lock set; all of them, if there are no more than 100.</summary>
    public Holding[] Holders { get; init; } = [];

    /// <summary>The labels of those who wait, first come first; empty for one without a session.</summary>
    public string[] Waiters { get; init; } = [];

    /// <summary>How old they may be, as the answer says, in microseconds.</summary>
    public long Age { get; init; }

    /// <summary>How many hold or wait beyond those that are named.</summary>
    public int More { get; init; }
}

/// <summary>Something that is held, as a snapshot tells it.</summary>
internal sealed record Holding(long Token, int Permits, string[]? Locks = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(KindConverter)])]
[JsonSerializable(typeof(HistoryLine))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    private sealed class KindConverter() : JsonStringEnumConverter<HistoryKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
}
