using System.Threading.Channels;

namespace ActorConcurrency.Locks;

/// <summary>The idiomatic .NET queue: <see cref="Channel{T}"/>, and beside it the counting that <c>task_done</c> and <c>join</c> need.</summary>
/// <remarks>
/// <para>What <see cref="Channel{T}"/> does not promise is not promised here: first in, first out only, and a priority is ignored; no
/// order among waiters, and the snapshot does not show them; nobody owns an item, so what a consumer took and did not do is lost.</para>
/// <para>A channel counts nothing of that, so each write and read is made under one lock together with its count. It also wakes all who wait for
/// one item or one place; so they wait at a <see cref="SemaphoreSlim"/>, and one wakes. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class DotNetWorkQueue<T> : IWorkQueue<T>
{
    private readonly CountedChannel<T> _channel;

    /// <summary>Creates a queue.</summary>
    /// <param name="capacity">How many items may be queued; at least 1. No limit by default.</param>
    /// <param name="overflow">What a full queue does with one item more. By default the putter waits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1, or <paramref name="overflow"/> is none of the policies.</exception>
    public DotNetWorkQueue(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _channel = new(capacity, overflow);
    }

    /// <inheritdoc/>
    public async ValueTask PutAsync(T item, int priority = 0, CancellationToken cancellationToken = default) =>
        await _channel.PutAsync(item, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> TryPutAsync(T item, TimeSpan timeout, int priority = 0, CancellationToken cancellationToken = default) =>
        await _channel.PutAsync(item, WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<T> GetAsync(CancellationToken cancellationToken = default) =>
        (await _channel.TakeAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))!.Value.Item;

    /// <inheritdoc/>
    public async ValueTask<Taken<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await _channel.TakeAsync(WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask TaskDoneAsync(CancellationToken cancellationToken = default) => _channel.Done(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask ShutdownAsync(bool immediate = false, CancellationToken cancellationToken = default) =>
        _channel.ShutDown(immediate, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<WorkQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _channel.Snapshot(cancellationToken);

    /// <inheritdoc/>
    public ValueTask JoinAsync(CancellationToken cancellationToken = default) => _channel.JoinAsync(forGood: false, cancellationToken);

    /// <inheritdoc/>
    public ValueTask CompletionAsync(CancellationToken cancellationToken = default) => _channel.JoinAsync(forGood: true, cancellationToken);

    /// <summary>Stops the queue; pending calls end with <see cref="StoppedException"/>, and what is queued is gone. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        _channel.Stop();
        return default;
    }
}
