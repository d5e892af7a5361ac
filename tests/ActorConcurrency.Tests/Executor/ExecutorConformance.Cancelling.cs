namespace ActorConcurrency.Tests;

/// <content>What has not begun is cancelled alone, one or all; and runs that are given a token.</content>
public abstract partial class ExecutorConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_has_not_begun_can_be_cancelled_and_what_runs_be_left_alone()
    {
        await using var executor = Create();
        var (running, gate) = await BeginAsync(executor);
        var queued = await executor.SubmitAsync(_ => 1);

        Assert.False(running.CancelPending());
        Assert.True(queued.CancelPending());
        Assert.False(queued.CancelPending());

        var snapshot = await executor.SnapshotAsync();
        Assert.Equal((false, 0, 1L), (Assert.Single(snapshot.Running).IsAskedToStop, snapshot.Queued.Length, snapshot.Cancelled));
        gate.Open();
        Assert.False(await running.Task);
        Assert.False(running.CancelPending());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task All_that_has_not_begun_can_be_cancelled_and_the_executor_goes_on()
    {
        await using var executor = Create();
        var gate = await OccupyAsync(executor);
        var queued = new List<IExecution>();
        for (var number = 0; number < 3; number++) queued.Add(await executor.SubmitAsync(_ => 1));
        Assert.True(queued[0].Cancel());

        Assert.Equal(2, await executor.CancelQueuedAsync());
        Assert.Equal(0, await executor.CancelQueuedAsync());

        Assert.All(queued, execution => Assert.Equal(ExecutionState.Cancelled, execution.State));
        gate.Open();
        Assert.Equal(5, await executor.RunAsync(_ => 5));
        var snapshot = await executor.SnapshotAsync();
        Assert.Equal((2L, 3L, false), (snapshot.Completed, snapshot.Cancelled, snapshot.IsShutDown));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_waits_for_room_is_let_in_when_all_that_is_queued_is_cancelled()
    {
        await using var executor = Create(queueCapacity: 1);
        var gate = await OccupyAsync(executor);
        var queued = await executor.SubmitAsync(_ => 1);
        var waiting = executor.SubmitAsync(_ => 2).AsTask();
        await HoldsAsync(executor, snapshot => snapshot.WaitingForRoom == 1);

        Assert.Equal(1, await executor.CancelQueuedAsync());

        var let = await waiting;
        gate.Open();
        Assert.Equal(2, await let.Task);
        Assert.Equal(ExecutionState.Cancelled, queued.State);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_shutdown_has_left_to_run_can_still_be_cancelled()
    {
        await using var executor = Create();
        var gate = await OccupyAsync(executor);
        var queued = await executor.SubmitAsync(_ => 1);
        await executor.ShutdownAsync();

        Assert.Equal(1, await executor.CancelQueuedAsync());

        gate.Open();
        await executor.JoinAsync();
        Assert.Equal(ExecutionState.Cancelled, queued.State);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_cancelled_with_all_others_is_counted_once_and_has_not_run()
    {
        await using var executor = Create(workers: 2);
        var (ran, executions) = (0, new List<IExecution>());
        using var enough = new CancellationTokenSource();
        var cancelling = Task.Run(async () =>
        {
            var total = 0;
            while (!enough.IsCancellationRequested) total += await executor.CancelQueuedAsync();
            return total;
        });

        for (var number = 0; number < 500; number++) executions.Add(await executor.SubmitAsync(_ => Interlocked.Increment(ref ran)));
        await enough.CancelAsync();
        var cancelled = await cancelling;
        await executor.ShutdownAsync();
        await executor.JoinAsync();

        Assert.Equal(500, ran + cancelled);
        Assert.Equal(cancelled, executions.Count(execution => execution.State == ExecutionState.Cancelled));
        Assert.Equal(cancelled, (await executor.SnapshotAsync()).Cancelled);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_token_of_a_run_cancels_work_that_has_not_begun()
    {
        await using var executor = Create();
        var gate = await OccupyAsync(executor);
        using var cancellation = new CancellationTokenSource();
        var ran = false;
        var running = executor.RunAsync(_ => ran = true, null, cancellation.Token);
        await HoldsAsync(executor, snapshot => snapshot.Queued.Length == 1);

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running)).CancellationToken);
        Assert.True(running.IsCanceled);
        gate.Open();
        await executor.RunAsync(_ => 1);
        Assert.False(ran);
        Assert.Equal(1, (await executor.SnapshotAsync()).Cancelled);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_token_of_a_run_cancels_the_token_of_work_that_runs(bool threads)
    {
        await using var executor = Create(threads: threads);
        using var cancellation = new CancellationTokenSource();
        var begun = NewSignal();
        var running = executor.RunAsync(
            async token =>
            {
                begun.SetResult();
                await new TaskCompletionSource().Task.WaitAsync(token);
            },
            null, cancellation.Token);
        await begun.Task;

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running)).CancellationToken);
        await HoldsAsync(executor, snapshot => snapshot is { IsIdle: true, Cancelled: 1 });
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_run_that_is_cancelled_is_over_at_once_and_work_that_does_not_heed_it_goes_on()
    {
        await using var executor = Create();
        using var cancellation = new CancellationTokenSource();
        var gate = NewGate();
        var running = executor.RunAsync(_ => Passed(gate), null, cancellation.Token);
        await gate.Arrived;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(Assert.Single((await executor.SnapshotAsync()).Running).IsAskedToStop);
        gate.Open();
        await HoldsAsync(executor, snapshot => snapshot is { IsIdle: true, Completed: 1 });
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_run_with_a_token_that_nobody_cancels_ends_as_its_work_does()
    {
        await using var executor = Create();
        using var cancellation = new CancellationTokenSource();

        Assert.Equal(1, await executor.RunAsync(_ => 1, null, cancellation.Token));
        await executor.RunAsync(_ => ValueTask.CompletedTask, null, cancellation.Token);
        await Assert.ThrowsAsync<InvalidDataException>(() => executor.RunAsync(_ => Throw(new InvalidDataException("no")), null, cancellation.Token));
        var begun = NewSignal();
        var slow = executor.RunAsync(
            token =>
            {
                begun.SetResult();
                return new TaskCompletionSource().Task.WaitAsync(token);
            },
            new(TimeLimit: Later), cancellation.Token);
        await begun.Task;
        Time.Advance(Later);
        await Assert.ThrowsAsync<TimeoutException>(() => slow);
    }
}
