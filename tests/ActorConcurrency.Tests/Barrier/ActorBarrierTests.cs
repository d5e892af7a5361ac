using Akka.Actor;
using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency.Tests;

public sealed class ActorBarrierTests(Way.On way) : BarrierByWay(way), IClassFixture<Way.On>
{
    private readonly ActorSystem _system = way.System;
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var barrier = ActorBarrier.Start(_system);

        Assert.Equal(2, (await barrier.SnapshotAsync()).Parties);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_its_owner_is_a_partys_and_breaks_and_is_named()
    {
        await using var barrier = ActorBarrier.Start(_system, new BarrierSettings { Parties = 2 });
        var owner = _system.ActorOf(Props.Empty);
        await barrier.JoinAsync("ann", owner: owner);
        var waiting = barrier.SignalAndWaitAsync().AsTask();

        _system.Stop(owner);

        var broken = await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting);
        Assert.Equal(new BarrierBreak(BarrierBreakReason.PartyEnded, 0, "ann", ["ann"], 0), broken.Break);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_the_absent_leave_the_end_of_an_owner_lets_the_others_pass()
    {
        await using var barrier = ActorBarrier.Start(_system, new BarrierSettings { Parties = 3, OnAbsence = BarrierAbsence.Leave });
        var owner = _system.ActorOf(Props.Empty);
        await barrier.JoinAsync("ann", owner: owner);
        await barrier.JoinAsync("bob", owner: owner);
        var waiting = barrier.SignalAndWaitAsync().AsTask();

        _system.Stop(owner);

        Assert.Equal(new BarrierArrival(0, 0), await waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_an_owner_whose_party_has_left_changes_nothing()
    {
        await using var barrier = ActorBarrier.Start(_system, new BarrierSettings { Parties = 2 });
        var owner = _system.ActorOf(Props.Empty);
        var party = await barrier.JoinAsync("ann", owner: owner);
        await party.LeaveAsync();

        Assert.True(await owner.GracefulStop(Limit.Hang));

        Assert.False((await barrier.SnapshotAsync()).IsBroken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var barrier = ActorBarrier.Start(_system, timeProvider: _time);
        var trying = barrier.TrySignalAndWaitAsync(TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: barrier.SnapshotAsync());

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await trying);
        Assert.Equal(BarrierBreakReason.GaveUp, (await barrier.SnapshotAsync()).Broken!.Reason);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task While_the_action_runs_a_timeout_comes_too_late()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var barrier = ActorBarrier.Start(_system, timeProvider: _time, settings: new BarrierSettings
        {
            Parties = 1,
            Action = async (_, _) =>
            {
                begun.SetResult();
                await end.Task;
            },
        });
        var trying = barrier.TrySignalAndWaitAsync(TimeSpan.FromSeconds(5)).AsTask();
        await begun.Task;

        _time.Advance(TimeSpan.FromSeconds(6));
        await Never.Completes(trying, after: barrier.SnapshotAsync());
        end.SetResult();

        Assert.Equal(new BarrierArrival(0, 0), await trying);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_without_a_timeout_outlasts_the_call_timeout()
    {
        await using var barrier = ActorBarrier.Start(_system, timeProvider: _time);
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        await barrier.SnapshotAsync();

        _time.Advance(TimeSpan.FromDays(20));
        Assert.Equal(TimeSpan.FromDays(20), (await barrier.SnapshotAsync()).Waiters.Single().Waiting);

        await barrier.SignalAsync();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_an_actor_that_fails_has_an_unknown_outcome()
    {
        await using var barrier = ActorBarrier.Start(_system);
        var waiting = barrier.SignalAndWaitAsync().AsTask();
        await barrier.SnapshotAsync();

        barrier.Actor.Tell(Kill.Instance);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await barrier.SignalAndWaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_that_leaves_is_absent_with_all_its_waits()
    {
        await using var owner = ActorBarrier.Start(_system, new BarrierSettings { Parties = 4 });
        var guest = ActorBarrier.Attach(owner.Actor);
        Task[] guests = [guest.SignalAndWaitAsync().AsTask(), guest.SignalAndWaitAsync().AsTask()];
        var waiting = owner.SignalAndWaitAsync().AsTask();
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        foreach (var wait in guests) await Assert.ThrowsAsync<StoppedException>(() => wait);
        await Assert.ThrowsAsync<BrokenBarrierException>(() => waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_that_leaves_has_stopped_for_whoever_waits_for_a_phase_there()
    {
        await using var owner = ActorBarrier.Start(_system, new BarrierSettings { Parties = 2 });
        var guest = ActorBarrier.Attach(owner.Actor);
        Task[] guests = [guest.WaitForPhaseAsync(0).AsTask(), guest.SignalAndWaitAsync().AsTask()];
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        foreach (var wait in guests) await Assert.ThrowsAsync<StoppedException>(() => wait);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_join_that_is_refused_leaves_its_owner_unwatched()
    {
        await using var barrier = ActorBarrier.Start(_system, new BarrierSettings { Parties = 1 });
        await using var ann = await barrier.JoinAsync("ann");
        var owner = new ManualActor(_system);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await barrier.JoinAsync("bob", owner: owner));

        await barrier.SnapshotAsync();
        Assert.Equal(0, owner.Watchers);
        await ann.LeaveAsync();
        await barrier.AddPartiesAsync();
        await using var bob = await barrier.JoinAsync("bob", owner: owner);
        Assert.Equal(1, owner.Watchers);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_party_that_leaves_by_giving_up_leaves_its_owner_unwatched()
    {
        await using var barrier = ActorBarrier.Start(_system, new BarrierSettings { Parties = 2, OnAbsence = BarrierAbsence.Leave });
        var owner = new ManualActor(_system);
        await using var ann = await barrier.JoinAsync("ann", owner: owner);
        using var cancellation = new CancellationTokenSource();
        var waiting = ann.SignalAndWaitAsync(cancellation.Token).AsTask();
        await barrier.SnapshotAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await ann.DisposeAsync();

        Assert.Equal(0, owner.Watchers);
    }

    [Fact]
    public void A_name_that_is_none_is_refused_at_the_call()
    {
        var barrier = ActorBarrier.Attach(new ManualActor(_system), new BarrierSettings());

        Assert.Throws<ArgumentException>(Act(() => barrier.JoinAsync("")));
    }

    private static Action Act<T>(Func<T> call) => () => call();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_join_that_is_cancelled_takes_no_place()
    {
        var actor = new ManualActor(_system);
        await using var barrier = ActorBarrier.Attach(actor, new BarrierSettings());
        using var cancellation = new CancellationTokenSource();
        var joining = barrier.JoinAsync("ann", newPlace: true, cancellationToken: cancellation.Token).AsTask();
        var id = Assert.IsType<Join>(actor.Take().Message).Id;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => joining);
        Assert.Equal(new Unjoin(id, NewPlace: true), actor.Take().Message);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_pass_that_meets_a_cancellation_on_its_way_is_a_pass()
    {
        var actor = new ManualActor(_system);
        await using var barrier = ActorBarrier.Attach(actor, new BarrierSettings());
        using var cancellation = new CancellationTokenSource();
        var waiting = barrier.SignalAndWaitAsync(cancellation.Token).AsTask();
        var (arrive, sender) = actor.Take();
        var id = Assert.IsType<Arrive>(arrive).Id;

        await cancellation.CancelAsync();
        Assert.Equal(new Withdraw(id), actor.Take().Message);
        sender.Tell(new Passed(id, 7, 3));

        Assert.Equal(new BarrierArrival(7, 3), await waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_action_runs_outside_every_actor_and_without_anything_of_whoever_came_last()
    {
        var ofCaller = new AsyncLocal<string> { Value = "caller" };
        var seen = "nothing";
        await using var barrier = ActorBarrier.Start(_system, new BarrierSettings
        {
            Parties = 1,
            Action = (_, _) =>
            {
                // Test kits leave a cell on threads where it does not run; it handles no message there.
                seen = $"{ofCaller.Value} {Akka.Actor.Internal.InternalCurrentActorCellKeeper.Current?.CurrentMessage}";
                return default;
            },
        });

        await barrier.SignalAndWaitAsync();

        Assert.Equal(" ", seen);
    }
}
