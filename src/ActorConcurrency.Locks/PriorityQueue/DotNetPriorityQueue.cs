using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET answer: <see cref="PriorityQueue{TElement, TPriority}"/> under a lock, and two <see cref="SemaphoreSlim"/>s to wait at:
/// one counts the items, the other the room.
/// </summary>
/// <remarks>
/// <para>What those do not promise is not promised here: no order among waiters, and the snapshot does not show them.</para>
/// <para>Changing a priority, and removing, leaves the old entry in the heap, to be skipped: a search for it would cost more the longer the
/// queue is. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class DotNetPriorityQueue<T> : IPriorityQueue<T>
{
    private const string Service = "priority queue";
    private readonly Lock _gate = new();
    private readonly PriorityHeap<T> _heap;

    // At any time: items queued = its count + getters that it let through and that have not taken theirs yet.
    private readonly SemaphoreSlim _items = new(0);
    private readonly SemaphoreSlim _room;
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _capacity;

    /// <summary>Creates a queue.</summary>
    /// <param name="capacity">How many items may be queued; at least 1. No limit by default.</param>
    /// <param name="ageing">How long an item waits for one level of priority more; above zero. Null, the default: priorities stay.</param>
    /// <param name="timeProvider">The clock of the ageing; null: the system's clock.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1, or <paramref name="ageing"/> is not above zero.</exception>
    public DotNetPriorityQueue(int capacity = int.MaxValue, TimeSpan? ageing = null, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        if (ageing is { } interval) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(ageing));
        _capacity = capacity;
        _room = new(capacity);
        _heap = new(ageing, timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public async ValueTask<PriorityTicket> PutAsync(T item, int priority, CancellationToken cancellationToken = default) =>
        (await PutWithinAsync(item, priority, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))!.Value;

    /// <inheritdoc/>
    public async ValueTask<PriorityTicket?> TryPutAsync(T item, int priority, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await PutWithinAsync(item, priority, WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<T> GetAsync(CancellationToken cancellationToken = default) =>
        (await TakeWithinAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))!.Value.Item;

    /// <inheritdoc/>
    public async ValueTask<Taken<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await TakeWithinAsync(WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<bool> ReprioritizeAsync(PriorityTicket ticket, int priority, CancellationToken cancellationToken = default)
    {
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return refusal;
        lock (_gate) return new(_heap.Reprioritize(ticket.Number, priority));
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(PriorityTicket ticket, CancellationToken cancellationToken = default)
    {
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return refusal;
        lock (_gate)
        {
            if (!_heap.Remove(ticket.Number)) return new(false);
            // If that takes nothing, a getter was let through for this item: it will find one item too few, and wait again.
            _items.Wait(0, CancellationToken.None);
            _room.Release();
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<PriorityQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        if (RefusalOf<PriorityQueueSnapshot>(cancellationToken) is { } refusal) return refusal;
        lock (_gate) return new(_heap.Snapshot(_capacity));
    }

    /// <summary>Stops the queue; pending calls end with <see cref="StoppedException"/>, and what is queued is gone. Stopping again does nothing.</summary>
    /// <returns>A task that completes once every pending call has been told.</returns>
    public ValueTask DisposeAsync() => new(_stopping.CancelAsync());

    private async ValueTask<PriorityTicket?> PutWithinAsync(T item, int priority, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!await PassAsync(_room, timeout, cancellationToken).ConfigureAwait(false)) return null;
        lock (_gate)
        {
            var ticket = new PriorityTicket(_heap.Put(item, priority));
            _items.Release();
            return ticket;
        }
    }

    private async ValueTask<Taken<T>?> TakeWithinAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        // Once more if a removal was faster, but only for what is left of the time.
        var began = Stopwatch.GetTimestamp();
        for (var left = timeout; await PassAsync(_items, left, cancellationToken).ConfigureAwait(false); left = Patience.Left(timeout, began))
        {
            lock (_gate)
            {
                if (_heap.Take() is not { } taken) continue;
                _room.Release();
                return taken;
            }
        }

        return null;
    }

    private async ValueTask<bool> PassAsync(SemaphoreSlim semaphore, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
        if (semaphore.Wait(0, CancellationToken.None)) return true;
        if (timeout == TimeSpan.Zero) return false;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        try
        {
            return await semaphore.WaitAsync(timeout, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private ValueTask<TResult>? RefusalOf<TResult>(CancellationToken cancellationToken) =>
        Refusal.For<TResult>(_stopping.IsCancellationRequested, Service, cancellationToken);
}
