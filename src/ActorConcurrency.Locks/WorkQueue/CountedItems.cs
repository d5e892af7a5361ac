using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The items of a <see cref="DotNetWorkQueue{T}"/>, their count, and those who wait: all under one gate. Thread-safe.</summary>
internal sealed class CountedItems<T>
{
    private const string Service = "queue";
    private readonly Lock _gate = new();
    private readonly LinkedList<T> _items = new();
    private readonly WorkLedger _ledger = new();
    private readonly WorkQueueOverflow _overflow;
    private readonly WaitingLine _getters;
    private readonly WaitingLine _putters;
    private int _capacity;
    private bool _stopped;

    public CountedItems(int capacity, WorkQueueOverflow overflow, int maxWaiters)
    {
        (_capacity, _overflow) = (capacity, overflow);
        (_getters, _putters) = (new(_gate, maxWaiters, TimeProvider.System), new(_gate, maxWaiters, TimeProvider.System));
    }

    /// <summary>Puts an item once there is room; false: the time is up.</summary>
    public ValueTask<bool> PutAsync(T item, TimeSpan timeout, CancellationToken cancellationToken) =>
        _putters.TryWithinAsync(token => TryPut(item, token), timeout, cancellationToken);

    /// <summary>Takes an item once there is one; null: the time is up.</summary>
    public async ValueTask<Taken<T>?> TakeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        Taken<T>? taken = null;
        await _getters.TryWithinAsync(token => (taken = TryTake(token)) is not null, timeout, cancellationToken).ConfigureAwait(false);
        return taken;
    }

    /// <summary>Takes several items once there are so many; none: the time is up.</summary>
    public async ValueTask<ImmutableArray<T>> TakeManyAsync(int max, int min, TimeSpan timeout, CancellationToken cancellationToken)
    {
        BatchSize.Check(max, min);
        return await _getters.TakeManyAsync(token => TryTakeMany(max, min, token), timeout, cancellationToken).ConfigureAwait(false);
    }

    public ImmutableArray<T> Drain(int max, CancellationToken cancellationToken) => Under(cancellationToken, () => TakeUpTo(max));

    public bool ChangeCapacity(int capacity, CancellationToken cancellationToken) => Under(cancellationToken, () =>
    {
        _capacity = capacity;
        // A full queue is enough for those who wait for several.
        _getters.Wake();
        _putters.Wake(Math.Max(0, capacity - _items.Count));
        return true;
    });

    public bool Done(CancellationToken cancellationToken) => Under(cancellationToken, () =>
    {
        if (_ledger.InWork == 0) throw new InvalidOperationException("TaskDoneAsync was called more often than items were got. Call it once per item.");
        _ledger.Done();
        return true;
    });

    public bool ShutDown(bool immediate, CancellationToken cancellationToken) => Under(cancellationToken, () =>
    {
        Close(immediate);
        return true;
    });

    /// <summary>Waits until nothing is unfinished; and, if it is to be for good, nothing can be put any more. False: the time is up.</summary>
    public async ValueTask<bool> JoinAsync(bool forGood, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (timeout == TimeSpan.Zero) return Under(cancellationToken, () => _ledger.IsJoined(forGood));
        if (Under(cancellationToken, () => _ledger.Join(forGood)) is not { } joiner) return true;
        using var late = new CancellationTokenSource(timeout);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        await using var registration = over.Token.UnsafeRegister((_, token) => GiveUp(joiner, token), null).ConfigureAwait(false);
        try
        {
            await joiner.Value.Task.ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    public WorkQueueSnapshot Snapshot(CancellationToken cancellationToken) =>
        Under(cancellationToken, () => _ledger.Snapshot(_capacity, _items.Count, _getters.Listed, _putters.Listed) with
        {
            MoreGetters = _getters.More, MorePutters = _putters.More,
        });

    public void Stop()
    {
        lock (_gate)
        {
            if (_stopped) return;
            _stopped = true;
            _ledger.Fail(Refusal.Stopped(Service));
            Close(immediate: true);
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> joiner, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Out of the list it has been told.
            if (joiner.List is not { } joiners) return;
            joiners.Remove(joiner);
        }

        joiner.Value.SetCanceled(cancellationToken);
    }

    private void Close(bool immediate)
    {
        for (; immediate && _items.Count > 0; _items.RemoveFirst()) _ledger.Drop();
        _ledger.ShutDown();
        _getters.Wake();
        _putters.Wake();
    }

    private TResult Under<TResult>(CancellationToken cancellationToken, Func<TResult> step)
    {
        lock (_gate)
        {
            Check(cancellationToken);
            return step();
        }
    }

    // In the gate.
    private bool TryPut(T item, CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        if (_ledger.IsShutDown) throw new QueueShutDownException("The queue was shut down; the item was not put.");
        var isFull = _items.Count >= _capacity;
        if (isFull && _overflow == WorkQueueOverflow.Wait) return false;
        _ledger.Put();
        if (isFull) _ledger.Drop();
        if (isFull && _overflow == WorkQueueOverflow.DropPut) return true;
        if (isFull && _overflow == WorkQueueOverflow.DropNext) _items.RemoveFirst();
        if (isFull && _overflow == WorkQueueOverflow.DropLast) _items.RemoveLast();
        _items.AddLast(item);
        _getters.WakeForOne();
        return true;
    }

    // In the gate.
    private Taken<T>? TryTake(CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        if (_items.First is not { } first)
            return _ledger.IsShutDown ? throw new QueueShutDownException("The queue was shut down and nothing is left in it.") : null;
        _items.RemoveFirst();
        _ledger.Get();
        if (_items.Count < _capacity) _putters.Wake(1);
        return new Taken<T>(first.Value);
    }

    // In the gate.
    private ImmutableArray<T> TryTakeMany(int max, int min, CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        if (_items.Count == 0 && _ledger.IsShutDown) throw new QueueShutDownException("The queue was shut down and nothing is left in it.");
        return _items.Count < (_ledger.IsShutDown ? 1 : BatchSize.Needed(min, _capacity)) ? [] : TakeUpTo(max);
    }

    // In the gate.
    private ImmutableArray<T> TakeUpTo(int max)
    {
        var taken = ImmutableArray.CreateBuilder<T>(Math.Min(max, _items.Count));
        for (; taken.Count < max && _items.First is { } first; _items.RemoveFirst())
        {
            taken.Add(first.Value);
            _ledger.Get();
        }

        _putters.Wake(Math.Max(0, _capacity - _items.Count));
        return taken.MoveToImmutable();
    }

    private void Check(CancellationToken cancellationToken)
    {
        Debug.Assert(_gate.IsHeldByCurrentThread, "Only in the gate.");
        if (_stopped) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
