using Akka.Actor;
using Akka.TestKit;
using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency.Tests;

public sealed class ActorScheduleTests : ScheduleConformance, IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("schedule", Actors.VirtualTime);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    protected override ISchedule Create(int maxRunning = 1) => Start(maxRunning);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var schedule = ActorSchedule.Start(_system);
        var entry = await schedule.EnterAsync(Later, () => { });

        ((TestScheduler)_system.Scheduler).Advance(Later);

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_attached_handle_drops_its_own_entries_and_leaves_the_actor_running()
    {
        await using var owner = Start();
        var other = ActorSchedule.Attach(owner.Actor, timeProvider: Time);
        var (kept, dropped) = (await owner.EnterAsync(Later, () => { }), await other.EnterAsync(Later, () => { }));

        await other.DisposeAsync();

        Assert.Equal(new EntryOutcome.Dropped(0), await dropped.Completion);
        Assert.Single((await owner.SnapshotAsync()).Pending);
        Time.Advance(Later);
        Assert.Equal(new EntryOutcome.Ran(1), await kept.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_of_a_handle_that_leaves_still_makes_room_when_it_is_over()
    {
        await using var owner = Start();
        var other = ActorSchedule.Attach(owner.Actor, timeProvider: Time);
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var running = await other.EnterAsync(TimeSpan.Zero, async _ =>
        {
            begun.SetResult();
            await gate.Task;
        });
        await begun.Task;
        var next = await owner.EnterAsync(TimeSpan.Zero, () => { });

        await other.DisposeAsync();
        await Never.Completes(next.Completion, after: owner.SnapshotAsync());
        gate.SetResult();

        Assert.Equal(new EntryOutcome.Ran(1), await running.Completion);
        Assert.Equal(new EntryOutcome.Ran(1), await next.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task When_the_actor_ends_unasked_its_entries_are_dropped()
    {
        await using var schedule = Start();
        var entry = await schedule.EnterAsync(Later, () => { });
        var waiting = schedule.WaitUntilEmptyAsync().AsTask();
        await schedule.SnapshotAsync();

        _system.Stop(schedule.Actor);

        Assert.Equal(new EntryOutcome.Dropped(0), await entry.Completion);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await schedule.EnterAsync(Later, () => { }));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_message_is_told_to_an_actor_when_it_is_due()
    {
        await using var schedule = Start();
        var heard = new TaskCompletionSource<object>();
        var receiver = _system.ActorOf(Props.Create(() => new Listener(heard)));

        var entry = await schedule.TellAsync(Later, receiver, "hello");
        await Never.Completes(heard.Task, after: schedule.SnapshotAsync());
        Time.Advance(Later);

        Assert.Equal("hello", await heard.Task);
        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_message_that_was_cancelled_is_not_told()
    {
        await using var schedule = Start();
        var heard = new TaskCompletionSource<object>();
        var receiver = _system.ActorOf(Props.Create(() => new Listener(heard)));
        var entry = await schedule.TellAsync(Later, receiver, "hello", new(Repetition: new(Later)));

        Assert.True(await entry.CancelAsync());
        Time.Advance(2 * Later);

        await Never.Completes(heard.Task, after: schedule.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_actor_may_enter_something_itself_and_its_end_drops_it()
    {
        await using var schedule = Start();
        var probe = new TaskCompletionSource<object>();
        var mortal = _system.ActorOf(Props.Create(() => new Listener(probe)));
        schedule.Actor.Tell(new Enter(new(1, 1), Later, At: null, new(Label: "mine")), mortal);
        Assert.Equal(new Entered(new(1, 1)), await probe.Task);
        Assert.Equal("mine", Assert.Single((await schedule.SnapshotAsync()).Pending).Label);

        _system.Stop(mortal);
        await schedule.WaitUntilEmptyAsync();

        Assert.True((await schedule.SnapshotAsync()).IsEmpty);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_entry_that_was_given_up_while_it_was_entered_does_not_begin()
    {
        var actor = new ManualActor(_system);
        await using var schedule = ActorSchedule.Attach(actor, timeProvider: Time);
        using var enough = new CancellationTokenSource();
        var entering = schedule.EnterAsync(TimeSpan.Zero, () => Assert.Fail("It runs."), null, enough.Token).AsTask();
        var (enter, handle) = actor.Take();
        var id = Assert.IsType<Enter>(enter).Id;

        await enough.CancelAsync();
        handle.Tell(new Entered(id));
        handle.Tell(new Due(id, 1, TimeSpan.Zero));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entering);
        Assert.Equal([new Withdraw(id), new Ran(id, 1) { GivenUp = true }], [actor.Take().Message, actor.Take().Message]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_run_that_waits_for_a_thread_when_its_entry_is_cancelled_does_not_begin()
    {
        var actor = new ManualActor(_system);
        await using var schedule = ActorSchedule.Attach(actor, timeProvider: Time);
        var entering = schedule.EnterAsync(TimeSpan.Zero, () => Assert.Fail("It runs."), new(Repetition: new(Later))).AsTask();
        var (enter, handle) = actor.Take();
        var id = Assert.IsType<Enter>(enter).Id;
        handle.Tell(new Entered(id));
        var cancelling = (await entering).CancelAsync().AsTask();
        handle.Tell(new Done(Assert.IsType<Cancel>(actor.Take().Message).Id, WasPending: true));
        Assert.True(await cancelling);
        var told = new TaskCompletionSource<object>();
        actor.HandleNext = (message, _) => told.SetResult(message);

        handle.Tell(new Due(id, 1, TimeSpan.Zero));

        Assert.Equal(new Ran(id, 1) { GivenUp = true }, await told.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_blocking_caller_may_use_it_too()
    {
        await using var schedule = Start();
        var (entry, other) = (schedule.Enter(TimeSpan.Zero, () => { }), schedule.Enter(Later, () => { }));

        Assert.True(schedule.Cancel(other));
        schedule.WaitUntilEmpty();

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_figures_are_reported()
    {
        using var listener = new FigureListener("metered-schedule");
        await using var schedule = ActorSchedule.Start(_system, name: "metered-schedule", timeProvider: Time);
        await schedule.EnterAsync(Later, () => { });
        await (await schedule.EnterAsync(TimeSpan.Zero, () => throw new InvalidDataException("no"))).Completion;
        await schedule.SnapshotAsync();

        Assert.Equal((1d, 0d, 1d), (listener.Last("schedule.pending"), listener.Last("schedule.running"), listener.Last("schedule.failed")));
        Assert.True(listener.Last("schedule.late") >= 0);
    }

    private ActorSchedule Start(int maxRunning = 1) =>
        ActorSchedule.Start(_system, new ScheduleSettings { MaxRunning = maxRunning }, timeProvider: Time);

    private sealed class Listener(TaskCompletionSource<object> heard) : UntypedActor
    {
        protected override void OnReceive(object message) => heard.TrySetResult(message);
    }
}
