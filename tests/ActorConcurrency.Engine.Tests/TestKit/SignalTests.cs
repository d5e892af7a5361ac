using Akka.TestKit;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Latches and barriers.</summary>
public sealed class SignalTests : KitSpec
{
    public SignalTests() : base("akka.test.timefactor = 2, akka.test.default-timeout = 50 ms") { }

    [Fact]
    public void A_latch_opens_when_it_has_been_counted_down()
    {
        var latch = CreateTestLatch(2);
        latch.CountDown();
        Assert.False(latch.IsOpen);

        latch.CountDown();

        Assert.True(latch.IsOpen);
        latch.Ready();
        latch.Ready(TimeSpan.Zero);
    }

    [Fact]
    public void A_latch_can_be_opened_and_closed_at_once()
    {
        var latch = new TestLatch(5);

        latch.Open();
        latch.Open();
        Assert.True(latch.IsOpen);

        latch.Reset();
        Assert.False(latch.IsOpen);
        Assert.True(new TestLatch(0).IsOpen);
    }

    [Fact]
    public void A_latch_that_stays_shut_is_reported()
    {
        Assert.Equal("Timeout of 00:00:00.1000000", Assert.Throws<TimeoutException>(() => CreateTestLatch().Ready()).Message);
        Assert.Equal("Timeout of 00:00:00.0500000", Assert.Throws<TimeoutException>(() => new TestLatch().Ready(Soon)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TestLatch(-1));
    }

    [Fact]
    public async Task A_waiter_goes_on_when_the_latch_opens()
    {
        var latch = CreateTestLatch();
        var waiter = Task.Factory.StartNew(() => latch.Ready(Ample), TaskCreationOptions.LongRunning);

        latch.CountDown();

        await waiter;
    }

    [Fact]
    public async Task A_barrier_lets_all_go_on_together_again_and_again()
    {
        var barrier = CreateTestBarrier(2);
        var rounds = 0;
        var other = Task.Factory.StartNew(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                Interlocked.Increment(ref rounds);
                barrier.Await(Ample);
                barrier.Await(Ample);
            }
        }, TaskCreationOptions.LongRunning);

        for (var i = 1; i <= 10; i++)
        {
            barrier.Await(Ample);
            Assert.Equal(i, Volatile.Read(ref rounds));
            barrier.Await(Ample);
        }

        await other;
    }
}
