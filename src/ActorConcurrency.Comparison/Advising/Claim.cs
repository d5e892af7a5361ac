using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Comparison;

/// <summary>A reason to choose somebody, and how that is known. Immutable.</summary>
/// <param name="Choose">Whom: <see cref="Side.Lock"/>, <see cref="Side.DotNet"/> or <see cref="Side.Actor"/>.</param>
/// <param name="When">When that matters and what was seen then, in sentences without the last full stop.</param>
/// <param name="Evidence">How that is known.</param>
/// <param name="Rows">The rows that it rests on, by the names of experiments, failures, races or cells.</param>
public sealed record Claim(Side Choose, string When, Evidence Evidence, ImmutableArray<string> Rows)
{
    /// <summary>What it relies on, as it completes “provided that …”; empty for nothing.</summary>
    public string Condition { get; init; } = "";

    /// <summary>What is then up to the caller, in a sentence; empty for nothing.</summary>
    public string Duty { get; init; } = "";

    /// <summary>Whether our class on .NET primitives does so too; <see langword="null"/>, the default, where that is not known, or not asked.</summary>
    public bool? TwinHolds { get; init; }

    /// <summary><see cref="TwinHolds"/> in a sentence that names the class; empty where that is not known.</summary>
    public string Twin { get; init; } = "";

    /// <summary>Whether it is no plain reason for that choice: it relies on something, leaves something to the caller, or holds for our class on .NET primitives too.</summary>
    [JsonIgnore]
    public bool HasReservation => Condition.Length > 0 || Duty.Length > 0 || TwinHolds == true;

    /// <summary>The claim in one line, with its evidence and its rows; where they are more than two, the text names them itself.</summary>
    public override string ToString()
    {
        var evidence = Rows.Length > 2 ? $"{Evidence}" : $"{string.Join(", ", Rows)}; {Evidence}";
        return $"{When}{(Condition.Length > 0 ? $", provided that {Condition}" : "")}{Sentence(Duty)}{Sentence(Twin)} [{evidence}]";
    }

    private static string Sentence(string text) => text.Length > 0 ? $". {text}" : "";
}
