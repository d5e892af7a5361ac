using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET answer: <see cref="PriorityQueue{TElement, TPriority}"/> under a lock, and two <see cref="SemaphoreSlim"/>s to wait at, for
/// an item and for room.
/// </summary>
/// <remarks>
/// <para>What those do not promise is not promised here: no order among waiters. The snapshot shows both kinds, who has come first first.</para>
/// <para>A comparer runs under the lock, on the thread of who puts: whoever calls the queue waits for it, and it must not call the queue itself, which is refused.</para>
/// <para>Changing a priority, and removing, leaves the old entry in the heap, to be skipped: a search for it would cost more the longer the
/// queue is. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class DotNetPriorityQueue<T> : IPriorityQueue<T>
{
    private const string Service = "priority queue";
    private readonly Lock _gate = new();
    private readonly PriorityHeap<T> _heap;

    private readonly WaitingLine _getters;
    private readonly WaitingLine _putters;
    private int _capacity;
    private bool _stopped;

    /// <summary>Creates a queue.</summary>
    /// <param name="capacity">How many items may be queued; at least 1. No limit by default.</param>
    /// <param name="ageing">How long an item waits for one level of priority more; above zero. Null, the default: priorities stay.</param>
    /// <param name="timeProvider">The clock of the ageing and of the ages; null: the system's clock.</param>
    /// <param name="maxWaiters">How many may wait for an item, and how many for room, apart from each other; at least 0. No limit by default.</param>
    /// <param name="comparer">Orders items of equal priority, the greater first; equals for it too are got in the order of their puts, as all are with null, the default.</param>
    /// <exception cref="ArgumentException">There are a comparer and an ageing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="capacity"/> is less than 1, <paramref name="ageing"/> is not above zero, or <paramref name="maxWaiters"/> is negative.
    /// </exception>
    public DotNetPriorityQueue(
        int capacity = int.MaxValue, TimeSpan? ageing = null, TimeProvider? timeProvider = null, int maxWaiters = int.MaxValue,
        IComparer<T>? comparer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        if (ageing is { } interval) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(ageing));
        ArgumentOutOfRangeException.ThrowIfNegative(maxWaiters);
        ComparerAndAgeing.Check(comparer, ageing);
        var time = timeProvider ?? TimeProvider.System;
        _capacity = capacity;
        _heap = new(ageing, time, comparer);
        (_getters, _putters) = (new(_gate, maxWaiters, time), new(_gate, maxWaiters, time));
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
    public async ValueTask<ImmutableArray<T>> GetManyAsync(int max, int min = 1, CancellationToken cancellationToken = default) =>
        await TakeManyAsync(max, min, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<T>> TryGetManyAsync(int max, TimeSpan timeout, int min = 1, CancellationToken cancellationToken = default) =>
        await TakeManyAsync(max, min, WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<T>> DrainAsync(int max = int.MaxValue, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return Under(cancellationToken, () => TakeUpTo(max));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ReprioritizeAsync(PriorityTicket ticket, int priority, CancellationToken cancellationToken = default) =>
        Under(cancellationToken, () => _heap.Reprioritize(ticket.Number, priority));

    /// <inheritdoc/>
    public async ValueTask<bool> RemoveAsync(PriorityTicket ticket, CancellationToken cancellationToken = default) =>
        Under(cancellationToken, () =>
        {
            var isRemoved = _heap.Remove(ticket.Number);
            if (isRemoved) OfferRoom();
            return isRemoved;
        });

    /// <inheritdoc/>
    public async ValueTask ChangeCapacityAsync(int capacity, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Under(cancellationToken, () =>
        {
            _capacity = capacity;
            // A full queue is enough for those who wait for several.
            _getters.Wake();
            return OfferRoom();
        });
    }

    /// <inheritdoc/>
    public async ValueTask<PriorityQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        Under(cancellationToken, () => _heap.Snapshot(_capacity) with
        {
            Getters = _getters.Listed, MoreGetters = _getters.More, Putters = _putters.Listed, MorePutters = _putters.More,
        });

    /// <summary>Stops the queue; pending calls end with <see cref="StoppedException"/>, and what is queued is gone. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopped = true;
            _getters.Wake();
            _putters.Wake();
        }

        return default;
    }

    private async ValueTask<PriorityTicket?> PutWithinAsync(T item, int priority, TimeSpan timeout, CancellationToken cancellationToken)
    {
        PriorityTicket? ticket = null;
        await _putters.TryWithinAsync(token => (ticket = TryPut(item, priority, token)) is not null, timeout, cancellationToken).ConfigureAwait(false);
        return ticket;
    }

    private async ValueTask<Taken<T>?> TakeWithinAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        Taken<T>? taken = null;
        await _getters.TryWithinAsync(token => (taken = TryTake(token)) is not null, timeout, cancellationToken).ConfigureAwait(false);
        return taken;
    }

    private async ValueTask<ImmutableArray<T>> TakeManyAsync(int max, int min, TimeSpan timeout, CancellationToken cancellationToken)
    {
        BatchSize.Check(max, min);
        return await _getters.TakeManyAsync(token => TryTakeMany(max, min, token), timeout, cancellationToken).ConfigureAwait(false);
    }

    // In the gate.
    private PriorityTicket? TryPut(T item, int priority, CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        if (_heap.Count >= _capacity) return null;
        try
        {
            var ticket = new PriorityTicket(_heap.Put(item, priority));
            _getters.WakeForOne();
            return ticket;
        }
        catch
        {
            // It may have been woken for the room that it does not take now.
            OfferRoom();
            throw;
        }
    }

    // In the gate.
    private ImmutableArray<T> TryTakeMany(int max, int min, CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        return _heap.Count < BatchSize.Needed(min, _capacity) ? [] : TakeUpTo(max);
    }

    // In the gate.
    private ImmutableArray<T> TakeUpTo(int max)
    {
        var taken = ImmutableArray.CreateBuilder<T>(Math.Min(max, _heap.Count));
        while (taken.Count < max && _heap.Take() is { } one) taken.Add(one.Item);
        OfferRoom();
        return taken.MoveToImmutable();
    }

    // In the gate.
    private Taken<T>? TryTake(CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        var taken = _heap.Take();
        if (taken is not null) OfferRoom();
        return taken;
    }

    private bool OfferRoom()
    {
        _putters.Wake(Math.Max(0, _capacity - _heap.Count));
        return true;
    }

    private TResult Under<TResult>(CancellationToken cancellationToken, Func<TResult> step)
    {
        lock (_gate)
        {
            Check(cancellationToken);
            return step();
        }
    }

    private void Check(CancellationToken cancellationToken)
    {
        Debug.Assert(_gate.IsHeldByCurrentThread, "Only in the gate.");
        if (_heap.IsComparing) throw new InvalidOperationException("The comparer must not use its own queue; nothing was done.");
        if (_stopped) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
