namespace ActorConcurrency;

/// <summary>A grant of the semaphore's actor. The actor counts a return once, so a second one from here would only cost a message.</summary>
internal sealed class ActorPermit(Gateway gateway, SemaphoreProtocol.Granted grant) : IPermit
{
    private int _returned;

    public int Count => grant.Permits;

    public long FencingToken => grant.FencingToken;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _returned, 1) == 0) gateway.TellLate(new SemaphoreProtocol.Return(grant.Id));
    }

    // Nothing to wait for: the return is in the mailbox, ahead of whatever the caller asks next.
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
