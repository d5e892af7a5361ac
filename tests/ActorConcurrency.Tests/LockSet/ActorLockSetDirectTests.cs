using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

/// <summary>When the actor is idle its handle takes and gives back free locks without a message; everything else goes by message.</summary>
public sealed class ActorLockSetDirectTests(Actors actors) : IClassFixture<Actors>
{
    private const int Rounds = 100;

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Free_locks_are_taken_and_given_back_directly()
    {
        await using var locks = await StartAsync();
        var before = StepsOf(locks);

        for (var round = 0; round < Rounds; round++)
        {
            await using var lease = await locks.AcquireAsync(["x", "y"]);
            await using var tried = await locks.TryAcquireAsync(["a"], TimeSpan.Zero);
        }

        Assert.Equal((before.Direct + (4 * Rounds), before.Told), StepsOf(locks));
        Assert.Equal(new LockSetSnapshot(2 * Rounds, 2 * Rounds, 0, [], []), await locks.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Switched_off_nothing_is_direct_and_everything_is_the_same()
    {
        await using var locks = await StartAsync(new LockSetSettings { GateFirst = false });

        for (var round = 0; round < Rounds; round++)
        {
            await using var lease = await locks.AcquireAsync(["x", "y"]);
            await using var tried = await locks.TryAcquireAsync(["a"], TimeSpan.Zero);
        }

        Assert.Equal(new LockSetSnapshot(2 * Rounds, 2 * Rounds, 0, [], []), await locks.SnapshotAsync());
        Assert.Null(CoreOf(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_nests_upwards_takes_directly_however_much_it_holds()
    {
        await using var locks = await StartAsync();
        var before = StepsOf(locks);
        var held = new Stack<LockLease>();

        for (var next = 0; next < 1_000; next++) held.Push(await locks.AcquireAsync([$"{next:0000}"]));

        Assert.Equal((before.Direct + 1_000, before.Told), StepsOf(locks));
        await Assert.ThrowsAsync<LockOrderException>(async () => await locks.AcquireAsync(["0500"]));
        while (held.TryPop(out var lease)) lease.Dispose();
        await using var lower = await locks.AcquireAsync(["0500"]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Locks_taken_directly_go_to_who_waits_for_them()
    {
        await using var locks = await StartAsync();
        var lease = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["x", "y"]));
        await Never.Completes(waiting, after: locks.SnapshotAsync());
        Assert.Null(await Elsewhere.Ask(() => locks.TryAcquireAsync(["x", "a"], TimeSpan.Zero)));
        // Behind the lock that its first waiter cannot have, nothing is reserved.
        await using var free = await Elsewhere.Ask(() => locks.TryAcquireAsync(["z"], TimeSpan.Zero));

        lease.Dispose();

        Assert.Equal(["x", "y"], (await waiting).Names.AsEnumerable());
        Assert.NotNull(free);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_nested_in_a_lock_taken_directly_goes_before_those_that_hold_nothing(bool ordered)
    {
        await using var locks = await StartAsync(new LockSetSettings { Ordered = ordered });
        var stranger = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
        await using var outer = await locks.AcquireAsync(["a"]);
        var behind = Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
        var inner = locks.AcquireAsync(["b"]).AsTask();
        await Never.Completes(inner, after: locks.SnapshotAsync());

        stranger.Dispose();

        (await inner).Dispose();
        (await behind).Dispose();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task In_any_order_a_cycle_through_locks_taken_directly_is_refused()
    {
        await using var locks = await StartAsync(new LockSetSettings { Ordered = false });
        await using var session = locks.OpenSession("bob");
        await using var x = await locks.AcquireAsync(["x"]);
        await using var y = await session.AcquireAsync(["y"]);
        var waiting = session.AcquireAsync(["x"]).AsTask();

        var deadlock = await Assert.ThrowsAsync<DeadlockException>(async () => await locks.AcquireAsync(["y"]));

        Assert.Equal([new("", "y", "bob"), new("bob", "x", "")], deadlock.Cycle.AsEnumerable());
        x.Dispose();
        (await waiting).Dispose();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_is_named_and_so_it_asks_by_message()
    {
        await using var locks = await StartAsync();
        await using var session = locks.OpenSession("alice");

        await using var lease = await session.AcquireAsync(["x"]);

        Assert.Equal("alice", (await locks.SnapshotAsync()).Holders.Single().Label);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_age_of_a_lease_taken_directly_is_known()
    {
        await using var locks = await StartAsync();
        var since = Environment.TickCount64;
        await using var lease = await locks.AcquireAsync(["x"]);

        var holder = (await locks.SnapshotAsync()).Holders.Single();

        Assert.InRange(holder.Held, TimeSpan.Zero, TimeSpan.FromMilliseconds(Environment.TickCount64 - since));
    }

    private async Task<ActorLockSet> StartAsync(LockSetSettings? settings = null)
    {
        var locks = ActorLockSet.Start(actors.System, settings ?? new LockSetSettings());
        // Once it has answered it is there; what it is told next opens it.
        for (var opened = false; !opened && settings is not { GateFirst: false }; opened = CoreOf(locks) is { DirectSteps: > 0 })
            await locks.SnapshotAsync();
        return locks;
    }

    private static (long Direct, long Told) StepsOf(ActorLockSet locks) => (CoreOf(locks)!.DirectSteps, CoreOf(locks)!.ToldSteps);

    private static RecipeCore? CoreOf(ActorLockSet locks) =>
        ((ActorRefWithCell)locks.Actor).Underlying is ActorCell { Mailbox.MessageQueue: CombiningQueue queue } ? queue.Core : null;
}

/// <summary>What a flow says by messages.</summary>
public sealed class LockFlowMessagesTests(Actors actors) : IClassFixture<Actors>
{
    /// <summary>One flow asks and asks without awaiting: its requests name what is around them, but do not all name all.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_flow_says_of_what_it_holds_grows_with_its_requests_and_not_with_their_square(bool granted)
    {
        const int Many = 1_000;
        var actor = new ManualActor(actors.System);
        var locks = ActorLockSet.Attach(actor, new LockSetSettings());
        var (named, calls) = (0, new List<ValueTask<LockLease>>());

        for (var next = 0; next < Many; next++)
        {
            calls.Add(locks.AcquireAsync([$"{next:0000}"]));
            var (message, sender) = actor.Take();
            var asked = (Acquire)message;
            named += asked.Holding.Length + (asked.Run is null ? 0 : 1);
            if (granted) sender.Tell(new Granted(asked.Id, asked.Names, next + 1));
        }

        Assert.InRange(named, Many - 1, 10 * Many);
        _ = locks.DisposeAsync();
    }
}
