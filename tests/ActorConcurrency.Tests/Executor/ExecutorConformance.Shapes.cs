namespace ActorConcurrency.Tests;

/// <content>What work may look like, and what would be lost.</content>
public abstract partial class ExecutorConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_may_be_code_of_any_shape(bool threads)
    {
        await using var executor = Create(threads: threads);
        var ran = 0;

        IExecution action = await executor.SubmitAsync(_ => { Interlocked.Increment(ref ran); });
        IExecution task = await executor.SubmitAsync(async _ =>
        {
            await Task.Yield();
            Interlocked.Increment(ref ran);
        });
        IExecution value = await executor.SubmitAsync(_ => new ValueTask(IncrementAsync()));
        IExecution done = await executor.SubmitAsync(_ => ValueTask.CompletedTask);
        IExecution<string> result = await executor.SubmitAsync(async _ =>
        {
            await Task.Yield();
            return "yes";
        });
        IExecution<int> plain = await executor.SubmitAsync(_ => 4);
        IExecution<int> given = await executor.SubmitAsync(_ => Task.FromResult(5));
        IExecution<int> core = await executor.SubmitAsync(_ => new ValueTask<int>(6));
        await Task.WhenAll(action.Task, task.Task, value.Task, done.Task);

        Assert.Equal((3, "yes", 4, 5, 6), (ran, await result.Task, await plain.Task, await given.Task, await core.Task));

        async Task IncrementAsync()
        {
            await Task.Yield();
            Interlocked.Increment(ref ran);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_of_any_shape_may_be_run_in_one_call()
    {
        await using var executor = Create();
        var ran = 0;

        await executor.RunAsync(_ => { ran++; });
        await executor.RunAsync(async _ =>
        {
            await Task.Yield();
            ran++;
        });
        await executor.RunAsync(_ => new ValueTask(Task.Run(() => ran++)));
        await executor.RunAsync(_ => ValueTask.CompletedTask);
        await executor.RunAsync(DoAsync);

        Assert.Equal(4, ran);
        Assert.Equal(5, await executor.RunAsync(_ => 5));
        Assert.Equal(6, await executor.RunAsync(_ => Task.FromResult(6)));
        Assert.Equal(7, await executor.RunAsync(_ => new ValueTask<int>(7)));
        Assert.Equal(8, await executor.RunAsync(async _ =>
        {
            await Task.Yield();
            return 8;
        }));
        Assert.Equal(9, await executor.RunAsync(GiveAsync));
        await Assert.ThrowsAsync<InvalidDataException>(() => executor.RunAsync(_ => ValueTask.FromException(new InvalidDataException("no"))));
        await Assert.ThrowsAsync<InvalidDataException>(() => executor.RunAsync(_ => ValueTask.FromException<int>(new InvalidDataException("no"))));
        await Assert.ThrowsAsync<InvalidDataException>(() => executor.RunAsync(_ => throw new InvalidDataException("no")));

        async ValueTask DoAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            ran++;
        }

        static async ValueTask<int> GiveAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            return 9;
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_map_takes_work_of_each_shape_that_has_a_result()
    {
        await using var executor = Create(workers: 2);
        var (items, source) = (new[] { 1, 2, 3 }, new[] { 1, 2, 3 }.ToAsyncEnumerable());

        IAsyncEnumerable<int>[] maps =
        [
            executor.MapAsync(items, (item, _) => item * item), executor.MapAsync(source, (item, _) => item * item),
            executor.MapAsync(items, (item, _) => Task.FromResult(item * item)), executor.MapAsync(source, (item, _) => Task.FromResult(item * item)),
            executor.MapAsync(items, (item, _) => new ValueTask<int>(item * item)), executor.MapAsync(source, (item, _) => new ValueTask<int>(item * item)),
            executor.MapAsync(items, async (item, _) => await Task.FromResult(item * item)),
            executor.MapAsync(source, async (item, _) => await Task.FromResult(item * item)),
        ];

        foreach (var map in maps) Assert.Equal([1, 4, 9], await ListAsync(map));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_whose_result_would_be_a_task_that_nobody_awaits_is_refused()
    {
        await using var executor = Create();
        var done = Task.CompletedTask;

        var refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await executor.SubmitAsync<Task>(_ => done));
        await Assert.ThrowsAsync<ArgumentException>(async () => await executor.SubmitAsync(async _ => await Task.FromResult(done)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await executor.SubmitAsync(_ => Task.FromResult(done)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await executor.SubmitAsync(_ => new ValueTask<ValueTask<int>>(new ValueTask<int>(1))));
        await Assert.ThrowsAsync<ArgumentException>(async () => await executor.TrySubmitAsync(_ => new ValueTask<Task>(done), TimeSpan.Zero));
        var nested = await Assert.ThrowsAsync<ArgumentException>(() => executor.RunAsync(_ => Task.WhenAny(Task.FromResult(1), Task.FromResult(2))));
        await Assert.ThrowsAsync<ArgumentException>(() => executor.RunAsync(_ => Task.FromResult(ValueTask.CompletedTask)));

        Assert.StartsWith("The result would be a Task that nobody awaits", refusal.Message);
        Assert.StartsWith("The result would be a Task<Int32> that nobody awaits", nested.Message);
        Assert.Contains("async token => await", refusal.Message);
        Assert.Equal(new ExecutorSnapshot(1, [], [], 0, 0, 0), await executor.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_map_whose_results_would_be_tasks_is_refused_with_a_remedy_that_fits()
    {
        await using var executor = Create();

        var refusal = Assert.Throws<ArgumentException>(() => executor.MapAsync(new[] { 1 }, (_, _) => Task.CompletedTask));
        Assert.Throws<ArgumentException>(() => executor.MapAsync(new[] { 1 }.ToAsyncEnumerable(), (_, _) => ValueTask.CompletedTask));
        Assert.Throws<ArgumentException>(() => executor.MapAsync(new[] { 1 }, async (_, _) => await Task.FromResult(Task.CompletedTask)));

        Assert.Contains("async (item, token) => await", refusal.Message);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_task_inside_something_else_is_not_seen_and_is_the_callers_to_await()
    {
        await using var executor = Create();

        var inside = Assert.IsAssignableFrom<Task>(await executor.RunAsync<object>(_ => Task.FromException(new InvalidDataException("no"))));

        await Assert.ThrowsAsync<InvalidDataException>(() => inside);
    }
}
