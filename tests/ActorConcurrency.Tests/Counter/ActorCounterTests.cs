using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class ActorCounterTests(Way.On way) : CounterByWay(way), IClassFixture<Way.On>
{
    private readonly ActorSystem _system = way.System;

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var counter = ActorCounter.Start(_system);

        Assert.Equal(0, await counter.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Several_handles_may_share_an_actor_and_only_the_owner_stops_it()
    {
        await using var owner = ActorCounter.Start(_system);
        var guest = ActorCounter.Attach(owner.Actor);
        await guest.IncrementAsync(3);

        await guest.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await guest.ValueAsync());
        Assert.Equal(3, await owner.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Changes_on_their_way_are_applied_before_it_stops()
    {
        var owner = ActorCounter.Start(_system);
        var last = owner.AddAndGetAsync(1).AsTask();

        await owner.DisposeAsync();

        Assert.Equal(1, await last);
    }

    [Fact]
    public void A_handle_to_nobody_is_refused_at_once() =>
        Assert.Throws<ArgumentException>(() => ActorCounter.Attach(ActorRefs.Nobody));
}
