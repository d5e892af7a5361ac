namespace ActorConcurrency.Comparison;

/// <summary>
/// A fault that a side is known for, usually the original. A run of such a side must show it, a run of any other must not. Whoever shows it has
/// broken the invariant. Immutable.
/// </summary>
/// <param name="Name">A short name, for example <c>lost update</c>; unique within its experiment.</param>
/// <param name="Description">What goes wrong and where the critical point is, in one sentence.</param>
public sealed record Fault(string Name, string Description)
{
    /// <summary>The name of the clause that it breaks; <see cref="Invariant.Whole"/>, the default, for the invariant as a whole.</summary>
    public string Breaks { get; init; } = Invariant.Whole;

    /// <summary>Whether it comes by chance: who is known for it may show it and need not. False by default: a gate forces it.</summary>
    public bool ByChance { get; init; }

    /// <summary>What is usually done against it, and what that costs; <see langword="null"/>, the default, if nothing is said.</summary>
    public Remedy? Remedy { get; init; }
}
