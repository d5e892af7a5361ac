using ActorConcurrency.Hosting;
using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>How a lock set's actor ends, where no other lock set has the like.</summary>
public sealed class ActorLockSetEndingTests(Actors actors) : IClassFixture<Actors>
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_is_out_of_time_sees_that_its_locks_are_lost()
    {
        await using var locks = ActorLockSet.Start(actors.System);
        var direct = await locks.AcquireAsync(["a"]);
        ILockLease inSession = await locks.OpenSession("holder").AcquireAsync(["b"]);
        CancellationToken[] lost = [direct.Lost, inSession.Lost];

        Assert.Equal(2, await locks.ShutdownAsync(TimeSpan.FromMilliseconds(50)));

        Assert.All([.. lost, direct.Lost, inSession.Lost], token => Assert.True(token.IsCancellationRequested));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_name_is_free_once_it_has_ended()
    {
        for (var round = 0; round < 3; round++)
        {
            var locks = ActorLockSet.Start(actors.System, name: "ended");
            (await locks.AcquireAsync(["a"])).Dispose();
            Assert.Equal(0, await locks.ShutdownAsync(Limit.Hang));
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Any_handle_ends_it_for_all_of_them()
    {
        await using var owner = ActorLockSet.Start(actors.System);
        await using var guest = ActorLockSet.Attach(owner.Actor);
        await using var session = owner.OpenSession("holder");
        var held = await session.AcquireAsync(["a"]);
        var waiting = Elsewhere.Ask(() => owner.AcquireAsync(["a"]));
        await owner.SnapshotAsync();

        var ending = guest.ShutdownAsync(Limit.Hang, refuseWaiting: true).AsTask();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await session.AcquireAsync(["b"]));
        held.Dispose();
        Assert.Equal(0, await ending);
        await owner.Actor.WatchAsync();
        await Assert.ThrowsAsync<StoppedException>(async () => await owner.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_a_session_counts_as_giving_back()
    {
        await using var locks = ActorLockSet.Start(actors.System);
        var session = locks.OpenSession("holder");
        await session.AcquireAsync(["a"]);
        var ending = locks.ShutdownAsync(Limit.Hang).AsTask();
        await Never.Completes(ending, after: locks.SnapshotAsync());

        await session.DisposeAsync();

        Assert.Equal(0, await ending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_death_of_an_owner_counts_as_giving_back()
    {
        await using var locks = ActorLockSet.Start(actors.System);
        var owner = actors.System.ActorOf(Props.Empty);
        await locks.OpenSession("holder", owner).AcquireAsync(["a"]);
        var ending = locks.ShutdownAsync(Limit.Hang).AsTask();
        await Never.Completes(ending, after: locks.SnapshotAsync());

        actors.System.Stop(owner);

        Assert.Equal(0, await ending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_thread_may_block_until_it_has_ended()
    {
        await using var locks = ActorLockSet.Start(actors.System);

        Assert.Equal(0, locks.Shutdown(Limit.Hang));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_host_does_not_start_anew_what_was_ended_through_its_handle()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithLockSet(
            "accounts", options => options.OnFailure = OnFailure.Restart));
        var locks = app.Get<IEndableLockSet>("accounts");

        Assert.Equal(0, await locks.ShutdownAsync(Limit.Hang));

        var refusal = await Assert.ThrowsAsync<StoppedException>(async () => await locks.AcquireAsync(["x"]));
        Assert.Contains("Its host is stopping, or has disposed it.", refusal.Message, StringComparison.Ordinal);
    }
}
