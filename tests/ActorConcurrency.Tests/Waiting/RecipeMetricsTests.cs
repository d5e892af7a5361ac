using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace ActorConcurrency.Tests;

public sealed class RecipeMetricsTests(Actors actors) : IClassFixture<Actors>
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Each_instance_reports_its_figures_under_its_name()
    {
        using var listener = new FigureListener("metered");
        await using var semaphore = ActorSemaphore.Start(actors.System, new SemaphoreSettings { Initial = 3 }, "metered");
        await semaphore.AcquireAsync(2);
        var waiting = semaphore.AcquireAsync(2).AsTask();
        await semaphore.SnapshotAsync();

        // The figures of a message are written after its answer: the next answer tells that they are there.
        await semaphore.SnapshotAsync();

        Assert.Equal((1d, 2d, 1d), (listener.Last("semaphore.available"), listener.Last("semaphore.held"), listener.Last("semaphore.waiting")));
        Assert.True(listener.Last("requests") >= 3);
        Assert.False(waiting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_counter_reports_its_value_and_what_it_refused()
    {
        using var listener = new FigureListener("metered-counter");
        await using var counter = ActorCounter.Start(actors.System, new CounterSettings { InitialValue = long.MaxValue - 1 }, "metered-counter");
        counter.Increment();
        counter.Increment();
        await counter.ValueAsync();
        await counter.ValueAsync();

        Assert.Equal(long.MaxValue, listener.Last("counter.value"));
        Assert.Equal(1, listener.Last("counter.refused"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_event_reports_its_signals_and_who_waits()
    {
        using var listener = new FigureListener("metered-event");
        await using var @event = ActorEvent.Start(actors.System, new EventSettings(), "metered-event");
        await @event.PulseAsync();
        var waiting = @event.WaitAsync().AsTask();
        await @event.SnapshotAsync();
        await @event.SnapshotAsync();

        Assert.Equal((1d, 1d), (listener.Last("event.signals"), listener.Last("event.waiting")));
        Assert.False(waiting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_condition_reports_its_updates_what_its_predicates_cost_and_who_waits()
    {
        using var listener = new FigureListener("metered-condition");
        await using var condition = ActorCondition<int>.Start(actors.System, 0, new ConditionSettings(), "metered-condition");
        var waiting = condition.WaitAsync(state => state > 1).AsTask();
        await condition.UpdateAsync(state => state + 1);
        await condition.SnapshotAsync();
        await condition.SnapshotAsync();

        Assert.Equal((1d, 2d, 1d), (listener.Last("condition.updates"), listener.Last("condition.looks"), listener.Last("condition.waiting")));
        Assert.False(waiting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_barrier_reports_its_phase_its_parties_who_has_come_and_whether_it_is_broken()
    {
        using var listener = new FigureListener("metered-barrier");
        await using var barrier = ActorBarrier.Start(actors.System, new BarrierSettings { Parties = 2 }, "metered-barrier");
        for (var signal = 0; signal < 3; signal++) await barrier.SignalAsync();
        await barrier.SnapshotAsync();

        Assert.Equal((1d, 2d, 1d, 0d), (listener.Last("barrier.phase"), listener.Last("barrier.parties"), listener.Last("barrier.arrived"), listener.Last("barrier.broken")));
        await barrier.AbortAsync();
        await barrier.SnapshotAsync();
        Assert.Equal((0d, 1d), (listener.Last("barrier.arrived"), listener.Last("barrier.broken")));
    }

    [ShellFact]
    public async Task A_subprocess_reports_whether_it_runs_and_what_is_unread()
    {
        using var listener = new FigureListener("metered-subprocess");
        var settings = new SubprocessSettings { Supervision = new() { Restart = RestartPolicy.OnFailure(maxRestarts: 1) with { FirstDelay = TimeSpan.Zero } } };
        await using var child = ActorSubprocess.Start(actors.System, Shell.Script("echo line; exit 1"), settings, "metered-subprocess");
        await child.Completion;
        await Eventually.Holds(() => child.SnapshotAsync().AsTask().Result.UnreadOutput == 2, "both lines are there");
        await child.SnapshotAsync();

        Assert.Equal(
            (0d, 1d, 2d, 2d),
            (listener.Last("subprocess.running"), listener.Last("subprocess.restarts"), listener.Last("subprocess.failures"), listener.Last("subprocess.unread")));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_executor_reports_what_runs_what_is_queued_who_waits_and_what_has_failed()
    {
        using var listener = new FigureListener("metered-executor");
        using var gate = new Gate();
        await using var executor = ActorExecutor.Start(actors.System, new ExecutorSettings { Workers = 1, QueueCapacity = 1 }, "metered-executor");
        await new[] { await executor.SubmitAsync(_ => Task.FromException(new InvalidDataException("no"))) }.WaitAsync();
        await executor.SubmitAsync(_ => gate.Pass());
        await executor.SubmitAsync(_ => 1);
        var waiting = executor.SubmitAsync(_ => 2).AsTask();
        while ((await executor.SnapshotAsync()).WaitingForRoom == 0) await Task.Yield();

        Assert.Equal(
            (1d, 1d, 1d, 1d),
            (listener.Last("executor.running"), listener.Last("executor.queued"), listener.Last("executor.waiting"), listener.Last("executor.failed")));
        gate.Open();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_latch_reports_what_remains_and_who_waits()
    {
        using var listener = new FigureListener("metered-latch");
        await using var latch = ActorLatch.Start(actors.System, new LatchSettings { Count = 3 }, "metered-latch");
        var waiting = latch.WaitAsync().AsTask();
        await latch.SignalAsync();
        await latch.SnapshotAsync();

        Assert.Equal((2d, 1d), (listener.Last("latch.remaining"), listener.Last("latch.waiting")));
        Assert.False(waiting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_ticker_reports_its_ticks_and_who_listens()
    {
        using var listener = new FigureListener("metered-ticker");
        await using var ticker = ActorTicker.Start(actors.System, new TickerSettings { Period = TimeSpan.FromMilliseconds(50) }, "metered-ticker");
        await using var subscription = await ticker.SubscribeAsync();
        await ticker.WaitForTickAsync();
        await ticker.SnapshotAsync();

        Assert.True(listener.Last("ticker.ticks") >= 1);
        Assert.Equal(1, listener.Last("ticker.subscribers"));
        Assert.True(listener.Last("ticker.drift") >= 0);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_work_queue_reports_what_is_queued_unfinished_and_dropped()
    {
        using var listener = new FigureListener("metered-queue");
        await using var queue = ActorWorkQueue<int>.Start(
            actors.System, new WorkQueueSettings { Capacity = 2, Overflow = WorkQueueOverflow.DropNext }, "metered-queue");
        for (var item = 0; item < 3; item++) await queue.PutAsync(item);
        await queue.GetAsync();
        await queue.SnapshotAsync();
        await queue.SnapshotAsync();

        Assert.Equal((1d, 2d, 1d), (listener.Last("work_queue.queued"), listener.Last("work_queue.unfinished"), listener.Last("work_queue.dropped")));
        Assert.Equal(0, listener.Last("work_queue.waiting"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_priority_queue_reports_what_is_queued_and_who_waits()
    {
        using var listener = new FigureListener("metered-priorities");
        await using var queue = ActorPriorityQueue<int>.Start(actors.System, new PriorityQueueSettings { Capacity = 1 }, "metered-priorities");
        await queue.PutAsync(1, 1);
        var putting = queue.PutAsync(2, 2).AsTask();
        await queue.SnapshotAsync();
        await queue.SnapshotAsync();

        Assert.Equal(
            (1d, 0d, 1d),
            (listener.Last("priority_queue.queued"), listener.Last("priority_queue.getters"), listener.Last("priority_queue.putters")));
        Assert.False(putting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lock_set_reports_what_is_held_who_waits_and_the_deadlocks_that_were_not()
    {
        using var listener = new FigureListener("metered-locks");
        await using var locks = ActorLockSet.Start(actors.System, new LockSetSettings { Ordered = false }, "metered-locks");
        await using var ann = locks.OpenSession("ann");
        await using var ben = locks.OpenSession("ben");
        await ann.AcquireAsync(["x"]);
        await ben.AcquireAsync(["y"]);
        var waiting = ann.AcquireAsync(["y"]).AsTask();
        await Assert.ThrowsAsync<DeadlockException>(async () => await ben.AcquireAsync(["x"]));
        await locks.SnapshotAsync();

        Assert.Equal((2d, 1d, 1d), (listener.Last("lock_set.held"), listener.Last("lock_set.waiting"), listener.Last("lock_set.deadlocks")));
        Assert.False(waiting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lock_reports_how_often_it_is_held_who_waits_and_the_waits_that_would_have_had_no_end()
    {
        using var listener = new FigureListener("metered-lock");
        await using var one = ActorLock.Start(actors.System, name: "metered-lock");
        await using var ann = one.OpenSession("ann");
        await using var reader = await one.AcquireAsync(LockMode.Read);
        await using var hold = await ann.AcquireAsync(LockMode.Read);
        var waiting = one.AcquireAsync().AsTask();
        await Assert.ThrowsAsync<LockRecursionException>(async () => await ann.AcquireAsync());
        await one.SnapshotAsync();

        Assert.Equal((2d, 1d, 1d), (listener.Last("lock.held"), listener.Last("lock.waiting"), listener.Last("lock.recursions")));
        Assert.False(waiting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_listens_does_not_disturb_the_recipe()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "actor_concurrency.event.signals") listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("on purpose"));
        listener.Start();
        await using var @event = ActorEvent.Start(actors.System);
        await @event.SetAsync();
        await @event.SnapshotAsync();

        Assert.ThrowsAny<Exception>(listener.RecordObservableInstruments);

        Assert.Equal(1, (await @event.SnapshotAsync()).Signals);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_has_ended_is_not_reported_any_more()
    {
        using var listener = new FigureListener("metered-mortal");
        var counter = ActorCounter.Start(actors.System, name: "metered-mortal");
        await counter.ValueAsync();
        await counter.ValueAsync();
        Assert.True(listener.Reports("counter.value"));

        await counter.DisposeAsync();

        Assert.False(listener.Reports("counter.value"));
    }

    [Fact]
    public void What_nobody_retires_is_collected_all_the_same()
    {
        var forgotten = Forget();

        GC.Collect();

        Assert.False(forgotten.IsAlive);
    }

    // In a frame of its own, so that no register or local keeps it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Forget() => new(new RecipeMetrics("counter", "forgotten"));
}
