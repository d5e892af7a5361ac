namespace ActorConcurrency.Comparison;

/// <summary>A work queue by its contract, without sessions.</summary>
internal class QueueLine(IWorkQueue<int> queue) : Line
{
    public override bool HasJoin => true;

    public override Task PutAsync(int item, CancellationToken cancellation = default) => queue.PutAsync(item, 0, cancellation).AsTask();

    public override Task<bool> TryPutAsync(int item) => queue.TryPutAsync(item, TimeSpan.Zero).AsTask();

    public override async Task<Work> GetAsync(string who, CancellationToken cancellation = default) =>
        WorkOf(await queue.GetAsync(cancellation).ConfigureAwait(false));

    public override async Task<Work?> TryGetAsync(string who, TimeSpan timeout) =>
        await queue.TryGetAsync(timeout).ConfigureAwait(false) is { } taken ? WorkOf(taken.Item) : null;

    // What was asked before the snapshot is in it.
    public override async Task<bool> IsBlockedAsync(Task call)
    {
        await queue.SnapshotAsync().ConfigureAwait(false);
        await Task.Yield();
        return !call.IsCompleted;
    }

    public override async Task<long> QueuedAsync() => (await queue.SnapshotAsync().ConfigureAwait(false)).Queued;

    public override Task JoinAsync() => queue.JoinAsync().AsTask();

    public override Task DoneAsStrangerAsync() => queue.TaskDoneAsync().AsTask();

    public override Task StopAsync() => queue.DisposeAsync().AsTask();

    public override void Get() => queue.GetAsync().AsTask().GetAwaiter().GetResult();

    private Work WorkOf(int item) => new(item, DoneAsStrangerAsync, () => Task.CompletedTask);
}

/// <summary>A priority queue by its contract; all items are equally important.</summary>
internal sealed class PriorityLine(IPriorityQueue<int> queue) : Line
{
    public override Task PutAsync(int item, CancellationToken cancellation = default) => queue.PutAsync(item, 0, cancellation).AsTask();

    public override async Task<bool> TryPutAsync(int item) => await queue.TryPutAsync(item, 0, TimeSpan.Zero).ConfigureAwait(false) is not null;

    public override async Task<Work> GetAsync(string who, CancellationToken cancellation = default) =>
        Work.Plain(await queue.GetAsync(cancellation).ConfigureAwait(false));

    public override async Task<Work?> TryGetAsync(string who, TimeSpan timeout) =>
        await queue.TryGetAsync(timeout).ConfigureAwait(false) is { } taken ? Work.Plain(taken.Item) : null;

    public override async Task<bool> IsBlockedAsync(Task call)
    {
        await queue.SnapshotAsync().ConfigureAwait(false);
        await Task.Yield();
        return !call.IsCompleted;
    }

    public override async Task<long> QueuedAsync() => (await queue.SnapshotAsync().ConfigureAwait(false)).Queued;

    public override Task StopAsync() => queue.DisposeAsync().AsTask();

    public override void Get() => queue.GetAsync().AsTask().GetAwaiter().GetResult();
}
