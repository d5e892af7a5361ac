using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What Python's locks do, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalLockTests
{
    [Fact]
    public void A_lock_is_held_from_its_acquisition_to_its_release()
    {
        var one = new PythonLock();
        Assert.False(one.Locked);

        one.Acquire();
        Assert.True(one.Locked);
        Assert.False(one.Acquire(blocking: false));

        one.Release();
        Assert.False(one.Locked);
        Assert.True(one.Acquire(blocking: true, timeout: 0));
    }

    [Fact]
    public void Within_with_it_is_held_and_after_an_exception_it_is_free()
    {
        var one = new PythonLock();

        var wasLocked = false;

        void Fail()
        {
            using (one.Enter())
            {
                wasLocked = one.Locked;
                throw new InvalidTimeZoneException();
            }
        }

        Assert.Throws<InvalidTimeZoneException>(Fail);
        Assert.Equal((true, false), (wasLocked, one.Locked));
    }

    [Fact]
    public void A_free_lock_cannot_be_released()
    {
        var one = new PythonLock();

        Assert.Equal("release unlocked lock", Assert.Throws<InvalidOperationException>(one.Release).Message);
        using (one.Enter()) { }
        Assert.Throws<InvalidOperationException>(one.Release);
    }

    /// <summary>The fault that the page's counter has too.</summary>
    [Fact]
    public void A_lock_may_be_released_by_anybody()
    {
        var one = new PythonLock();
        one.Acquire();

        OnAnotherThread(one.Release);

        Assert.True(one.Acquire(blocking: false));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_acquires_a_lock_twice_waits_for_himself()
    {
        var one = new PythonLock();
        var thread = new Thread(() =>
        {
            one.Acquire();
            one.Acquire();
        }) { IsBackground = true };
        thread.Start();

        await Eventually.Blocks(thread);
        Assert.True(one.Locked);
        one.Release();

        Assert.True(thread.Join(Limit.Hang));
    }

    [Fact]
    public void A_wait_with_a_timeout_gives_up()
    {
        var one = new PythonLock();
        var reentrant = new PythonRLock();
        one.Acquire();
        reentrant.Acquire();

        Assert.False(one.Acquire(blocking: true, timeout: 0.01));
        OnAnotherThread(() => Assert.False(reentrant.Acquire(blocking: true, timeout: 0.01)));
    }

    [Theory]
    [InlineData(false, 1, "can't specify a timeout for a non-blocking call")]
    [InlineData(false, 0, "can't specify a timeout for a non-blocking call")]
    [InlineData(true, -2, "timeout value must be a non-negative number")]
    [InlineData(true, -0.5, "timeout value must be a non-negative number")]
    [InlineData(true, double.NaN, "Invalid value NaN (not a number)")]
    public void A_timeout_that_is_none_is_a_ValueError(bool blocking, double timeout, string message)
    {
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new PythonLock().Acquire(blocking, timeout)).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new PythonRLock().Acquire(blocking, timeout)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeout_longer_than_the_longest_is_an_OverflowError()
    {
        Assert.Throws<OverflowException>(() => new PythonLock().Acquire(blocking: true, timeout: 1e100));
        Assert.True(new PythonRLock().Acquire(blocking: true, timeout: 9223372036));
    }

    [Fact]
    public void A_reentrant_lock_is_free_once_it_is_released_as_often_as_it_was_acquired()
    {
        var one = new PythonRLock();

        one.Acquire();
        Assert.True(one.Acquire(blocking: false));
        Assert.Equal((2, Environment.CurrentManagedThreadId), (one.RecursionCount, one.Owner));
        one.Release();
        OnAnotherThread(() => Assert.Equal((false, 0), (one.Acquire(blocking: false), one.RecursionCount)));
        one.Release();

        Assert.Equal((false, 0, null), (one.Locked, one.RecursionCount, one.Owner));
        OnAnotherThread(() =>
        {
            using (one.Enter()) Assert.True(one.Locked);
        });
    }

    [Fact]
    public void A_reentrant_lock_is_released_by_its_owner_only()
    {
        var one = new PythonRLock();
        Assert.Equal("cannot release un-acquired lock", Assert.Throws<InvalidOperationException>(one.Release).Message);
        one.Acquire();

        OnAnotherThread(() => Assert.Throws<InvalidOperationException>(one.Release));

        Assert.True(one.Locked);
    }

    /// <summary>The fault: nobody else may release it.</summary>
    [Fact]
    public void A_thread_that_ends_keeps_its_reentrant_lock_for_ever()
    {
        var one = new PythonRLock();

        OnAnotherThread(one.Acquire);

        Assert.False(one.Acquire(blocking: false));
    }

    [Fact]
    public void A_transfer_takes_the_lock_again_and_the_total_stays()
    {
        var accounts = new ReentrantAccounts(100, 0);
        var threads = Enumerable.Range(0, 10).Select(n => PythonThread.Create(() => accounts.Transfer(10), $"transfer-{n}")).ToArray();

        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) Assert.True(thread.Join(Limit.Hang));

        Assert.Equal((100, 0, 100), (accounts.Total, accounts.Balance(0), accounts.Balance(1)));
        Assert.False(accounts.Lock.Locked);
    }

    private static void OnAnotherThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action));
        thread.Start();
        Assert.True(thread.Join(Limit.Hang));
        if (failure is not null) throw failure;
    }
}
