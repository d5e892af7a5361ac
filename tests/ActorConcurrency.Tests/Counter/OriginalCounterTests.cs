using System.Numerics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What the page's counter does, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalCounterTests
{
    [Fact]
    public void It_counts_up_and_down()
    {
        var counter = new LockedCounter(5);

        counter.Increment();
        counter.Increment(10);
        counter.Decrement();
        counter.Decrement(3);

        Assert.Equal(12, counter.Peek());
    }

    [Fact]
    public void It_never_overflows()
    {
        var counter = new LockedCounter(long.MaxValue);

        counter.Increment(long.MaxValue);

        Assert.Equal(2 * (BigInteger)long.MaxValue, counter.Peek());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Under_its_lock_no_change_is_lost()
    {
        var counter = new LockedCounter();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OnThread.Run(() =>
        {
            for (var change = 0; change < 1000; change++) counter.Increment();
        })));

        Assert.Equal(4000, counter.Peek());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Without_the_lock_the_later_writer_wins_and_an_update_is_lost()
    {
        using var gate = new Gate();
        var passes = 0;
        var counter = new UnlockedCounter(0, () =>
        {
            if (Interlocked.Increment(ref passes) == 1) gate.Pass();
        });
        var slow = OnThread.Run(counter.Increment);
        await gate.Arrived;

        counter.Increment();
        Assert.Equal(1, counter.Peek());
        gate.Open();
        await slow;

        Assert.Equal(1, counter.Peek());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_stranger_who_releases_the_lock_lets_an_update_be_lost()
    {
        using var gate = new Gate();
        var passes = 0;
        var counter = new LockedCounter(0, () =>
        {
            if (Interlocked.Increment(ref passes) == 1) gate.Pass();
        });
        var inside = OnThread.Run(counter.Increment);
        await gate.Arrived;

        counter.ValueLock.Release();
        counter.Increment();
        counter.ValueLock.Acquire();
        gate.Open();
        await inside;

        Assert.Equal(1, counter.Peek());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_change_from_inside_a_change_waits_for_itself()
    {
        LockedCounter? counter = null;
        var inside = new TaskCompletionSource<Thread>(TaskCreationOptions.RunContinuationsAsynchronously);
        counter = new LockedCounter(0, () =>
        {
            if (inside.TrySetResult(Thread.CurrentThread)) counter!.Increment();
        });
        var changing = OnThread.Run(counter.Increment);
        await Eventually.Blocks(await inside.Task);

        Assert.True(counter.ValueLock.Locked);

        // It holds the lock it waits for, so only a stranger gets it out; then the outer change releases what is free.
        counter.ValueLock.Release();
        await Assert.ThrowsAsync<InvalidOperationException>(() => changing);
    }
}
