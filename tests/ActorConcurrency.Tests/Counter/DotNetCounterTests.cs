using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetCounterTests : CounterConformance
{
    protected override ICounter Create(long initialValue = 0) => new DotNetCounter(initialValue);

    [Fact]
    public void Every_call_is_carried_out_before_it_returns()
    {
        var counter = new DotNetCounter();

        Assert.True(counter.IncrementAsync().IsCompletedSuccessfully);
        Assert.True(counter.ValueAsync().IsCompletedSuccessfully);
        Assert.True(counter.IncrementAsync(long.MaxValue).IsFaulted);
    }
}
