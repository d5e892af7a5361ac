using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// Something that happened to a lock set: what a journal keeps of it. A state that is told the facts in their order is the state in which they
/// happened, whatever decided them. Immutable.
/// </summary>
internal abstract record LockSetFact
{
    private LockSetFact() { }

    /// <summary>The first one: how it is made.</summary>
    public sealed record Created(bool Ordered, int MaxWaiters, long LastToken) : LockSetFact;

    /// <summary>A request waits.</summary>
    /// <param name="Request">The request: its names in order, and each lease that it holds besides by its id.</param>
    /// <param name="Run">The run that what it gets belongs to.</param>
    public sealed record Queued(LockSetProtocol.Acquire Request, RequestId? Run) : LockSetFact;

    /// <summary>A request, which may have waited, has its locks.</summary>
    /// <param name="Grant">What it was answered.</param>
    /// <param name="Session">The session that holds it.</param>
    /// <param name="Run">The run that it belongs to.</param>
    public sealed record Granted(LockSetProtocol.Granted Grant, RequestId? Session, RequestId? Run) : LockSetFact;

    /// <summary>The holder gave a lease back.</summary>
    public sealed record Returned(RequestId Id) : LockSetFact;

    /// <summary>A request waits no longer, and has nothing.</summary>
    public sealed record Withdrawn(RequestId Id) : LockSetFact;

    /// <summary>A lease was taken back unasked.</summary>
    public sealed record Reclaimed(RequestId Id) : LockSetFact;

    /// <summary>An owner is there.</summary>
    public sealed record SessionOpened(RequestId Session, string Label) : LockSetFact;

    /// <summary>An owner is gone; its wait is withdrawn and its leases reclaimed by this.</summary>
    public sealed record SessionClosed(RequestId Session) : LockSetFact;
}

/// <summary>Everything that a lock set's facts have come to, so that those before need not be kept. Immutable.</summary>
internal sealed record LockSetImage(
    LockSetFact.Created Making, long Granted, long Returned, long Reclaimed,
    ImmutableArray<LockSetFact.SessionOpened> Sessions,
    ImmutableArray<LockSetImage.Lease> Leases,
    ImmutableArray<LockSetImage.Waiter> Waiters)
{
    /// <summary>What somebody holds.</summary>
    public sealed record Lease(LockSetFact.Granted Fact, TimeSpan Since);

    /// <summary>Somebody who waits.</summary>
    public sealed record Waiter(LockSetFact.Queued Fact, TimeSpan Since);
}
