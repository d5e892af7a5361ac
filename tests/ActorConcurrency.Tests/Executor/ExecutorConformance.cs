using Microsoft.Extensions.Time.Testing;

namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IExecutor"/> promises.</summary>
public abstract partial class ExecutorConformance : IDisposable
{
    protected static readonly TimeSpan Later = TimeSpan.FromMilliseconds(100);

    private readonly List<Gate> _gates = [];

    /// <summary>The clock of every executor of a test.</summary>
    protected FakeTimeProvider Time { get; } = new();

    public void Dispose()
    {
        foreach (var gate in _gates) gate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts an executor on <see cref="Time"/>.</summary>
    protected abstract IExecutor Create(int workers = 1, int queueCapacity = int.MaxValue, bool threads = true, Action<int>? initializer = null);

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_runs_and_gives_its_result(bool threads)
    {
        await using var executor = Create(threads: threads);

        var execution = await executor.SubmitAsync(_ => 21 * 2);

        Assert.Equal(42, await execution.Task);
        Assert.Equal(ExecutionState.Finished, execution.State);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_runs_in_the_order_of_submission()
    {
        await using var executor = Create();
        var order = new List<int>();

        var executions = new List<IExecution>();
        for (var number = 0; number < 100; number++)
        {
            var own = number;
            executions.Add(await executor.SubmitAsync(_ => order.Add(own)));
        }

        await executions.WaitAsync();
        Assert.Equal(Enumerable.Range(0, 100), order);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task As_many_run_at_a_time_as_there_are_workers(bool threads)
    {
        await using var executor = Create(workers: 3, threads: threads);
        var gates = Enumerable.Range(0, 3).Select(_ => NewGate()).ToList();
        foreach (var gate in gates) await executor.SubmitAsync(_ => gate.Pass());
        var last = await executor.SubmitAsync(_ => 1);
        foreach (var gate in gates) await gate.Arrived;

        var snapshot = await executor.SnapshotAsync();
        Assert.Equal((3, 3, 1), (snapshot.Workers, snapshot.Running.Length, snapshot.Queued.Length));
        Assert.Equal(ExecutionState.Pending, last.State);
        gates[1].Open();

        Assert.Equal(1, await last.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_on_threads_runs_on_threads_of_its_own_and_on_no_others()
    {
        await using var executor = Create(workers: 2);
        var threads = new HashSet<int>();

        for (var number = 0; number < 50; number++)
            Assert.True(await executor.RunAsync(_ =>
            {
                lock (threads) threads.Add(Environment.CurrentManagedThreadId);
                return !Thread.CurrentThread.IsThreadPoolThread && Thread.CurrentThread.IsBackground;
            }));

        Assert.InRange(threads.Count, 1, 2);
        Assert.True(await (await executor.SubmitAsync(_ => Thread.CurrentThread.ManagedThreadId)).Task is var id && threads.Contains(id));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_on_the_pool_runs_on_the_pool()
    {
        await using var executor = Create(threads: false);

        Assert.True(await executor.RunAsync(_ => Thread.CurrentThread.IsThreadPoolThread));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_awaits_a_result_does_not_hold_the_worker_up()
    {
        await using var executor = Create();
        var gate = NewGate();
        var execution = await executor.SubmitAsync(_ => 1);
        var waiting = WaitAsync();

        await gate.Arrived;
        Assert.Equal(2, await executor.RunAsync(_ => 2));
        gate.Open();
        await waiting;

        async Task WaitAsync()
        {
            await execution.Task.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            gate.Pass();
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_asynchronous_piece_of_work_keeps_its_place_until_its_task_is_over()
    {
        await using var executor = Create();
        var going = NewSignal();
        var first = await executor.SubmitAsync(async _ => await going.Task);
        var second = await executor.SubmitAsync(_ => 2);

        await Never.Completes(second.Task, after: executor.SnapshotAsync());
        going.SetResult();

        Assert.Equal(2, await second.Task);
        await first.Task;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nothing_flows_from_who_submits_to_the_work()
    {
        await using var executor = Create();
        var flow = new AsyncLocal<string> { Value = "mine" };

        Assert.Null(await executor.RunAsync(_ => flow.Value));
        Assert.Null(await executor.RunAsync(async _ =>
        {
            await Task.Yield();
            return flow.Value;
        }));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nothing_flows_from_work_to_later_work()
    {
        await using var executor = Create();
        var flow = new AsyncLocal<string>();
        await executor.RunAsync(_ => flow.Value = "first");

        Assert.Null(await executor.RunAsync(_ => flow.Value));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_thousand_pieces_of_work_from_many_callers_all_run_once()
    {
        await using var executor = Create(workers: 4);
        var ran = new int[1000];

        await Parallel.ForAsync(0, 1000, async (number, _) => await executor.RunAsync(_ => Interlocked.Increment(ref ran[number])));

        Assert.All(ran, count => Assert.Equal(1, count));
        var snapshot = await executor.SnapshotAsync();
        Assert.Equal((1000L, 0L, 0L), (snapshot.Completed, snapshot.Failed, snapshot.Cancelled));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_snapshot_names_what_runs_and_what_is_queued_with_ages()
    {
        await using var executor = Create();
        Assert.True((await executor.SnapshotAsync()).IsIdle);
        var gate = NewGate();
        await executor.SubmitAsync(_ => gate.Pass(), new("first"));
        await gate.Arrived;
        Time.Advance(Later);
        await executor.SubmitAsync(_ => { }, new("second"));
        Time.Advance(Later);

        var snapshot = await executor.SnapshotAsync();

        Assert.Equal([new("first", 1, 2 * Later, false)], snapshot.Running.AsEnumerable());
        Assert.Equal([new("second", Later, null)], snapshot.Queued.AsEnumerable());
        Assert.False(snapshot.IsIdle);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task When_whoever_waits_for_it_learns_of_its_end_a_snapshot_knows()
    {
        await using var executor = Create(workers: 2);
        for (var number = 1; number <= 200; number++)
        {
            await executor.RunAsync(_ => 1);
            var snapshot = await executor.SnapshotAsync();
            Assert.Equal((number, 0), (snapshot.Completed, snapshot.Running.Length));
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_may_submit_work()
    {
        await using var executor = Create();

        var inner = await executor.RunAsync(async _ => await executor.SubmitAsync(_ => 5));

        Assert.Equal(5, await inner.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_that_waits_for_work_of_a_full_executor_is_seen_in_the_snapshot()
    {
        await using var executor = Create();
        var submitted = NewSignal();
        var outer = await executor.SubmitAsync(
            async token =>
            {
                var inner = await executor.SubmitAsync(_ => 1, new("inner"));
                submitted.SetResult();
                return await inner.Task.WaitAsync(token);
            },
            new("outer"));
        await submitted.Task;

        var snapshot = await executor.SnapshotAsync();
        Assert.Equal("outer", Assert.Single(snapshot.Running).Name);
        Assert.Equal(("inner", "outer"), (Assert.Single(snapshot.Queued).Name, snapshot.Queued[0].SubmittedBy));
        Assert.False(outer.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outer.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nonsense_is_rejected_and_changes_nothing()
    {
        await using var executor = Create();
        foreach (var limit in new[] { TimeSpan.Zero, TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await executor.SubmitAsync(_ => 1, new(TimeLimit: limit)));
        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await executor.TrySubmitAsync(_ => new ValueTask<int>(1), timeout));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await executor.TryJoinAsync(timeout));
        }

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await executor.SubmitAsync((Func<CancellationToken, int>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await executor.SubmitAsync((Func<CancellationToken, ValueTask<int>>)null!));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await executor.ShutdownAsync((ShutdownMode)7));

        Assert.Equal(new ExecutorSnapshot(1, [], [], 0, 0, 0), await executor.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Code_that_nobody_would_await_is_refused()
    {
        await using var executor = Create();
        Action<CancellationToken> work = async _ => await Task.Yield();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await executor.SubmitAsync(work));

        Assert.Contains("async void", refusal.Message);
    }

    protected static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A gate that opens when the test is over, so that no worker stays behind.</summary>
    protected Gate NewGate()
    {
        var gate = new Gate();
        lock (_gates) _gates.Add(gate);
        return gate;
    }

    /// <summary>Work that has begun, goes on until its gate is opened, and then tells whether it was asked to stop.</summary>
    protected async Task<(IExecution<bool> Running, Gate Gate)> BeginAsync(IExecutor executor)
    {
        var (begun, gate) = (NewSignal(), NewGate());
        var running = await executor.SubmitAsync(token =>
        {
            begun.SetResult();
            gate.Pass();
            return token.IsCancellationRequested;
        });
        await begun.Task;
        return (running, gate);
    }

    /// <summary>Keeps all workers busy, until the gate that it gives is opened.</summary>
    protected async Task<Gate> OccupyAsync(IExecutor executor, int workers = 1)
    {
        var gate = NewGate();
        for (var worker = 0; worker < workers; worker++)
        {
            var begun = NewSignal();
            await executor.SubmitAsync(_ =>
            {
                begun.SetResult();
                gate.Pass();
            });
            await begun.Task;
        }

        return gate;
    }

    // Nothing announces that somebody waits for room.
    protected static async Task HoldsAsync(IExecutor executor, Func<ExecutorSnapshot, bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit.Hang);
        while (!condition(await executor.SnapshotAsync(limit.Token))) await Task.Yield();
    }
}
