namespace ActorConcurrency.Tests;

/// <content>A queue that is full, and the end.</content>
public abstract partial class ExecutorConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_full_queue_refuses_who_does_not_wait(int capacity)
    {
        await using var executor = Create(queueCapacity: capacity);
        var gate = await OccupyAsync(executor);
        for (var number = 0; number < capacity; number++) Assert.NotNull(await TryAsync(executor, TimeSpan.Zero));

        Assert.Null(await TryAsync(executor, TimeSpan.Zero));

        Assert.Equal(capacity, (await executor.SnapshotAsync()).Queued.Length);
        gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_submission_waits_for_room_and_is_let_in_when_there_is_some()
    {
        await using var executor = Create(queueCapacity: 0);
        var gate = await OccupyAsync(executor);
        var waiting = executor.SubmitAsync(_ => 1).AsTask();
        await HoldsAsync(executor, snapshot => snapshot.WaitingForRoom == 1);

        Assert.False(waiting.IsCompleted);
        gate.Open();

        Assert.Equal(1, await (await waiting).Task);
        Assert.Equal(0, (await executor.SnapshotAsync()).WaitingForRoom);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancel_of_what_is_queued_makes_room()
    {
        await using var executor = Create(queueCapacity: 1);
        var gate = await OccupyAsync(executor);
        var queued = await executor.SubmitAsync(_ => 1);
        var waiting = executor.SubmitAsync(_ => 2).AsTask();
        await HoldsAsync(executor, snapshot => snapshot.WaitingForRoom == 1);

        Assert.True(queued.Cancel());

        var let = await waiting;
        gate.Open();
        Assert.Equal(2, await let.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_room_that_runs_out_of_time_takes_nothing()
    {
        await using var executor = Create(queueCapacity: 0);
        var gate = await OccupyAsync(executor);
        var waiting = TryAsync(executor, Later).AsTask();
        await HoldsAsync(executor, snapshot => snapshot.WaitingForRoom == 1);

        Time.Advance(Later);

        Assert.Null(await waiting);
        await HoldsAsync(executor, snapshot => snapshot.WaitingForRoom == 0);
        gate.Open();
        Assert.Equal(1, await executor.RunAsync(_ => 1));
        Assert.Equal(2, (await executor.SnapshotAsync()).Completed);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_room_that_is_cancelled_takes_nothing()
    {
        await using var executor = Create(queueCapacity: 0);
        var gate = await OccupyAsync(executor);
        using var cancellation = new CancellationTokenSource();
        var ran = false;
        var waiting = executor.SubmitAsync(_ => ran = true, null, cancellation.Token).AsTask();
        await HoldsAsync(executor, snapshot => snapshot.WaitingForRoom == 1);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Open();
        await executor.RunAsync(_ => 1);
        Assert.False(ran);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_a_token_that_is_cancelled_already_nothing_is_done()
    {
        await using var executor = Create();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await executor.SubmitAsync(_ => 1, null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await executor.TrySubmitAsync(_ => new ValueTask<int>(1), Later, null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await executor.ShutdownAsync(ShutdownMode.CancelAll, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await executor.CancelQueuedAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => executor.RunAsync(_ => 1, null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await executor.JoinAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await executor.SnapshotAsync(cancelled));

        Assert.Equal(new ExecutorSnapshot(1, [], [], 0, 0, 0), await executor.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_token_of_a_submission_is_not_that_of_the_work()
    {
        await using var executor = Create();
        using var cancellation = new CancellationTokenSource();
        var gate = await OccupyAsync(executor);
        var execution = await executor.SubmitAsync(token => token.IsCancellationRequested, null, cancellation.Token);

        await cancellation.CancelAsync();
        gate.Open();

        Assert.False(await execution.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_shutdown_what_is_queued_still_runs_and_nothing_more_is_taken()
    {
        await using var executor = Create();
        var gate = await OccupyAsync(executor);
        var queued = await executor.SubmitAsync(_ => 1);

        await executor.ShutdownAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await executor.SubmitAsync(_ => 2));
        await Assert.ThrowsAsync<StoppedException>(async () => await TryAsync(executor, TimeSpan.Zero));
        Assert.True((await executor.SnapshotAsync()).IsShutDown);
        Assert.False(await executor.TryJoinAsync(TimeSpan.Zero));
        gate.Open();
        Assert.Equal(1, await queued.Task);
        await executor.JoinAsync();
        Assert.True(await executor.TryJoinAsync(TimeSpan.Zero));
        Assert.Equal(0, (await executor.SnapshotAsync()).Workers);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_shutdown_may_cancel_what_is_queued_and_leaves_what_runs()
    {
        await using var executor = Create();
        var (running, gate) = await BeginAsync(executor);
        var queued = await executor.SubmitAsync(_ => 1);

        await executor.ShutdownAsync(ShutdownMode.CancelQueued);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued.Task);
        Assert.Equal(ExecutionState.Cancelled, queued.State);
        gate.Open();
        Assert.False(await running.Task);
        await executor.JoinAsync();
        Assert.Equal(1, (await executor.SnapshotAsync()).Cancelled);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_forced_shutdown_asks_what_runs_to_stop()
    {
        await using var executor = Create();
        var begun = NewSignal();
        var running = await executor.SubmitAsync(async token =>
        {
            begun.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(token);
        });
        await begun.Task;

        await executor.ShutdownAsync(ShutdownMode.CancelAll);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Task);
        await executor.JoinAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_second_shutdown_may_be_stricter_and_is_never_milder()
    {
        await using var executor = Create();
        var gate = await OccupyAsync(executor);
        var queued = await executor.SubmitAsync(_ => 1);

        await executor.ShutdownAsync();
        await executor.ShutdownAsync(ShutdownMode.CancelQueued);
        await executor.ShutdownAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued.Task);
        await Assert.ThrowsAsync<StoppedException>(async () => await executor.SubmitAsync(_ => 2));
        gate.Open();
        await executor.JoinAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_waits_for_room_is_refused_by_a_shutdown()
    {
        await using var executor = Create(queueCapacity: 0);
        var gate = await OccupyAsync(executor);
        var waiting = executor.SubmitAsync(_ => 1).AsTask();
        await HoldsAsync(executor, snapshot => snapshot.WaitingForRoom == 1);

        await executor.ShutdownAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_join_waits_for_the_shutdown_and_for_all_work()
    {
        await using var executor = Create();
        var joining = executor.JoinAsync().AsTask();
        await Never.Completes(joining, after: executor.SnapshotAsync());
        var gate = await OccupyAsync(executor);

        await executor.ShutdownAsync();
        await Never.Completes(joining, after: executor.SnapshotAsync());
        gate.Open();

        await joining;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_join_may_run_out_of_time_or_be_cancelled()
    {
        await using var executor = Create();
        using var cancellation = new CancellationTokenSource();
        var gate = await OccupyAsync(executor);
        var (timed, cancelled) = (executor.TryJoinAsync(Later).AsTask(), executor.JoinAsync(cancellation.Token).AsTask());
        await executor.SnapshotAsync();

        Time.Advance(Later);
        await cancellation.CancelAsync();

        Assert.False(await timed);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_may_shut_down_its_own_executor_and_must_not_wait_for_its_end()
    {
        await using var executor = Create();

        var refusal = await executor.RunAsync(async _ =>
        {
            await executor.ShutdownAsync();
            return await Assert.ThrowsAsync<InvalidOperationException>(async () => await executor.JoinAsync());
        });

        Assert.Contains("waits here for the end of all its work", refusal.Message);
        await executor.JoinAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_may_wait_for_the_end_of_another_executor()
    {
        await using var one = Create();
        await using var other = Create();

        await one.RunAsync(async _ =>
        {
            await other.ShutdownAsync();
            await other.JoinAsync();
            return 1;
        });
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_disposal_cancels_what_is_queued_asks_what_runs_to_stop_and_does_not_wait_for_it()
    {
        var executor = Create();
        var (running, gate) = await BeginAsync(executor);
        var queued = await executor.SubmitAsync(_ => 1);
        var joining = executor.JoinAsync().AsTask();

        await executor.DisposeAsync();
        await executor.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued.Task);
        await Assert.ThrowsAsync<StoppedException>(() => joining);
        await Assert.ThrowsAsync<StoppedException>(async () => await executor.SubmitAsync(_ => 1));
        await Assert.ThrowsAsync<StoppedException>(async () => await executor.ShutdownAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await executor.CancelQueuedAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await executor.SnapshotAsync());
        gate.Open();
        Assert.True(await running.Task);
    }

    private static ValueTask<IExecution<int>?> TryAsync(IExecutor executor, TimeSpan timeout) =>
        executor.TrySubmitAsync(_ => new ValueTask<int>(1), timeout);
}
