using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>What stands behind a delivery: how it ends. Thread-safe.</summary>
internal abstract class WorkQueueHolding
{
    /// <summary>Ends the delivery of that version; a second time, and under an old version, it does nothing.</summary>
    public abstract void End(long version, bool isDone);
}

/// <summary>
/// An item lent at once: the entry in the actor's books itself, used again when it is over. The version tells the uses apart, for no two have
/// the same; it is 0 while nobody holds it.
/// </summary>
internal sealed class WorkQueueLease<T> : WorkQueueHolding
{
    private long _version;
    private Gateway _gateway = null!;

    /// <summary>The current use. Changed by who has the actor's turn.</summary>
    public long Version
    {
        get => Volatile.Read(ref _version);
        set => Volatile.Write(ref _version, value);
    }

    /// <summary>The delivery of a handle. Before anybody else knows of it.</summary>
    public WorkDelivery<T> For(Gateway gateway, in WorkQueueJob<T> job)
    {
        _gateway = gateway;
        return new(this, Version, job.Item, job.Deliveries);
    }

    public override void End(long version, bool isDone)
    {
        if (Version == version) _gateway.DoLate(new EndStep<T>(version, isDone, _gateway.Turn.Since));
    }
}

/// <summary>An item delivered by message: it ends by message, under the request's id. The actor counts it once.</summary>
internal sealed class WorkQueueGrant(Gateway gateway, RequestId id) : WorkQueueHolding
{
    private int _over;

    public override void End(long version, bool isDone)
    {
        if (Interlocked.Exchange(ref _over, 1) == 0) gateway.TellLate(isDone ? new Done(id) : new Return(id));
    }
}
