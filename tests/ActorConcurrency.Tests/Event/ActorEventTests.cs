using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class ActorEventTests(Way.On way) : EventByWay(way), IClassFixture<Way.On>
{
    private readonly ActorSystem _system = way.System;
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var @event = ActorEvent.Start(_system);

        Assert.Equal(new EventSnapshot(false, false, 0, 0, []), await @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var @event = StartOnManualTime();
        var trying = @event.TryWaitAsync(TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: @event.SnapshotAsync());

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(await trying);
        Assert.Empty((await @event.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_without_a_timeout_outlasts_the_call_timeout()
    {
        await using var @event = StartOnManualTime();
        var waiting = @event.WaitAsync().AsTask();
        await @event.SnapshotAsync();

        _time.Advance(TimeSpan.FromDays(20));
        Assert.Equal(TimeSpan.FromDays(20), (await @event.SnapshotAsync()).Waiters.Single().Waiting);

        await @event.SetAsync();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_an_actor_that_fails_has_an_unknown_outcome()
    {
        await using var @event = ActorEvent.Start(_system);
        var waiting = @event.WaitAsync().AsTask();
        await @event.SnapshotAsync();

        @event.Actor.Tell(Kill.Instance);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await @event.WaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Disposal_says_for_certain_that_a_wait_took_nothing()
    {
        var @event = ActorEvent.Start(_system);
        var waiting = @event.WaitAsync().AsTask();

        await @event.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_that_leaves_leaves_the_event_to_its_owner()
    {
        await using var owner = ActorEvent.Start(_system, new EventSettings { AutoReset = true });
        var guest = ActorEvent.Attach(owner.Actor);
        var waiting = guest.WaitAsync().AsTask();
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        await owner.SetAsync();
        Assert.True(await owner.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_pass_that_uses_a_signal_up_is_accepted_once_it_has_arrived()
    {
        var actor = new ManualActor(_system);
        await using var @event = ActorEvent.Attach(actor, new EventSettings());
        var waiting = @event.WaitAsync();
        var (wait, sender) = actor.Take();
        var id = Assert.IsType<EventProtocol.Wait>(wait).Id;

        sender.Tell(new EventProtocol.Passed(id, 7, Receipt: true));

        Assert.Equal(7, await waiting);
        Assert.Equal(new EventProtocol.Accept(id), actor.Take().Message);
    }

    private ActorEvent StartOnManualTime() => ActorEvent.Start(_system, timeProvider: _time);
}
