using System.Collections.Immutable;

namespace ActorConcurrency.Cli;

/// <summary>What a run of the demo is to be. Immutable.</summary>
internal sealed record DemoOptions
{
    public int Nodes { get; init; } = 3;

    /// <summary>Clients in each node.</summary>
    public int Clients { get; init; } = 4;

    public int Names { get; init; } = 1;

    public int Permits { get; init; } = 2;

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    public bool IsOfLocks { get; init; }

    /// <summary>A file of SQLite; null: PostgreSQL.</summary>
    public string? StoreFile { get; init; }

    public int Seed { get; init; }

    /// <summary>How often which fault is made.</summary>
    public ImmutableSortedDictionary<FaultKind, TimeSpan> Faults { get; init; } = ImmutableSortedDictionary<FaultKind, TimeSpan>.Empty;

    /// <summary>The names, which no other run has: a database may keep those of earlier ones.</summary>
    public ImmutableArray<string> NamesOf(string run) =>
        [.. Enumerable.Range(1, Names).Select(number => FormattableString.Invariant($"{(IsOfLocks ? "locks" : "licences")}-{number}{RunSeparator}{run}"))];

    /// <summary>A name without what makes it the run's own.</summary>
    public static string Short(string name) => name.Split(RunSeparator)[0];

    private const char RunSeparator = '@';
}
