namespace ActorConcurrency;

/// <summary>The operations of one handle that wait for an answer. Plain collections under a lock that is held for a few instructions. Thread-safe.</summary>
internal sealed class InFlight
{
    private readonly Lock _lock = new();
    private readonly LinkedList<PendingOperation> _all = new();
    private readonly Dictionary<long, PendingOperation> _named = [];
    private long _last;

    /// <summary>Starts an operation under a number that no other gets.</summary>
    /// <remarks>
    /// To leave the lock is an interlocked operation, so a full fence: what the caller reads next (has the service died?) is read after the
    /// operation can be found.
    /// </remarks>
    public long Enter(PendingOperation operation)
    {
        lock (_lock)
        {
            var number = ++_last;
            operation.Start(number);
            _all.AddLast(operation.Place);
            return number;
        }
    }

    /// <summary>Makes it findable by its number, for the answer to a message. Before the message is told.</summary>
    public void Name(long number, PendingOperation operation)
    {
        lock (_lock)
            if (operation.Place.List is not null && operation.Number == number)
                _named[number] = operation;
    }

    /// <summary>The operation of that number; null if it has left, or was never named.</summary>
    public PendingOperation? Find(long number)
    {
        lock (_lock) return _named.GetValueOrDefault(number);
    }

    /// <summary>Takes an operation out. Only whoever decided it may do so, once.</summary>
    public void Leave(PendingOperation operation)
    {
        lock (_lock)
        {
            _all.Remove(operation.Place);
            if (_named.Count > 0) _named.Remove(operation.Number);
        }
    }

    /// <summary>Those that are in flight just now, first come first.</summary>
    public PendingOperation[] All()
    {
        lock (_lock) return [.. _all];
    }
}
