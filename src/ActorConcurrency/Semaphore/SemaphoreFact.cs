using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// Something that happened to a semaphore: what a journal keeps of it. A state that is told the facts in their order is the state in which they
/// happened, whatever decided them. Immutable.
/// </summary>
internal abstract record SemaphoreFact
{
    private SemaphoreFact() { }

    /// <summary>The first one: how it is made.</summary>
    public sealed record Created(int Initial, int Maximum, int MaxWaiters, long LastToken) : SemaphoreFact;

    /// <summary>A request waits.</summary>
    public sealed record Queued(RequestId Id, int Permits, RequestId? Session) : SemaphoreFact;

    /// <summary>A request, which may have waited, has its permits.</summary>
    public sealed record Granted(RequestId Id, int Permits, long Token, RequestId? Session) : SemaphoreFact;

    /// <summary>The holder gave a grant back.</summary>
    public sealed record Returned(RequestId Id) : SemaphoreFact;

    /// <summary>A request waits no longer, and has nothing.</summary>
    public sealed record Withdrawn(RequestId Id) : SemaphoreFact;

    /// <summary>A grant was taken back unasked.</summary>
    public sealed record Reclaimed(RequestId Id) : SemaphoreFact;

    /// <summary>Permits were added that nobody held.</summary>
    public sealed record Released(int Permits) : SemaphoreFact;

    /// <summary>Free permits were taken out of use.</summary>
    public sealed record Drained(int Permits) : SemaphoreFact;

    /// <summary>Other permits may exist now; whoever waited for more is withdrawn by facts of its own.</summary>
    public sealed record MaximumChanged(int Maximum) : SemaphoreFact;

    /// <summary>An owner is there.</summary>
    public sealed record SessionOpened(RequestId Session, string Label) : SemaphoreFact;

    /// <summary>An owner is gone; its waits are withdrawn and its grants reclaimed by this.</summary>
    public sealed record SessionClosed(RequestId Session) : SemaphoreFact;
}

/// <summary>Everything that a semaphore's facts have come to, so that those before need not be kept. Immutable.</summary>
internal sealed record SemaphoreImage(
    int Initial, int Maximum, int MaxWaiters, int Available, long LastToken,
    long Granted, long Returned, long Reclaimed, long Released, long Drained, long Removed,
    ImmutableArray<SemaphoreImage.OpenSession> Sessions,
    ImmutableArray<SemaphoreImage.Grant> Grants,
    ImmutableArray<SemaphoreImage.Waiter> Waiters)
{
    /// <summary>An owner.</summary>
    public sealed record OpenSession(RequestId Id, string Label);

    /// <summary>What somebody holds.</summary>
    public sealed record Grant(RequestId Id, int Permits, long Token, RequestId? Session, TimeSpan Since);

    /// <summary>Somebody who waits.</summary>
    public sealed record Waiter(RequestId Id, int Permits, RequestId? Session, TimeSpan Since);
}
