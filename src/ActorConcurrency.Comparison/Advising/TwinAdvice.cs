using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Whether what speaks for the actor speaks for our class on .NET primitives too: then it is no reason for an actor. Immutable.</summary>
/// <param name="Holds">Whether it does; <see langword="null"/> where that is not known, or not asked.</param>
/// <param name="Sentence">The same in words; empty where it is not known.</param>
internal readonly record struct TwinAdvice(bool? Holds, string Sentence)
{
    /// <summary>Nothing is known.</summary>
    public static TwinAdvice None { get; } = new(null, "");

    /// <summary>What the rows of the twin say; nothing for another choice.</summary>
    /// <param name="choice">Whom the claim is for.</param>
    /// <param name="twins">The twin's rows: what it is called, and whether it does so too.</param>
    public static TwinAdvice Of(Side choice, IEnumerable<(string Name, bool Too)> twins)
    {
        if (choice != Side.Actor || twins.ToImmutableArray() is not { IsEmpty: false } rows) return None;
        var doing = rows.Where(row => row.Too).Select(row => row.Name).ToList();
        return doing.Count > 0
            ? new(true, $"The same holds for {Advice.List(doing)} (twin)")
            : new(false, $"It does not hold for {Advice.List(rows.Select(row => row.Name))} (twin)");
    }

    /// <summary>The claim with this in it.</summary>
    /// <param name="claim">The claim.</param>
    public Claim AddTo(Claim claim) => claim with { TwinHolds = Holds, Twin = Sentence };
}
