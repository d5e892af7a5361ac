using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>A delivery of the work queue's actor. The actor counts its end once, so a second one from here would only cost a message.</summary>
internal sealed class ActorDelivery<T>(WorkQueueCalls<T> calls, Delivered<T> delivered) : IDelivery<T>
{
    private int _over;

    public T Item => delivered.Item;

    public int Attempt => delivered.Attempt;

    public void Done()
    {
        if (Interlocked.Exchange(ref _over, 1) == 0) calls.Tell(new Done(delivered.Id));
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _over, 1) == 0) calls.Tell(new Return(delivered.Id));
    }

    // Nothing to wait for: the message is in the mailbox, ahead of whatever the caller asks next.
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
