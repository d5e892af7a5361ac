using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Whom to start with, where nothing speaks for another. Immutable.</summary>
/// <param name="Choose">Whom.</param>
/// <param name="Because">Why, in a sentence about it without the full stop: “it held …”.</param>
public sealed record DefaultChoice(Side Choose, string Because)
{
    /// <summary>Why not the others: a sentence for each, without the full stop; none by default.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>All of it, in sentences.</summary>
    public override string ToString() => $"Start with {AdviceText.Title(Choose)}: {Because}.{string.Concat(Others.Select(other => $" {other}."))}";
}
