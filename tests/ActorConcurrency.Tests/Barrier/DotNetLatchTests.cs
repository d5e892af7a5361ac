using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetLatchTests : LatchConformance
{
    private readonly FakeTimeProvider _time = new();

    protected override ILatch Create(int count, bool addWhenOpen = false, int maxWaiters = int.MaxValue) =>
        new DotNetLatch(count, addWhenOpen, maxWaiters: maxWaiters);

    [Fact]
    public void Nonsense_is_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetLatch(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetLatch(1, maxWaiters: -1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var latch = new DotNetLatch(1, time: _time);
        var trying = latch.TryWaitAsync(TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: latch.SnapshotAsync());

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(await trying);
    }
}
