using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetEventTests : EventConformance
{
    private readonly FakeTimeProvider _time = new();

    protected override IEvent Create(bool autoReset = false, bool set = false, int maxWaiters = int.MaxValue) =>
        new DotNetEvent(autoReset, set, maxWaiters: maxWaiters);

    [Fact]
    public void A_set_event_is_passed_before_the_call_returns()
    {
        var @event = new DotNetEvent(set: true);

        Assert.True(@event.WaitAsync().IsCompletedSuccessfully);
        Assert.True(@event.TryWaitAsync(Limit.Hang).IsCompletedSuccessfully);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_says_for_certain_that_a_wait_took_nothing_when_it_stopped()
    {
        var @event = new DotNetEvent();
        var waiting = @event.WaitAsync().AsTask();

        await @event.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancellation_right_after_the_signal_changes_nothing()
    {
        await using var @event = new DotNetEvent(autoReset: true);

        for (var round = 1; round <= 100; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = @event.WaitAsync(cancellation.Token);
            await @event.SetAsync();
            cancellation.Cancel();

            Assert.Equal(round, await waiting);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var @event = new DotNetEvent(time: _time);
        var trying = @event.TryWaitAsync(TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: @event.SnapshotAsync());
        Assert.Equal(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1), (await @event.SnapshotAsync()).Waiters.Single().Waiting);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(await trying);
        Assert.Empty((await @event.SnapshotAsync()).Waiters);
    }
}
