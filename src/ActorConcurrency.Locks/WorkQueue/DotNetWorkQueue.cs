using System.Threading.Channels;

namespace ActorConcurrency.Locks;

/// <summary>The idiomatic .NET queue: <see cref="Channel{T}"/>, and beside it the counting that <c>task_done</c> and <c>join</c> need.</summary>
/// <remarks>
/// <para>What <see cref="Channel{T}"/> does not promise is not promised here: first in, first out only, and a priority is ignored; no
/// order among waiters, and the snapshot does not show them; nobody owns an item, so what a consumer took and did not do is lost.</para>
/// <para>A channel counts nothing, and a count beside it would lag behind: so each write and read is made under one lock together with
/// its count, and only the waiting is left to the channel. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class DotNetWorkQueue<T> : IWorkQueue<T>
{
    private const string Service = "queue";
    private readonly Lock _gate = new();
    private readonly Channel<T> _channel;
    private readonly WorkLedger _ledger = new();
    private readonly int _capacity;
    private bool _stopped;

    /// <summary>Creates a queue.</summary>
    /// <param name="capacity">How many items may be queued; at least 1. No limit by default.</param>
    /// <param name="overflow">What a full queue does with one item more. By default the putter waits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1, or <paramref name="overflow"/> is none of the policies.</exception>
    public DotNetWorkQueue(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
        _channel = capacity == int.MaxValue
            ? Channel.CreateUnbounded<T>()
            : Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { FullMode = ModeOf(overflow) }, _ => _ledger.Drop());
    }

    /// <inheritdoc/>
    public async ValueTask PutAsync(T item, int priority = 0, CancellationToken cancellationToken = default) =>
        await PutAsync(item, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> TryPutAsync(T item, TimeSpan timeout, int priority = 0, CancellationToken cancellationToken = default) =>
        await PutAsync(item, Patience.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<T> GetAsync(CancellationToken cancellationToken = default) =>
        (await TakeAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))!.Value.Item;

    /// <inheritdoc/>
    public async ValueTask<Taken<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await TakeAsync(Patience.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask TaskDoneAsync(CancellationToken cancellationToken = default) => Do(cancellationToken, () =>
    {
        if (_ledger.InWork == 0) throw new InvalidOperationException("TaskDoneAsync was called more often than items were got. Call it once per item.");
        _ledger.Done();
    });

    /// <inheritdoc/>
    public ValueTask JoinAsync(CancellationToken cancellationToken = default) => WaitFor(_ledger.Idle, cancellationToken);

    /// <inheritdoc/>
    public ValueTask CompletionAsync(CancellationToken cancellationToken = default) => WaitFor(_ledger.Completed, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ShutdownAsync(bool immediate = false, CancellationToken cancellationToken = default) =>
        Do(cancellationToken, () => ShutDown(immediate));

    /// <inheritdoc/>
    public ValueTask<WorkQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return Refusal.For<WorkQueueSnapshot>(_stopped, Service, cancellationToken) ?? new(_ledger.Snapshot(_capacity, _channel.Reader.Count));
    }

    /// <summary>Stops the queue; pending calls end with <see cref="StoppedException"/>, and what is queued is gone. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_stopped) return default;
            _stopped = true;
            _ledger.Fail(Refusal.Stopped(Service));
            ShutDown(immediate: true);
        }

        return default;
    }

    private async ValueTask<bool> PutAsync(T item, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (TryPut(item, cancellationToken)) return true;
        if (timeout == TimeSpan.Zero) return false;
        using var patience = new Patience(timeout, cancellationToken);
        while (await patience.WaitAsync(_channel.Writer.WaitToWriteAsync).ConfigureAwait(false))
            if (TryPut(item, cancellationToken)) return true;
        return false;
    }

    private async ValueTask<Taken<T>?> TakeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (TryTake(cancellationToken) is { } first) return first;
        if (timeout == TimeSpan.Zero) return null;
        using var patience = new Patience(timeout, cancellationToken);
        while (await patience.WaitAsync(_channel.Reader.WaitToReadAsync).ConfigureAwait(false))
            if (TryTake(cancellationToken) is { } taken) return taken;
        return null;
    }

    private bool TryPut(T item, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfRefused(cancellationToken);
            if (_ledger.IsShutDown) throw new QueueShutDownException("The queue was shut down; the item was not put.");
            // Counted first: a channel that drops says so before it returns.
            _ledger.Put();
            if (_channel.Writer.TryWrite(item)) return true;
            _ledger.TakePutBack();
            return false;
        }
    }

    private Taken<T>? TryTake(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfRefused(cancellationToken);
            if (_channel.Reader.TryRead(out var item))
            {
                _ledger.Get();
                return new Taken<T>(item);
            }

            return _ledger.IsShutDown ? throw new QueueShutDownException("The queue was shut down and nothing is left in it.") : null;
        }
    }

    private void ShutDown(bool immediate)
    {
        _channel.Writer.TryComplete();
        while (immediate && _channel.Reader.TryRead(out _)) _ledger.Drop();
        _ledger.ShutDown();
    }

    private ValueTask WaitFor(Func<Task> what, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Refusal.For<bool>(_stopped, Service, cancellationToken) is { } refusal
                ? new(refusal.AsTask())
                : new(what().WaitAsync(cancellationToken));
    }

    private ValueTask Do(CancellationToken cancellationToken, Action step)
    {
        lock (_gate)
        {
            try
            {
                ThrowIfRefused(cancellationToken);
                step();
                return default;
            }
            catch (Exception failure) when (failure is InvalidOperationException or OperationCanceledException)
            {
                return ValueTask.FromException(failure);
            }
        }
    }

    private void ThrowIfRefused(CancellationToken cancellationToken)
    {
        if (_stopped) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
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
