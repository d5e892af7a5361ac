using System.Collections.Immutable;

namespace ActorConcurrency.Tests;

/// <summary>A work queue that passes everything on. Those below each break one promise; others are caught by being set otherwise than said.</summary>
internal abstract class PassingQueue(IOwnedWorkQueue<int> inner) : IOwnedWorkQueue<int>
{
    protected IOwnedWorkQueue<int> Inner => inner;

    public virtual ValueTask PutAsync(int item, int priority = 0, CancellationToken cancellationToken = default) => inner.PutAsync(item, priority, cancellationToken);

    public ValueTask<bool> TryPutAsync(int item, TimeSpan timeout, int priority = 0, CancellationToken cancellationToken = default) =>
        inner.TryPutAsync(item, timeout, priority, cancellationToken);

    public virtual ValueTask<int> GetAsync(CancellationToken cancellationToken = default) => inner.GetAsync(cancellationToken);

    public ValueTask<Taken<int>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => inner.TryGetAsync(timeout, cancellationToken);

    public ValueTask<ImmutableArray<int>> GetManyAsync(int max, int min = 1, CancellationToken cancellationToken = default) =>
        inner.GetManyAsync(max, min, cancellationToken);

    public ValueTask<ImmutableArray<int>> TryGetManyAsync(int max, TimeSpan timeout, int min = 1, CancellationToken cancellationToken = default) =>
        inner.TryGetManyAsync(max, timeout, min, cancellationToken);

    public ValueTask<ImmutableArray<int>> DrainAsync(int max = int.MaxValue, CancellationToken cancellationToken = default) =>
        inner.DrainAsync(max, cancellationToken);

    public ValueTask TaskDoneAsync(CancellationToken cancellationToken = default) => inner.TaskDoneAsync(cancellationToken);

    public ValueTask JoinAsync(CancellationToken cancellationToken = default) => inner.JoinAsync(cancellationToken);

    public ValueTask<bool> TryJoinAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => inner.TryJoinAsync(timeout, cancellationToken);

    public ValueTask CompletionAsync(CancellationToken cancellationToken = default) => inner.CompletionAsync(cancellationToken);

    public ValueTask ShutdownAsync(bool immediate = false, CancellationToken cancellationToken = default) => inner.ShutdownAsync(immediate, cancellationToken);

    public ValueTask ChangeCapacityAsync(int capacity, CancellationToken cancellationToken = default) => inner.ChangeCapacityAsync(capacity, cancellationToken);

    public ValueTask<WorkQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public IWorkQueueSession<int> OpenSession(string label) => inner.OpenSession(label);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>A get that is cancelled just as it is served loses its item.</summary>
internal sealed class LosingQueue(IOwnedWorkQueue<int> inner) : PassingQueue(inner)
{
    public override async ValueTask<int> GetAsync(CancellationToken cancellationToken = default)
    {
        var item = await Inner.GetAsync(cancellationToken);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return item;
    }
}

/// <summary>Puts some items twice.</summary>
internal sealed class DoublingQueue(IOwnedWorkQueue<int> inner) : PassingQueue(inner)
{
    public override async ValueTask PutAsync(int item, int priority = 0, CancellationToken cancellationToken = default)
    {
        await Inner.PutAsync(item, priority, cancellationToken);
        if (item % 5 == 0) await Inner.TryPutAsync(item, TimeSpan.Zero, priority, CancellationToken.None);
    }
}

/// <summary>A priority queue that knows fewer priorities than it is given.</summary>
internal sealed class CoarsePriorityQueue(IPriorityQueue<int> inner) : IPriorityQueue<int>
{
    public ValueTask<PriorityTicket> PutAsync(int item, int priority, CancellationToken cancellationToken = default) =>
        inner.PutAsync(item, priority / 2, cancellationToken);

    public ValueTask<PriorityTicket?> TryPutAsync(int item, int priority, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        inner.TryPutAsync(item, priority, timeout, cancellationToken);

    public ValueTask<int> GetAsync(CancellationToken cancellationToken = default) => inner.GetAsync(cancellationToken);

    public ValueTask<Taken<int>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => inner.TryGetAsync(timeout, cancellationToken);

    public ValueTask<ImmutableArray<int>> GetManyAsync(int max, int min = 1, CancellationToken cancellationToken = default) =>
        inner.GetManyAsync(max, min, cancellationToken);

    public ValueTask<ImmutableArray<int>> TryGetManyAsync(int max, TimeSpan timeout, int min = 1, CancellationToken cancellationToken = default) =>
        inner.TryGetManyAsync(max, timeout, min, cancellationToken);

    public ValueTask<ImmutableArray<int>> DrainAsync(int max = int.MaxValue, CancellationToken cancellationToken = default) =>
        inner.DrainAsync(max, cancellationToken);

    public ValueTask<bool> ReprioritizeAsync(PriorityTicket ticket, int priority, CancellationToken cancellationToken = default) =>
        inner.ReprioritizeAsync(ticket, priority, cancellationToken);

    public ValueTask<bool> RemoveAsync(PriorityTicket ticket, CancellationToken cancellationToken = default) => inner.RemoveAsync(ticket, cancellationToken);

    public ValueTask ChangeCapacityAsync(int capacity, CancellationToken cancellationToken = default) => inner.ChangeCapacityAsync(capacity, cancellationToken);

    public ValueTask<PriorityQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
