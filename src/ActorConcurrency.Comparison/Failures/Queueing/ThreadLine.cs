namespace ActorConcurrency.Comparison;

/// <summary>A line whose consumers are threads.</summary>
internal abstract class ThreadLine : Line
{
    private readonly Dictionary<Task, BlockingCall> _calls = [];

    protected abstract int Take();

    protected abstract void Add(int item);

    protected abstract Work WorkOf(int item);

    public override Task PutAsync(int item, CancellationToken cancellation = default)
    {
        Add(item);
        return Task.CompletedTask;
    }

    public override Task<Work> GetAsync(string who, CancellationToken cancellation = default)
    {
        var item = 0;
        var call = BlockingCall.Start(who, () => item = Take());

        async Task<Work> FinishAsync()
        {
            await call.Done.ConfigureAwait(false);
            return WorkOf(item);
        }

        return Known(FinishAsync(), call);
    }

    // One thread, as a consumer on the page is.
    public override async Task<IReadOnlyList<int>> GetAllAsync(int count, FailureRun run)
    {
        var items = new int[count];
        await BlockingCall.Start("the consumer", () =>
        {
            for (var n = 0; n < count; n++) items[n] = Take();
        }).Done.ConfigureAwait(false);
        return items;
    }

    // A put never waits.
    public override Task<bool> IsBlockedAsync(Task call) => _calls.TryGetValue(call, out var known) ? known.IsBlockedAsync() : Task.FromResult(false);

    public override void Get() => Take();

    protected T Known<T>(T task, BlockingCall call) where T : Task
    {
        _calls[task] = call;
        return task;
    }
}
