using System.Threading.Channels;

namespace ActorConcurrency.Locks;

/// <summary>
/// A <see cref="Channel{T}"/> whose writes and reads are made under one lock together with their count; a count beside it would lag behind.
/// Nor is the waiting left to the channel, which wakes all for one item or one place. Thread-safe.
/// </summary>
internal sealed class CountedChannel<T>
{
    private const string Service = "queue";
    private readonly Lock _gate = new();
    private readonly Channel<T> _channel;
    private readonly WorkLedger _ledger = new();
    private readonly WaitingLine _getters;
    private readonly WaitingLine _putters;
    private readonly int _capacity;
    private bool _stopped;

    public CountedChannel(int capacity, WorkQueueOverflow overflow)
    {
        (_capacity, _getters, _putters) = (capacity, new(_gate), new(_gate));
        _channel = capacity == int.MaxValue
            ? Channel.CreateUnbounded<T>()
            : Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { FullMode = ModeOf(overflow) }, _ => _ledger.Drop());
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

    /// <summary>Waits until nothing is unfinished; and, if it is to be for good, nothing can be put any more.</summary>
    public async ValueTask JoinAsync(bool forGood, CancellationToken cancellationToken)
    {
        if (Under(cancellationToken, () => _ledger.Join(forGood)) is not { } joiner) return;
        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(joiner, cancellationToken), null).ConfigureAwait(false);
        await joiner.Value.Task.ConfigureAwait(false);
    }

    public WorkQueueSnapshot Snapshot(CancellationToken cancellationToken) =>
        Under(cancellationToken, () => _ledger.Snapshot(_capacity, _channel.Reader.Count));

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
        _channel.Writer.TryComplete();
        while (immediate && _channel.Reader.TryRead(out _)) _ledger.Drop();
        _ledger.ShutDown();
        _getters.Wake(int.MaxValue);
        _putters.Wake(int.MaxValue);
    }

    // In the gate.
    private bool TryPut(T item, CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        if (_ledger.IsShutDown) throw new QueueShutDownException("The queue was shut down; the item was not put.");
        // Counted first: a channel that drops says so before it returns.
        _ledger.Put();
        if (_channel.Writer.TryWrite(item))
        {
            _getters.Wake(1);
            return true;
        }

        _ledger.TakePutBack();
        return false;
    }

    // In the gate.
    private Taken<T>? TryTake(CancellationToken cancellationToken)
    {
        Check(cancellationToken);
        if (_channel.Reader.TryRead(out var item))
        {
            _ledger.Get();
            _putters.Wake(1);
            return new Taken<T>(item);
        }

        return _ledger.IsShutDown ? throw new QueueShutDownException("The queue was shut down and nothing is left in it.") : null;
    }

    private void Check(CancellationToken cancellationToken)
    {
        if (_stopped) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private TResult Under<TResult>(CancellationToken cancellationToken, Func<TResult> step)
    {
        lock (_gate)
        {
            Check(cancellationToken);
            return step();
        }
    }

    private static BoundedChannelFullMode ModeOf(WorkQueueOverflow overflow) => overflow switch
    {
        WorkQueueOverflow.Wait => BoundedChannelFullMode.Wait,
        WorkQueueOverflow.DropNext => BoundedChannelFullMode.DropOldest,
        WorkQueueOverflow.DropLast => BoundedChannelFullMode.DropNewest,
        WorkQueueOverflow.DropPut => BoundedChannelFullMode.DropWrite,
        _ => throw new ArgumentOutOfRangeException(nameof(overflow), overflow, "It is none of the policies."),
    };
}
