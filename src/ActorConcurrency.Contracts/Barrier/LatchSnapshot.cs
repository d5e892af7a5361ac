using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>A latch at one moment. Immutable. Nobody waits if nothing remains.</summary>
/// <param name="Initial">The count that it began with last.</param>
/// <param name="Remaining">What remains.</param>
/// <param name="Waiters">For how long each has waited, first come first, 100 at most. A latch has no sessions, so nobody has a label.</param>
public sealed record LatchSnapshot(int Initial, int Remaining, ImmutableArray<TimeSpan> Waiters)
{
    /// <summary>How many more wait than <see cref="Waiters"/> has.</summary>
    public int MoreWaiters { get; init; }

    /// <summary>Whether a wait would pass now.</summary>
    public bool IsOpen => Remaining == 0;

    /// <summary>Compares the figures, and the waiters one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(LatchSnapshot? other) =>
        other is not null
        && (Initial, Remaining, MoreWaiters) == (other.Initial, other.Remaining, other.MoreWaiters)
        && Waiters.SequenceEqual(other.Waiters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Initial, Remaining, Waiters.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{(IsOpen ? "Open" : $"{Remaining} remaining, {Initial} at the beginning")}, {Waiters.Length + MoreWaiters} waiting.{Wording.Sentence("Waiting", Wording.Ages(Waiters), MoreWaiters)}");
}
