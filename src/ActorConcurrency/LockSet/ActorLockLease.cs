using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>A lease of the lock set's actor. The actor counts a return once, so a second one from here would only cost a message.</summary>
internal sealed class ActorLockLease(Gateway gateway, LockSetProtocol.Granted grant) : ILockLease
{
    private int _returned;

    public ImmutableArray<string> Names => grant.Names;

    public long FencingToken => grant.FencingToken;

    /// <summary>Its place in the flow of control; null in a session.</summary>
    public LockFlow.Place? Place { get; set; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _returned, 1) != 0) return;
        Place?.Leave();
        gateway.TellLate(new LockSetProtocol.Return(grant.Id));
    }

    // Nothing to wait for: the return is in the mailbox, ahead of whatever the caller asks next.
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
