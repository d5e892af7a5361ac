using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Comparison;

/// <summary>When to choose whom, and how that is known. Immutable.</summary>
/// <param name="Choose">Whom: <see cref="Side.Lock"/>, <see cref="Side.DotNet"/> or <see cref="Side.Actor"/>.</param>
/// <param name="When">When, as it completes “choose it when …”.</param>
/// <param name="Evidence">How that is known.</param>
/// <param name="Rows">The rows that it rests on, by the names of experiments, failures, races or cells.</param>
public sealed record Claim(Side Choose, string When, Evidence Evidence, ImmutableArray<string> Rows)
{
    /// <summary>What it relies on, as it completes “provided that …”; empty for nothing.</summary>
    public string Condition { get; init; } = "";

    /// <summary>What is then up to the caller, in a sentence; empty for nothing.</summary>
    public string Duty { get; init; } = "";

    /// <summary>Whether our class on .NET primitives does so too, in a sentence; empty where that is not known, or not asked.</summary>
    public string Twin { get; init; } = "";

    /// <summary>Whether it is no plain reason for that choice: it relies on something, leaves something to the caller, or holds for our class on .NET primitives too.</summary>
    [JsonIgnore]
    public bool HasReservation => Condition.Length > 0 || Duty.Length > 0 || TwinAdvice.IsSame(Twin);

    /// <summary>The claim in one line, with its evidence and its rows; where they are more than two, the text names them itself.</summary>
    public override string ToString()
    {
        var evidence = Rows.Length > 2 ? $"{Evidence}" : $"{string.Join(", ", Rows)}; {Evidence}";
        return $"{When}{(Condition.Length > 0 ? $", provided that {Condition}" : "")}{Sentence(Duty)}{Sentence(Twin)} [{evidence}]";
    }

    private static string Sentence(string text) => text.Length > 0 ? $". {text}" : "";
}

/// <summary>Whom to choose where nothing speaks for another. Immutable.</summary>
/// <param name="Choose">Whom.</param>
/// <param name="Because">Why, as it completes “because …”.</param>
public sealed record DefaultChoice(Side Choose, string Because)
{
    /// <summary>The whole sentence.</summary>
    public override string ToString() => $"If none of this applies: choose {AdviceText.Title(Choose)}, because {Because}.";
}
