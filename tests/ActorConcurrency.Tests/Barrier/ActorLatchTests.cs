using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class ActorLatchTests(Way.On way) : LatchByWay(way), IClassFixture<Way.On>
{
    private readonly ActorSystem _system = way.System;
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var latch = ActorLatch.Start(_system);

        Assert.Equal(new LatchSnapshot(1, 1, []), await latch.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var latch = ActorLatch.Start(_system, timeProvider: _time);
        var trying = latch.TryWaitAsync(TimeSpan.FromSeconds(5)).AsTask();
        // Is answered after the wait has come there.
        await latch.SnapshotAsync();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: latch.SnapshotAsync());
        Assert.Equal(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1), Assert.Single((await latch.SnapshotAsync()).Waiters));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(await trying);
        Assert.Empty((await latch.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_an_actor_that_fails_has_an_unknown_outcome()
    {
        await using var latch = ActorLatch.Start(_system);
        var waiting = latch.WaitAsync().AsTask();
        await latch.SnapshotAsync();

        latch.Actor.Tell(Kill.Instance);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await latch.WaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_that_leaves_leaves_the_latch_to_its_owner()
    {
        await using var owner = ActorLatch.Start(_system);
        var guest = ActorLatch.Attach(owner.Actor);
        var waiting = guest.WaitAsync().AsTask();

        await guest.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        Assert.Equal(0, await owner.SignalAsync());
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused_at_the_call()
    {
        var latch = ActorLatch.Attach(new ManualActor(_system), new LatchSettings());
        Action[] calls = [() => _ = latch.SignalAsync(0), () => _ = latch.AddAsync(0), () => _ = latch.TryAddAsync(-1), () => _ = latch.ResetAsync(-1)];

        Assert.All(calls, call => Assert.Throws<ArgumentOutOfRangeException>(call));
    }
}
