using Akka.Actor;
using Akka.TestKit;

namespace ActorConcurrency.Tests;

public sealed class ActorTickerTests : TickerConformance, IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("ticker", Actors.VirtualTime);
    private readonly FakeTimeProvider _time = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    protected override ITicker Create(TimeSpan period, bool started = true) => Start(period, started);

    protected override ValueTask AdvanceAsync(TimeSpan by)
    {
        _time.Advance(by);
        return default;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var ticker = ActorTicker.Start(_system);

        Assert.Equal((true, TimeSpan.FromSeconds(1)), ((await ticker.SnapshotAsync()).Running, (await ticker.SnapshotAsync()).Period));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_without_a_timeout_outlasts_the_call_timeout()
    {
        await using var ticker = Start(Period, started: false);
        var waiting = ticker.WaitForTickAsync().AsTask();
        await ticker.SnapshotAsync();

        _time.Advance(TimeSpan.FromDays(20));

        await ticker.StartAsync();
        await AdvanceAsync(Period);
        Assert.Equal(1, (await waiting).Number);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_is_told_that_it_runs_may_rely_on_the_tick()
    {
        await using var ticker = Start(Period, started: false);
        var waiting = ticker.WaitForTickAsync().AsTask();
        await ticker.SnapshotAsync();
        var starter = new ManualActor(_system) { Meanwhile = () => AdvanceAsync(Period).GetAwaiter().GetResult() };

        ticker.Actor.Tell(new TickerProtocol.Start(new RequestId(1, 1)), starter);

        Assert.Equal(1, (await waiting).Number);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Waits_and_subscriptions_of_an_actor_that_fails_have_an_unknown_outcome()
    {
        await using var ticker = Start(Period);
        var subscription = await ticker.SubscribeAsync();
        Task[] waits = [ticker.WaitForTickAsync().AsTask(), subscription.TicksAsync().ToListAsync().AsTask()];
        await ticker.SnapshotAsync();

        ticker.Actor.Tell(Kill.Instance);

        foreach (var wait in waits) await Assert.ThrowsAsync<OutcomeUnknownException>(() => wait);
        await Assert.ThrowsAsync<StoppedException>(async () => await ticker.WaitForTickAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await subscription.TicksAsync().ToListAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Disposal_says_for_certain_that_a_wait_ended()
    {
        var ticker = Start(Period);
        var waiting = ticker.WaitForTickAsync().AsTask();

        await ticker.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_that_leaves_takes_its_subscriptions_along_and_leaves_the_ticker_to_its_owner()
    {
        await using var owner = Start(Period);
        await using var kept = await owner.SubscribeAsync(label: "kept");
        var guest = ActorTicker.Attach(owner.Actor);
        var subscription = await guest.SubscribeAsync(label: "guest's");
        var reading = subscription.TicksAsync().ToListAsync().AsTask();
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => reading);
        var snapshot = await owner.SnapshotAsync();
        Assert.Equal((true, "kept"), (snapshot.Running, snapshot.Subscribers.Single().Label));
    }

    private ActorTicker Start(TimeSpan period, bool started = true) =>
        ActorTicker.Start(_system, new TickerSettings { Period = period, Started = started }, timeProvider: _time);
}
