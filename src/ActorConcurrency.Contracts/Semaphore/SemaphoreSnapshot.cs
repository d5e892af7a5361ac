using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// A semaphore at one moment. Immutable. The ledger holds in every snapshot:
/// <c>Initial + Released − Drained − Removed = Available + Held</c> and <c>Granted = Returned + Reclaimed + Held</c>. <c>Maximum</c> is exceeded only
/// after it was lowered, until enough of what was held then has come back.
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
/// <param name="Waiters">Who waits, first come first, 100 at most; empty where an implementation cannot tell.</param>
public sealed record SemaphoreSnapshot(
    int Initial, int Maximum, int Available, int Held,
    long Granted, long Returned, long Reclaimed, long Released, long Drained,
    ImmutableArray<SemaphoreWaiter> Waiters)
{
    /// <summary>Permits that ceased to exist because the maximum was lowered (<see cref="ISemaphore.ChangeMaximumAsync"/>): free ones at once, held ones as they came back.</summary>
    public long Removed { get; init; }

    /// <summary>Who holds permits, in the order of the grants, 100 at most. Each grant is an entry; one without a session has no label.</summary>
    public ImmutableArray<SemaphoreHolder> Holders { get; init; } = [];

    /// <summary>How many more grants are held than <see cref="Holders"/> has.</summary>
    public int MoreHolders { get; init; }

    /// <summary>How many more wait than <see cref="Waiters"/> has.</summary>
    public int MoreWaiters { get; init; }

    /// <summary>Compares all figures, and the holders and waiters one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(SemaphoreSnapshot? other) =>
        other is not null
        && (Initial, Maximum, Available, Held) == (other.Initial, other.Maximum, other.Available, other.Held)
        && (Granted, Returned, Reclaimed, Released, Drained) == (other.Granted, other.Returned, other.Reclaimed, other.Released, other.Drained)
        && (Removed, MoreHolders, MoreWaiters) == (other.Removed, other.MoreHolders, other.MoreWaiters)
        && Holders.SequenceEqual(other.Holders)
        && Waiters.SequenceEqual(other.Waiters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Available, Held, Granted, Returned, Released, Waiters.Length, Holders.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{Wording.Several(Available, "permit")} free, {Held} held{Limit}.{Wording.Sentence("Held by", Holders, MoreHolders)}{Wording.Sentence("Waiting", Waiters, MoreWaiters)}");

    private string Limit => Maximum == int.MaxValue ? "" : Wording.Text($", {Maximum} at most");
}

/// <summary>Somebody who holds permits. Immutable.</summary>
/// <param name="Label">The session's name, or empty for a grant without a session.</param>
/// <param name="Permits">How many permits are held.</param>
/// <param name="FencingToken">The grant's token.</param>
/// <param name="Held">For how long they have been held. A grant that needed no message is dated by a coarse clock, up to 30 ms early.</param>
public sealed record SemaphoreHolder(string Label, int Permits, long FencingToken, TimeSpan Held)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => $"{Wording.Name(Label)}, {Wording.Several(Permits, "permit")} for {Wording.Age(Held)}";
}

/// <summary>Somebody who waits for permits. Immutable.</summary>
/// <param name="Label">The session's name, or empty for a wait without a session.</param>
/// <param name="Permits">How many permits are waited for.</param>
/// <param name="Waiting">For how long it has waited.</param>
public sealed record SemaphoreWaiter(string Label, int Permits, TimeSpan Waiting)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => $"{Wording.Name(Label)}, {Wording.Several(Permits, "permit")} for {Wording.Age(Waiting)}";
}
