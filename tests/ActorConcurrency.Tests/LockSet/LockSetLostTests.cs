using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Who holds locks hears that they are lost before anybody else gets them.</summary>
public sealed class LockSetLostTests(Actors actors) : IClassFixture<Actors>
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_the_actor_loses_every_lease()
    {
        await using var locks = ActorLockSet.Start(actors.System);
        var direct = await locks.AcquireAsync(["a"]);
        ILockLease inSession = await locks.OpenSession("holder").AcquireAsync(["b"]);
        CancellationToken[] early = [direct.Lost, inSession.Lost];

        await locks.Actor.GracefulStop(Limit.Hang);

        Assert.All([.. early, direct.Lost, inSession.Lost], lost => Assert.True(lost.IsCancellationRequested));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_an_owner_loses_what_it_held_before_the_next_has_it()
    {
        await using var locks = ActorLockSet.Start(actors.System);
        var owner = actors.System.ActorOf(Props.Empty);
        var lease = await locks.OpenSession("owner", owner).AcquireAsync(["a"]);
        var lost = lease.Lost;
        var next = locks.OpenSession("next").AcquireAsync(["a"]).AsTask();
        await locks.SnapshotAsync();

        Assert.False(lost.IsCancellationRequested);
        actors.System.Stop(owner);
        await next;

        Assert.True(lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_was_given_back_is_not_lost()
    {
        await using var locks = ActorLockSet.Start(actors.System);
        await using var session = locks.OpenSession("holder");
        var lease = await session.AcquireAsync(["a"]);
        var lost = lease.Lost;

        lease.Dispose();
        await session.DisposeAsync();

        Assert.False(lost.IsCancellationRequested);
        Assert.Equal(CancellationToken.None, lease.Lost);
        Assert.Equal(CancellationToken.None, default(LockLease).Lost);
    }
}
