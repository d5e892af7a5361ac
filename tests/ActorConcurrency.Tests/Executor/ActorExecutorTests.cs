using Akka.Actor;
using Akka.TestKit;

namespace ActorConcurrency.Tests;

public sealed class ActorExecutorTests : ExecutorConformance, IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("executor", Actors.VirtualTime);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    protected override IExecutor Create(int workers = 1, int queueCapacity = int.MaxValue, bool threads = true, Action<int>? initializer = null) =>
        Start(workers, queueCapacity, threads, initializer);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings_and_goes_by_the_systems_clock()
    {
        await using var executor = ActorExecutor.Start(_system);
        var gate = NewGate();
        var slow = await executor.SubmitAsync(_ => gate.Pass(), new(TimeLimit: Later));
        await gate.Arrived;

        ((TestScheduler)_system.Scheduler).Advance(Later);

        await Assert.ThrowsAsync<TimeoutException>(() => slow.Task);
        Assert.Equal(Environment.ProcessorCount, (await executor.SnapshotAsync()).Workers);
        gate.Open();
    }

    [Fact]
    public void Arguments_that_cannot_be_are_refused_at_the_call()
    {
        var executor = ActorExecutor.Attach(new ManualActor(_system), new ExecutorSettings());

        Assert.Throws<ArgumentNullException>(() => { _ = executor.SubmitAsync((Func<CancellationToken, ValueTask<int>>)null!); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = executor.SubmitAsync(_ => new ValueTask<int>(1), new(TimeLimit: TimeSpan.Zero)); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = executor.TrySubmitAsync(_ => new ValueTask<int>(1), TimeSpan.FromTicks(-1)); });
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_worker_whose_thread_was_interrupted_is_replaced_and_its_work_has_ended_as_it_did()
    {
        var initialised = new List<int>();
        await using var executor = Start(initializer: worker =>
        {
            lock (initialised) initialised.Add(worker);
        });

        var execution = await executor.SubmitAsync(_ =>
        {
            Thread.CurrentThread.Interrupt();
            return 1;
        });
        Assert.Equal(1, await execution.Task);
        Assert.Equal(2, await executor.RunAsync(_ => 2));

        var snapshot = await executor.SnapshotAsync();
        Assert.Equal((1, 1L, 2L), (snapshot.Workers, snapshot.Replaced, snapshot.Completed));
        Assert.Equal([1, 2], initialised);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_interruption_that_comes_while_a_worker_waits_for_work_costs_none()
    {
        await using var executor = Start();
        var thread = await executor.RunAsync(_ => Thread.CurrentThread);

        for (var number = 0; number < 20; number++)
        {
            thread.Interrupt();
            Assert.Equal(number, await executor.RunAsync(_ => number));
            thread = await executor.RunAsync(_ => Thread.CurrentThread);
        }

        Assert.Equal(1, (await executor.SnapshotAsync()).Workers);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task When_a_workers_thread_ends_asynchronous_work_of_it_goes_on()
    {
        await using var executor = Start();
        var going = NewSignal();
        var execution = await executor.SubmitAsync(async _ =>
        {
            Thread.CurrentThread.Interrupt();
            await going.Task;
            return 1;
        });

        // The place of the worker is free again: by another one.
        Assert.Equal(2, await executor.RunAsync(_ => 2));
        Assert.Single((await executor.SnapshotAsync()).Running);
        going.SetResult();

        Assert.Equal(1, await execution.Task);
        await HoldsAsync(executor, snapshot => snapshot.IsIdle);
        Assert.Equal((1, 1L), ((await executor.SnapshotAsync()).Workers, (await executor.SnapshotAsync()).Replaced));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task When_the_actor_ends_unasked_what_is_queued_has_not_begun_and_what_runs_tells_its_end()
    {
        await using var executor = Start();
        var (gate, stopping) = (NewGate(), false);
        var running = await executor.SubmitAsync(token =>
        {
            gate.Pass();
            return stopping = token.IsCancellationRequested;
        });
        var ran = false;
        var queued = await executor.SubmitAsync(_ => ran = true);
        var joining = executor.JoinAsync().AsTask();
        await gate.Arrived;
        await executor.SnapshotAsync();

        _system.Stop(executor.Actor);

        await Assert.ThrowsAsync<StoppedException>(() => queued.Task);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => joining);
        await Assert.ThrowsAsync<StoppedException>(async () => await executor.SubmitAsync(_ => 1));
        gate.Open();
        Assert.True(await running.Task);
        Assert.Equal((true, false), (stopping, ran));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_threads_end_with_it()
    {
        var executor = Start(workers: 2);
        var thread = await executor.RunAsync(_ => Thread.CurrentThread);

        await executor.DisposeAsync();

        Assert.True(thread.Join(Limit.Hang));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_attached_handle_cancels_its_own_work_and_leaves_the_actor_running()
    {
        await using var owner = Start();
        var other = ActorExecutor.Attach(owner.Actor, timeProvider: Time);
        var gate = await OccupyAsync(owner);
        var (kept, cancelled) = (await owner.SubmitAsync(_ => 1), await other.SubmitAsync(_ => 2));

        await other.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Task);
        gate.Open();
        Assert.Equal(1, await kept.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_submission_that_is_given_up_while_nobody_answers_never_runs()
    {
        var actor = new ManualActor(_system);
        await using var executor = ActorExecutor.Attach(actor, timeProvider: Time);
        using var cancellation = new CancellationTokenSource();
        var ran = false;
        var waiting = executor.SubmitAsync(_ => ran = true, null, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(ran);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_blocking_caller_may_use_it_too()
    {
        await using var executor = Start();

        var execution = executor.Submit(_ => 1);
        executor.Shutdown();
        executor.Join();

        Assert.Equal(1, await execution.Task);
    }

    private ActorExecutor Start(int workers = 1, int queueCapacity = int.MaxValue, bool threads = true, Action<int>? initializer = null) => ActorExecutor.Start(
        _system, new ExecutorSettings { Workers = workers, QueueCapacity = queueCapacity, Threads = threads, Initializer = initializer }, timeProvider: Time);
}
