using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// A semaphore at one moment. Immutable. The ledger holds in every snapshot:
/// <c>Initial + Released − Drained = Available + Held</c> and <c>Granted = Returned + Reclaimed + Held</c>.
/// </summary>
/// <param name="Initial">Permits at the start.</param>
/// <param name="Maximum">The most permits that may exist.</param>
/// <param name="Available">Permits that are free.</param>
/// <param name="Held">Permits that somebody holds.</param>
/// <param name="Granted">Permits ever granted.</param>
/// <param name="Returned">Permits given back by their holders.</param>
/// <param name="Reclaimed">Permits taken back because their owner was gone or the grant met a cancellation.</param>
/// <param name="Released">Permits added by strangers (<see cref="ISemaphore.ReleaseAsync"/>).</param>
/// <param name="Drained">Free permits taken out of use.</param>
/// <param name="Waiters">Who waits, first come first; empty where an implementation cannot tell.</param>
public sealed record SemaphoreSnapshot(
    int Initial, int Maximum, int Available, int Held,
    long Granted, long Returned, long Reclaimed, long Released, long Drained,
    ImmutableArray<SemaphoreWaiter> Waiters)
{
    /// <summary>Compares all figures, and the waiters one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(SemaphoreSnapshot? other) =>
        other is not null
        && (Initial, Maximum, Available, Held) == (other.Initial, other.Maximum, other.Available, other.Held)
        && (Granted, Returned, Reclaimed, Released, Drained) == (other.Granted, other.Returned, other.Reclaimed, other.Released, other.Drained)
        && Waiters.SequenceEqual(other.Waiters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Available, Held, Granted, Returned, Released, Waiters.Length);
}

/// <summary>Somebody who waits for permits. Immutable.</summary>
/// <param name="Label">The session's name, or empty for a wait without a session.</param>
/// <param name="Permits">How many permits are waited for.</param>
/// <param name="Waiting">For how long it has waited.</param>
public sealed record SemaphoreWaiter(string Label, int Permits, TimeSpan Waiting);
