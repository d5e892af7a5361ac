using System.Collections.Immutable;
using System.Threading.Channels;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET queue: a list under a lock, two <see cref="SemaphoreSlim"/>s to wait at, and the counting that <c>task_done</c> and <c>join</c> need.
/// </summary>
/// <remarks>
/// <para>Not a <see cref="Channel{T}"/>: that one counts nothing of it, wakes all who wait for one item, and cannot change its capacity. What it does not
/// promise is not promised here either: first in, first out only, and a priority is ignored; no order among waiters, though the snapshot shows them, who
/// has come first first; nobody owns an item, so what a consumer took and did not do is lost, and the snapshot knows no workers.</para>
/// <para>Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class DotNetWorkQueue<T> : IWorkQueue<T>
{
    private readonly CountedItems<T> _items;

    /// <summary>Creates a queue.</summary>
    /// <param name="capacity">How many items may be queued; at least 1. No limit by default.</param>
    /// <param name="overflow">What a full queue does with one item more. By default the putter waits.</param>
    /// <param name="maxWaiters">How many may wait for an item, and how many for room, apart from each other; at least 0. No limit by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="capacity"/> is less than 1, <paramref name="overflow"/> is none of the policies, or <paramref name="maxWaiters"/> is negative.
    /// </exception>
    public DotNetWorkQueue(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait, int maxWaiters = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(maxWaiters);
        if (!Enum.IsDefined(overflow)) throw new ArgumentOutOfRangeException(nameof(overflow), overflow, "It is none of the policies.");
        _items = new(capacity, overflow, maxWaiters);
    }

    /// <inheritdoc/>
    public async ValueTask PutAsync(T item, int priority = 0, CancellationToken cancellationToken = default) =>
        await _items.PutAsync(item, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> TryPutAsync(T item, TimeSpan timeout, int priority = 0, CancellationToken cancellationToken = default) =>
        await _items.PutAsync(item, WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<T> GetAsync(CancellationToken cancellationToken = default) =>
        (await _items.TakeAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))!.Value.Item;

    /// <inheritdoc/>
    public async ValueTask<Taken<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await _items.TakeAsync(WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<T>> GetManyAsync(int max, int min = 1, CancellationToken cancellationToken = default) =>
        await _items.TakeManyAsync(max, min, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<T>> TryGetManyAsync(int max, TimeSpan timeout, int min = 1, CancellationToken cancellationToken = default) =>
        await _items.TakeManyAsync(max, min, WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<T>> DrainAsync(int max = int.MaxValue, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return _items.Drain(max, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask TaskDoneAsync(CancellationToken cancellationToken = default) => _items.Done(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask ShutdownAsync(bool immediate = false, CancellationToken cancellationToken = default) =>
        _items.ShutDown(immediate, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask ChangeCapacityAsync(int capacity, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _items.ChangeCapacity(capacity, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<WorkQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _items.Snapshot(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask JoinAsync(CancellationToken cancellationToken = default) =>
        await _items.JoinAsync(forGood: false, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> TryJoinAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await _items.JoinAsync(forGood: false, WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask CompletionAsync(CancellationToken cancellationToken = default) =>
        await _items.JoinAsync(forGood: true, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);

    /// <summary>Stops the queue; pending calls end with <see cref="StoppedException"/>, and what is queued is gone. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        _items.Stop();
        return default;
    }
}
