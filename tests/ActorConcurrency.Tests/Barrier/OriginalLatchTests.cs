using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What a latch does that is made by hand with a lock.</summary>
public sealed class OriginalLatchTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task All_who_wait_pass_at_zero()
    {
        var latch = new LockedLatch(2);
        var threads = Enumerable.Range(0, 3).Select(n => new Thread(latch.Wait) { IsBackground = true, Name = $"waiting-{n}" }).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) await Eventually.Blocks(thread);

        latch.Signal();
        latch.Signal();

        Assert.All(threads, thread => Assert.True(thread.Join(Limit.Hang)));
        latch.Wait();
    }

    [Fact]
    public void A_signal_too_many_is_lost_in_silence()
    {
        var latch = new LockedLatch(1);

        latch.Signal();
        latch.Signal();

        Assert.Equal(0, latch.Remaining);
    }

    [Fact]
    public void A_wait_may_have_a_limit()
    {
        var latch = new LockedLatch(1);

        Assert.False(latch.Wait(TimeSpan.Zero));
        Assert.False(latch.Wait(TimeSpan.FromMilliseconds(1)));
        latch.Signal();
        Assert.True(latch.Wait(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LockedLatch(-1));
    }
}
