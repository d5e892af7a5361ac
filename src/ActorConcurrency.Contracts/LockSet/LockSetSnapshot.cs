using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>A lock set at one moment. Immutable. In every snapshot <c>Granted = Returned + Reclaimed + Holders.Length + MoreHolders</c>, and no name has two holders.</summary>
/// <param name="Granted">Leases ever granted.</param>
/// <param name="Returned">Leases given back by their holders.</param>
/// <param name="Reclaimed">Leases taken back because their owner was gone or the grant met a cancellation.</param>
/// <param name="Holders">Who holds what, in the order of the grants, 100 at most.</param>
/// <param name="Waiters">Who waits for what, in the order of asking, 100 at most; empty where an implementation cannot tell.</param>
public sealed record LockSetSnapshot(
    long Granted, long Returned, long Reclaimed, ImmutableArray<LockHolder> Holders, ImmutableArray<LockWaiter> Waiters)
{
    /// <summary>How many more leases are held than <see cref="Holders"/> has.</summary>
    public int MoreHolders { get; init; }

    /// <summary>How many more wait than <see cref="Waiters"/> has.</summary>
    public int MoreWaiters { get; init; }

    /// <summary>Whether it is being ended: nobody gets a lock any more but who waits already.</summary>
    public bool IsEnding { get; init; }

    /// <summary>Compares all figures, and the holders and waiters one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(LockSetSnapshot? other) =>
        other is not null
        && (Granted, Returned, Reclaimed) == (other.Granted, other.Returned, other.Reclaimed)
        && (MoreHolders, MoreWaiters, IsEnding) == (other.MoreHolders, other.MoreWaiters, other.IsEnding)
        && Holders.SequenceEqual(other.Holders)
        && Waiters.SequenceEqual(other.Waiters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Granted, Returned, Reclaimed, Holders.Length, Waiters.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{Wording.Several(Holders.Length + MoreHolders, "lease")} held, {Waiters.Length + MoreWaiters} waiting.{(IsEnding ? " It is being ended." : "")}{Wording.Sentence("Held by", Holders, MoreHolders)}{Wording.Sentence("Waiting", Waiters, MoreWaiters)}");
}

/// <summary>Somebody who holds locks. Immutable.</summary>
/// <param name="Label">The session's name, or empty for a lease without a session.</param>
/// <param name="Names">The locks, in their order.</param>
/// <param name="FencingToken">The lease's token.</param>
/// <param name="Held">For how long they have been held.</param>
public sealed record LockHolder(string Label, ImmutableArray<string> Names, long FencingToken, TimeSpan Held)
{
    /// <summary>Compares everything, the names one by one.</summary>
    /// <param name="other">The other holder.</param>
    public bool Equals(LockHolder? other) =>
        other is not null
        && (Label, FencingToken, Held) == (other.Label, other.FencingToken, other.Held)
        && Names.SequenceEqual(other.Names);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, FencingToken, Held, Names.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => $"{Wording.Name(Label)}, {Wording.Names(Names)} for {Wording.Age(Held)}";
}

/// <summary>Somebody who waits for locks. Immutable.</summary>
/// <param name="Label">The session's name, or empty for a wait without a session.</param>
/// <param name="Names">The locks, in their order; some of them may be free.</param>
/// <param name="Waiting">For how long it has waited.</param>
public sealed record LockWaiter(string Label, ImmutableArray<string> Names, TimeSpan Waiting)
{
    /// <summary>Compares everything, the names one by one.</summary>
    /// <param name="other">The other waiter.</param>
    public bool Equals(LockWaiter? other) =>
        other is not null && (Label, Waiting) == (other.Label, other.Waiting) && Names.SequenceEqual(other.Names);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, Waiting, Names.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => $"{Wording.Name(Label)}, {Wording.Names(Names)} for {Wording.Age(Waiting)}";
}
