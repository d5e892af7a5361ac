using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What the program of a cell has found: the material for its judge. Immutable.</summary>
internal sealed record FailureNotes
{
    public static FailureNotes None { get; } = new();

    public ImmutableArray<string> Facts { get; init; } = [];

    public bool Told { get; init; }

    public TimeSpan? Recovery { get; init; }

    public long Lost { get; init; }

    public long Doubled { get; init; }

    public long Stranded { get; init; }

    public bool Hung { get; init; }

    public ImmutableArray<string> Cycle { get; init; } = [];

    /// <summary>Why the program gave no answer; empty if it did.</summary>
    public string Failed { get; init; } = "";

    public FailureNotes With(string fact) => fact.Length == 0 || Facts.Contains(fact) ? this : this with { Facts = Facts.Add(fact) };
}
