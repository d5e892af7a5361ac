using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>How a trial ended.</summary>
internal enum Ending
{
    /// <summary>By itself.</summary>
    Completed,

    /// <summary>By force, because it did not end in time.</summary>
    Hung,

    /// <summary>Its program threw, or its process died.</summary>
    Failed,
}

/// <summary>All that is known of one side's run once it is over: the material for the judge. Immutable.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Reason">Why it hung or failed; empty if it completed.</param>
/// <param name="Observed">The facts, in the order in which they were first observed.</param>
/// <param name="Violations">In what ways the invariant was broken.</param>
/// <param name="Shown">The faults that showed, each with its evidence.</param>
/// <param name="Figures">What it cost; <see langword="null"/> if it did not get so far.</param>
internal sealed record TrialRecord(
    Ending Ending,
    string Reason,
    ImmutableArray<Fact> Observed,
    ImmutableArray<Breach> Violations,
    ImmutableDictionary<string, string> Shown,
    Figures? Figures)
{
    /// <summary>Everything that broke the invariant: violations, and faults that showed.</summary>
    internal IEnumerable<Breach> Breaches(IReadOnlyCollection<Fault> faults) =>
        Violations.Concat(Shown.OrderBy(shown => shown.Key, StringComparer.Ordinal)
            .Select(shown => new Breach(faults.FirstOrDefault(fault => fault.Name == shown.Key)?.Breaks ?? Invariant.Whole, $"{shown.Key}: {shown.Value}")));
}

/// <summary>Something that broke the invariant. Immutable.</summary>
/// <param name="Clause">The name of the broken clause, or <see cref="Invariant.Whole"/>.</param>
/// <param name="Otherwise">What was the case instead.</param>
internal sealed record Breach(string Clause, string Otherwise);

/// <summary>Something observed. Immutable.</summary>
/// <param name="Name">What was observed; empty if the value speaks for itself.</param>
/// <param name="Value">The value, ready to be read.</param>
public sealed record Fact(string Name, string Value)
{
    /// <summary>Name and value in one phrase.</summary>
    public override string ToString() => Name.Length == 0 ? Value : $"{Name}: {Value}";
}
