using System.Runtime.CompilerServices;

namespace ActorConcurrency.Tests;

/// <content>Nothing is lost, nothing runs twice or after a cancel that was in time, and nothing is kept.</content>
public abstract partial class ExecutorConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_forced_end_right_after_a_submission_reaches_the_work_wherever_it_is(bool threads)
    {
        for (var round = 0; round < 30; round++)
        {
            await using var executor = Create(threads: threads);
            var execution = await executor.SubmitAsync(async token => await new TaskCompletionSource().Task.WaitAsync(token));

            await executor.ShutdownAsync(ShutdownMode.CancelAll);

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => execution.Task);
            await executor.JoinAsync();
        }
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exception_that_cannot_say_what_it_is_costs_no_worker(bool threads)
    {
        await using var executor = Create(threads: threads);
        var failure = new UnreadableException();

        var failing = await executor.SubmitAsync(_ => Throw(failure));
        await new[] { failing }.WaitAsync();

        Assert.Same(failure, Assert.Single(failing.Task.Exception!.InnerExceptions));
        Assert.Equal(1, await executor.RunAsync(_ => 1));
        Assert.Contains(nameof(UnreadableException), (await executor.SnapshotAsync()).LastFailure);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_sees_the_end_in_the_state_finds_the_task_ended()
    {
        await using var executor = Create();
        for (var round = 0; round < 200; round++)
        {
            var execution = await executor.SubmitAsync(_ => 1);
            while (execution.State != ExecutionState.Finished) Thread.SpinWait(1);
            Assert.True(execution.Task.IsCompletedSuccessfully);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_work_has_left_behind_may_wait_for_the_end_of_its_executor()
    {
        await using var executor = Create();
        var ended = NewSignal();

        var left = await executor.RunAsync(_ => (Waiting: new Func<Task>(WaitAsync)(), 0));
        ended.SetResult();

        await left.Waiting;

        async Task WaitAsync()
        {
            await ended.Task;
            await executor.ShutdownAsync();
            await executor.JoinAsync();
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_may_dispose_of_its_own_executor()
    {
        await using var executor = Create();

        var execution = await executor.SubmitAsync(async token =>
        {
            await executor.DisposeAsync();
            return token.IsCancellationRequested;
        });

        Assert.True(await execution.Task);
        await Assert.ThrowsAsync<StoppedException>(async () => await executor.SubmitAsync(_ => 1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_that_interrupts_its_thread_costs_no_worker_and_the_next_work_does_not_see_it()
    {
        await using var executor = Create();
        for (var round = 0; round < 5; round++)
        {
            await executor.RunAsync(_ => Thread.CurrentThread.Interrupt());
            Assert.False(await executor.RunAsync(_ => Thread.CurrentThread.Join(0)));
            await executor.RunAsync(async _ =>
            {
                Thread.CurrentThread.Interrupt();
                await Task.Yield();
            });
            Assert.False(await executor.RunAsync(_ => Thread.CurrentThread.Join(0)));
        }

        await executor.ShutdownAsync();
        await executor.JoinAsync();
        Assert.Equal(20, (await executor.SnapshotAsync()).Completed);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whatever_was_taken_in_is_counted_once_and_what_was_cancelled_in_time_has_not_run()
    {
        await using var executor = Create(workers: 3, queueCapacity: 5);
        var (ran, cancelled) = (new int[1000], new bool[1000]);

        await Parallel.ForAsync(0, 1000, async (number, _) =>
        {
            var execution = await executor.SubmitAsync(_ => Interlocked.Increment(ref ran[number]) == 1 && number % 3 == 0 ? Throw(new InvalidDataException("no")) : number);
            if (number % 2 == 0) cancelled[number] = execution.Cancel();
        });
        await executor.ShutdownAsync();
        await executor.JoinAsync();

        Assert.All(Enumerable.Range(0, 1000), number => Assert.Equal(cancelled[number] ? 0 : 1, ran[number]));
        var snapshot = await executor.SnapshotAsync();
        Assert.Equal(cancelled.LongCount(was => was), snapshot.Cancelled);
        Assert.Equal((1000L, true), (snapshot.Completed + snapshot.Failed + snapshot.Cancelled, snapshot.IsIdle));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancel_that_crosses_the_room_leaves_work_that_runs_or_work_that_does_not()
    {
        await using var executor = Create(queueCapacity: 0);
        for (var round = 0; round < 50; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var (gate, ran) = (await OccupyAsync(executor), 0);
            var waiting = executor.SubmitAsync(_ => Interlocked.Increment(ref ran), null, cancellation.Token).AsTask();
            await Task.WhenAll(Task.Run(gate.Open), cancellation.CancelAsync());

            await Task.WhenAny(waiting);
            var isIn = waiting.IsCompletedSuccessfully && await (await waiting).Task == 1;
            await executor.RunAsync(_ => 1);
            Assert.Equal(isIn ? 1 : 0, ran);
        }

        await HoldsAsync(executor, snapshot => snapshot.IsIdle && snapshot.WaitingForRoom == 0);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_time_limit_that_crosses_the_end_leaves_one_outcome_that_is_counted_once()
    {
        await using var executor = Create();
        var late = 0;
        for (var round = 0; round < 50; round++)
        {
            var gate = NewGate();
            var execution = await executor.SubmitAsync(_ => Passed(gate), new(TimeLimit: Later));
            await gate.Arrived;
            await Task.WhenAll(Task.Run(gate.Open), Task.Run(() => Time.Advance(Later)));
            await new[] { execution }.WaitAsync();
            if (execution.Task.IsFaulted) late++;
            Assert.Equal(ExecutionState.Finished, execution.State);
        }

        await HoldsAsync(executor, snapshot => snapshot.IsIdle);
        var snapshot = await executor.SnapshotAsync();
        Assert.Equal((50L - late, late, 0L), (snapshot.Completed, snapshot.Failed, snapshot.Cancelled));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_without_a_result_is_over_when_its_task_is_and_tells_its_failure()
    {
        await using var executor = Create();
        var going = NewSignal();
        var running = executor.RunAsync(async _ =>
        {
            await going.Task;
            throw new InvalidDataException("no");
        });

        await Never.Completes(running, after: executor.SnapshotAsync());
        going.SetResult();

        await Assert.ThrowsAsync<InvalidDataException>(() => running);
        await executor.RunAsync(_ => { });
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_keeps_an_execution_for_its_result_does_not_keep_what_the_work_has_needed(bool cancels)
    {
        await using var executor = Create();
        var gate = cancels ? await OccupyAsync(executor) : null;
        var kept = new WeakReference(null);
        var execution = await SubmitWith(executor, kept);

        if (cancels) Assert.True(execution.Cancel());
        await new[] { execution }.WaitAsync();

        await CollectedAsync(kept);
        GC.KeepAlive(execution);
        gate?.Open();
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_idle_executor_keeps_nothing_of_what_has_ended(bool threads)
    {
        await using var executor = Create(threads: threads);
        var kept = new WeakReference(null);

        await RunWith(executor, kept);
        await executor.SnapshotAsync();

        await CollectedAsync(kept);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_fails_after_its_map_has_ended_is_not_reported_as_seen_by_nobody()
    {
        await using var executor = Create(workers: 2);
        var reported = 0;
        var mark = Guid.NewGuid().ToString();
        void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs about) => reported += about.Exception.ToString().Contains(mark) ? 1 : 0;
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        try
        {
            for (var round = 0; round < 20; round++) await FailTwice(executor, mark);
            await HoldsAsync(executor, snapshot => snapshot.IsIdle);
            for (var collection = 0; collection < 3; collection++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= OnUnobserved;
        }

        Assert.Equal(0, reported);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_takes_executions_of_several_executors()
    {
        await using var one = Create();
        await using var other = Create();
        var gate = NewGate();
        var (slow, fast) = (await one.SubmitAsync(_ => Passed(gate)), await other.SubmitAsync(_ => "2"));

        var waited = await new IExecution[] { slow, fast }.WaitAsync(WaitFor.First);

        AssertSame([fast], waited.Done);
        gate.Open();
        Assert.Equal(2, (await ListAsync(new IExecution[] { slow, fast }.AsCompletedAsync())).Count);
    }

    // The second runs when the first fails, and fails once the map has ended.
    private static async Task FailTwice(IExecutor executor, string mark)
    {
        var (begun, ended) = (NewSignal(), NewSignal());
        await Assert.ThrowsAsync<InvalidDataException>(() => ListAsync(executor.MapAsync(
            new[] { 1, 2 },
            async (item, _) =>
            {
                if (item == 2) begun.SetResult();
                await (item == 1 ? begun : ended).Task;
                return Throw(new InvalidDataException(mark));
            },
            window: 2)));
        ended.SetResult();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<IExecution<int>> SubmitWith(IExecutor executor, WeakReference kept)
    {
        var needed = new object();
        kept.Target = needed;
        return executor.SubmitAsync(_ => needed is null ? 0 : 1).AsTask();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task RunWith(IExecutor executor, WeakReference kept)
    {
        var needed = new object();
        kept.Target = needed;
        return executor.RunAsync(_ => needed);
    }

    // A worker may be about to let go of it.
    private static async Task CollectedAsync(WeakReference kept)
    {
        for (var collection = 0; collection < 200 && kept.IsAlive; collection++)
        {
            GC.Collect();
            await Task.Yield();
        }

        Assert.False(kept.IsAlive, "It is still kept.");
    }
}
