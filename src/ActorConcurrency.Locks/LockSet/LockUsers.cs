namespace ActorConcurrency.Locks;

/// <summary>How many use a <see cref="DotNetLockSet"/>: who asks, who waits and who holds. Once it is closed, nobody comes any more. Thread-safe.</summary>
/// <remarks>
/// Memory order: whoever comes counts itself, then looks whether it is closed; whoever closes does so, then looks whether anybody is there. A full fence
/// stands between the two halves on either side, so one sees the other.
/// </remarks>
internal sealed class LockUsers
{
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private int _closed;

    /// <summary>Whether nobody comes any more.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>Completes once it is closed and everybody has left.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Somebody comes; false: it is closed.</summary>
    public bool TryEnter()
    {
        Interlocked.Increment(ref _count);
        if (!IsClosed) return true;
        Leave();
        return false;
    }

    /// <summary>Somebody leaves.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0 && IsClosed) _gone.TrySetResult();
    }

    /// <summary>Nobody comes any more.</summary>
    public void Close()
    {
        Interlocked.Exchange(ref _closed, 1);
        if (Volatile.Read(ref _count) == 0) _gone.TrySetResult();
    }
}
