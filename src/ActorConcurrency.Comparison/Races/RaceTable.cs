using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Which outcomes a race had, and how often with whom. Immutable.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Race">The race's name.</param>
/// <param name="Title">The question.</param>
/// <param name="Participants">How many take part.</param>
/// <param name="Seed">Where random numbers started.</param>
/// <param name="Columns">Who ran it.</param>
/// <param name="Rows">The outcomes that were thought of, and those that were seen.</param>
/// <param name="Objections">What is unexpected, in sentences: a forbidden outcome with somebody who is not known for it.</param>
/// <param name="Complete">Whether the run was not cut short. That a contender's time was over is no such cut.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record RaceTable(
    string Recipe, string Race, string Title, int Participants, int Seed,
    ImmutableArray<RaceColumn> Columns, ImmutableArray<RaceRow> Rows, ImmutableArray<string> Objections, bool Complete, double Seconds);

/// <summary>Who ran a race. Immutable.</summary>
/// <param name="Side">Whose side it is on.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="KnownFor">The forbidden outcomes that it is known for.</param>
public sealed record RaceColumn(Side Side, string Name, int Runs, ImmutableArray<string> KnownFor)
{
    /// <summary>How long the runs took, all together, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>All orders, for an actor by messages; <see langword="null"/> for who shares state, and where the race is not made of single requests.</summary>
    public RaceOrders? Orders { get; init; }
}

/// <summary>An outcome of a race. Immutable.</summary>
/// <param name="Outcome">What was seen at the end of a run.</param>
/// <param name="Grade">What it is worth.</param>
/// <param name="Why">Why.</param>
/// <param name="Counts">How often it was seen, for each column.</param>
/// <param name="OnlyWith">With whom alone it was seen.</param>
public sealed record RaceRow(string Outcome, Grade Grade, string Why, ImmutableArray<int> Counts, OnlyWith OnlyWith);

/// <summary>With whom alone an outcome was seen.</summary>
public enum OnlyWith
{
    /// <summary>With both kinds, with neither, or only one kind ran the race.</summary>
    Neither,

    /// <summary>Only with those who guard shared state: originals, locks, primitives, twins, libraries.</summary>
    Locks,

    /// <summary>Only with actors, by messages or direct.</summary>
    Actors,
}
