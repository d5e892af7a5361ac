using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What is known of a condition after a run.</summary>
public enum Condition
{
    /// <summary>It held.</summary>
    Held,

    /// <summary>It did not hold.</summary>
    Broken,

    /// <summary>Nothing broke it, but the run did not come to its end.</summary>
    Open,
}

/// <summary>What is known of one clause of an invariant after a run. Immutable.</summary>
/// <param name="Clause">The clause's name; <see cref="Invariant.Whole"/> for the invariant as a whole.</param>
/// <param name="Condition">Whether it held.</param>
/// <param name="Otherwise">What was the case instead; none unless it is broken.</param>
public sealed record Finding(string Clause, Condition Condition, ImmutableArray<string> Otherwise)
{
    internal static Finding Of(string clause, ImmutableArray<string> otherwise, Ending ending)
    {
        var unbroken = ending == Ending.Completed ? Condition.Held : Condition.Open;
        return new Finding(clause, otherwise.IsEmpty ? unbroken : Condition.Broken, otherwise);
    }
}
