using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class ActorLockSetTests(Way.On way) : LockSetByWay(way), IClassFixture<Way.On>
{
    private readonly ActorSystem _system = way.System;
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lease_prints_what_it_is()
    {
        await using var locks = ActorLockSet.Start(_system);

        await using var lease = await locks.AcquireAsync(["b", "a"]);

        Assert.Equal("A lease of 'a', 'b', token 1", $"{lease}");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var locks = ActorLockSet.Start(_system);

        await using var lease = await locks.AcquireAsync(["x"]);

        Assert.Null(await locks.TryAcquireAsync(["x"], TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_that_is_closed_after_its_guest_gives_back_what_it_holds_too()
    {
        await using var owner = ActorLockSet.Start(_system);
        var guest = ActorLockSet.Attach(owner.Actor);
        var session = guest.OpenSession("late");
        await session.AcquireAsync(["x"]);

        await guest.DisposeAsync();
        await session.DisposeAsync();

        Assert.NotNull(await owner.TryAcquireAsync(["x"], TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task In_any_order_a_cycle_of_sessions_is_refused_by_name_and_nobody_is_blocked()
    {
        await using var locks = AnyOrder();
        await using var alice = locks.OpenSession("alice");
        await using var bob = locks.OpenSession("bob");
        await using var x = await alice.AcquireAsync(["x"]);
        var y = await bob.AcquireAsync(["y"]);
        var waiting = alice.AcquireAsync(["y"]).AsTask();

        var deadlock = await Assert.ThrowsAsync<DeadlockException>(async () => await bob.AcquireAsync(["x"]));

        Assert.Equal([new("bob", "x", "alice"), new("alice", "y", "bob")], deadlock.Cycle.AsEnumerable());
        Assert.Equal(
            "Waiting would be a deadlock: bob waits for 'x', which alice holds; alice waits for 'y', which bob holds. Give something back, and ask again.",
            deadlock.Message);
        await y.DisposeAsync();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task In_any_order_a_cycle_of_flows_is_refused_too()
    {
        await using var locks = AnyOrder();
        using var bothHoldOne = new Barrier(2);

        async Task<bool> RunsIntoADeadlock(string first, string second)
        {
            await using var outer = await locks.AcquireAsync([first]);
            Assert.True(bothHoldOne.SignalAndWait(Limit.Hang));
            try
            {
                await using var inner = await locks.AcquireAsync([second]);
                return false;
            }
            catch (DeadlockException)
            {
                return true;
            }
        }

        var outcomes = await Task.WhenAll(Task.Run(() => RunsIntoADeadlock("x", "y")), Task.Run(() => RunsIntoADeadlock("y", "x")));

        Assert.Equal([false, true], outcomes.Order());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task In_any_order_nobody_ever_hangs_whatever_is_nested_in_what()
    {
        await using var locks = AnyOrder();
        string[] names = ["a", "b", "c", "d"];

        await Task.WhenAll(Enumerable.Range(0, 6).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var round = 0; round < 100; round++)
            {
                try
                {
                    await using var outer = await locks.AcquireAsync(random.GetItems(names, 1));
                    await Task.Yield();
                    await using var middle = await locks.AcquireAsync(random.GetItems(names, 1));
                    await using var inner = await locks.AcquireAsync(random.GetItems(names, 2));
                }
                catch (DeadlockException deadlock)
                {
                    Assert.NotEmpty(deadlock.Cycle);
                }
            }
        })));

        Assert.Empty(await HeldAsync(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_an_actor_reclaims_what_its_session_holds()
    {
        await using var locks = ActorLockSet.Start(_system);
        var owner = _system.ActorOf(Props.Empty);
        var session = locks.OpenSession("mortal", owner);
        await session.AcquireAsync(["x"]);
        var next = locks.AcquireAsync(["x", "y"]).AsTask();

        _system.Stop(owner);

        await next;
        await Assert.ThrowsAsync<StoppedException>(async () => await session.AcquireAsync(["x"]));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var locks = ActorLockSet.Start(_system, timeProvider: _time);
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        var trying = locks.TryAcquireAsync(["x"], TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: locks.SnapshotAsync());

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await trying);
        Assert.Empty((await locks.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_in_the_queue_of_an_actor_that_fails_has_an_unknown_outcome()
    {
        await using var locks = ActorLockSet.Start(_system);
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        await locks.SnapshotAsync();

        locks.Actor.Tell(Kill.Instance);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await locks.AcquireAsync(["x"]));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_leaves_the_queue_but_keeps_its_leases_until_they_are_disposed()
    {
        await using var owner = ActorLockSet.Start(_system);
        var guest = ActorLockSet.Attach(owner.Actor);
        var lease = await Elsewhere.Ask(() => guest.AcquireAsync(["x"]));
        var waiting = Elsewhere.Ask(() => guest.AcquireAsync(["x"]));
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        Assert.Equal([["x"]], await HeldAsync(owner));
        lease.Dispose();
        Assert.Empty(await HeldAsync(owner));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_actor_has_no_flow_so_what_the_next_one_on_its_thread_takes_is_not_nested()
    {
        await using var locks = ActorLockSet.Start(_system);
        var takes = _system.ActorOf(Props.Create(() => new TakingActor(locks)));

        var high = await takes.Ask<ILockLease>("y", Limit.Hang);
        var low = await takes.Ask<ILockLease>("x", Limit.Hang);

        Assert.Equal([["y"], ["x"]], await HeldAsync(locks));
        high.Dispose();
        low.Dispose();
    }

    private ActorLockSet AnyOrder() => ActorLockSet.Start(_system, new LockSetSettings { Ordered = false });

    private sealed class TakingActor : ReceiveActor
    {
        public TakingActor(ActorLockSet locks) =>
            Receive<string>(name => locks.AcquireAsync([name]).AsTask().PipeTo(Sender));
    }
}
