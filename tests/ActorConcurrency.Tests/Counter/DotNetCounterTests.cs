using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetCounterTests : CounterConformance
{
    protected override ICounter Create(long initialValue = 0, int maxWaiters = int.MaxValue) => new DotNetCounter(initialValue, maxWaiters);

    [Fact]
    public void Every_call_is_carried_out_before_it_returns()
    {
        var counter = new DotNetCounter();

        Assert.True(counter.IncrementAsync().IsCompletedSuccessfully);
        Assert.True(counter.ValueAsync().IsCompletedSuccessfully);
        Assert.True(counter.IncrementAsync(long.MaxValue).IsFaulted);
    }

    [Fact]
    public void Nobody_may_wait_less_than_nobody() => Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetCounter(maxWaiters: -1));

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        var time = new FakeTimeProvider();
        await using var counter = new DotNetCounter(time: time);
        var trying = counter.TryWaitUntilAtLeastAsync(1, TimeSpan.FromSeconds(5)).AsTask();

        time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: counter.SnapshotAsync());

        time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await trying);
    }
}
