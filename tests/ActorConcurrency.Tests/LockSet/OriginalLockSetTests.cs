using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What the page's <c>acquire</c> does, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalLockSetTests
{
    private readonly RankedLock _x = new("x");
    private readonly RankedLock _y = new("y");

    [Fact]
    public void A_later_lock_has_a_higher_rank() => Assert.True(_y.Rank > _x.Rank);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public Task It_takes_all_and_gives_all_back_in_whatever_order_they_are_given() => OnThread.Run(() =>
    {
        using (OrderedAcquisition.Acquire(_y, _x)) Assert.Equal((true, true), Locked());

        Assert.Equal((false, false), Locked());
        using (OrderedAcquisition.Acquire(_x, _y)) Assert.Equal((true, true), Locked());
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task X_and_y_against_y_and_x_do_not_deadlock()
    {
        var turns = new int[1];

        void Take(params RankedLock[] locks)
        {
            for (var turn = 0; turn < 200; turn++)
            {
                using var held = OrderedAcquisition.Acquire(locks);
                turns[0]++;
            }
        }

        await Task.WhenAll(OnThread.Run(() => Take(_x, _y)), OnThread.Run(() => Take(_y, _x)));

        Assert.Equal(400, turns[0]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public Task A_nested_acquisition_in_order_is_granted() => OnThread.Run(() =>
    {
        using var outer = OrderedAcquisition.Acquire(_x);
        using var inner = OrderedAcquisition.Acquire(_y);

        Assert.Equal((true, true), Locked());
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public Task A_nested_acquisition_out_of_order_is_a_violation_and_takes_nothing() => OnThread.Run(() =>
    {
        using (OrderedAcquisition.Acquire(_y))
        {
            var violation = Assert.Throws<InvalidOperationException>(() => Take(_x));
            Assert.Equal("Lock Order Violation", violation.Message);
            Assert.Throws<InvalidOperationException>(() => Take(_y));
            Assert.Equal((false, true), Locked());
        }

        Assert.Equal((false, false), Locked());
        Take(_x);
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_same_lock_twice_blocks_itself_for_ever()
    {
        Exception? failure = null;
        var thread = Background(() => failure = Record.Exception(() => Take(_x, _x)));
        await Eventually.Blocks(thread);

        // The one who could have released it is the one who waits. A stranger lets it go on, and it releases what it has once too often.
        Assert.True(_x.Lock.Locked);
        _x.Lock.Release();
        Assert.True(thread.Join(Limit.Hang));
        Assert.Equal("release unlocked lock", failure?.Message);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_acquisition_that_fails_half_way_releases_what_somebody_else_holds()
    {
        _y.Lock.Acquire();
        Exception? failure = null;
        var thread = Background(() => failure = Record.Exception(() => Take(_x, _y)));
        await Eventually.Blocks(thread);

        thread.Interrupt();

        Assert.True(thread.Join(Limit.Hang));
        Assert.IsType<ThreadInterruptedException>(failure);
        Assert.Equal((false, false), Locked());
        Assert.Equal("release unlocked lock", Assert.Throws<InvalidOperationException>(_y.Lock.Release).Message);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public Task The_empty_set_fails_when_it_is_nested_and_only_then() => OnThread.Run(() =>
    {
        Take();

        using var outer = OrderedAcquisition.Acquire(_x);
        Assert.Throws<IndexOutOfRangeException>(() => Take());
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_thread_holds_is_its_own_business()
    {
        await OnThread.Run(() =>
        {
            using var outer = OrderedAcquisition.Acquire(_y);
            OnThread.Run(() => Take(_x)).Wait(Limit.Hang);
        });
    }

    private static void Take(params RankedLock[] locks)
    {
        using var held = OrderedAcquisition.Acquire(locks);
    }

    private static Thread Background(Action body)
    {
        var thread = new Thread(() => body()) { IsBackground = true, Name = "background" };
        thread.Start();
        return thread;
    }

    private (bool X, bool Y) Locked() => (_x.Lock.Locked, _y.Lock.Locked);
}
