namespace ActorConcurrency.Locks;

/// <summary>A pass of a <see cref="DotNetEvent"/>, on approval. Thread-safe.</summary>
internal sealed class DotNetEventPass(EventWaiters waiters, EventGrant grant) : IEventPass
{
    private int _decided;

    public long Number => grant.Number;

    public void Keep() => Interlocked.Exchange(ref _decided, 1);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _decided, 1) == 0) waiters.TakeBack(grant);
    }
}
