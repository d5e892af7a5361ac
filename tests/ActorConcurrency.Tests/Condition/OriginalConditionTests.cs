using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What Python's condition does, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalConditionTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_its_lock_it_can_neither_be_waited_for_nor_notified(bool reentrant)
    {
        var condition = reentrant ? new PythonCondition() : new PythonCondition(new PythonLock());

        Assert.Equal("cannot wait on un-acquired lock", Assert.Throws<InvalidOperationException>(() => condition.Wait()).Message);
        Assert.Equal("cannot wait on un-acquired lock", Assert.Throws<InvalidOperationException>(() => condition.WaitFor(() => false)).Message);
        Assert.Equal("cannot notify on un-acquired lock", Assert.Throws<InvalidOperationException>(() => condition.Notify()).Message);
        Assert.Equal("cannot notify on un-acquired lock", Assert.Throws<InvalidOperationException>(condition.NotifyAll).Message);
        Assert.Throws<InvalidOperationException>(condition.Release);
        Assert.True(condition.WaitFor(() => true));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_notification_wakes_as_many_as_it_says()
    {
        var condition = new PythonCondition();
        var woken = 0;
        var threads = await WaitingAsync(condition, 5, () => Interlocked.Increment(ref woken));

        Locked(condition, () => condition.Notify());
        await Eventually.Holds(() => Volatile.Read(ref woken) == 1, "one is woken");
        Locked(condition, () => condition.Notify(2));
        await Eventually.Holds(() => Volatile.Read(ref woken) == 3, "two more are woken");
        Locked(condition, () => condition.Notify(0));
        Assert.Equal(2, condition.Waiting);
        Locked(condition, condition.NotifyAll);

        foreach (var thread in threads) await thread;
        Assert.Equal((5, 0), (woken, condition.Waiting));
        Locked(condition, condition.NotifyAll);
    }

    [Fact]
    public void A_wait_that_runs_out_of_time_says_so_and_has_the_lock_again()
    {
        var condition = new PythonCondition();

        Locked(condition, () =>
        {
            Assert.False(condition.Wait(Short));
            Assert.False(condition.Wait(TimeSpan.Zero));
            Assert.False(condition.Wait(TimeSpan.FromSeconds(-1)));
            condition.Notify();
        });

        Assert.Equal(0, condition.Waiting);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(100)]
    [InlineData(10_000_000)]
    public async Task A_wait_may_be_as_long_as_can_be(int days)
    {
        var condition = new PythonCondition();
        var waiting = OnThread.Run(() => Locked(condition, () => Assert.True(condition.Wait(TimeSpan.FromDays(days)))));
        await Eventually.Holds(() => condition.Waiting == 1 || waiting.IsCompleted, "it waits");

        Locked(condition, condition.NotifyAll);

        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_a_predicate_looks_again_after_each_notification()
    {
        var condition = new PythonCondition();
        var state = 0;
        var waiting = OnThread.Run(() =>
        {
            using (condition.Enter()) Assert.True(condition.WaitFor(() => state == 4));
        });

        for (var step = 1; step <= 4; step++)
        {
            await Eventually.Holds(() => condition.Waiting == 1, "it waits");
            Locked(condition, () =>
            {
                state++;
                condition.Notify();
            });
        }

        await waiting;
    }

    [Fact]
    public void A_wait_for_a_predicate_has_one_deadline_and_gives_what_the_predicate_gave_last()
    {
        var condition = new PythonCondition();

        Locked(condition, () =>
        {
            Assert.False(condition.WaitFor(() => false, Short));
            Assert.False(condition.WaitFor(() => false, TimeSpan.Zero));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_wait_for_a_predicate_without_time_gives_the_lock_up_once_and_looks_again(int milliseconds)
    {
        var (condition, looks) = (new PythonCondition(), 0);

        Locked(condition, () => Assert.True(condition.WaitFor(() => ++looks == 2, TimeSpan.FromMilliseconds(milliseconds))));

        Assert.Equal(2, looks);
        Assert.Throws<InvalidOperationException>(() => condition.WaitFor(() => false, TimeSpan.Zero));
    }

    [Fact]
    public void What_a_predicate_throws_leaves_the_lock_with_its_holder()
    {
        var condition = new PythonCondition();

        using (condition.Enter())
        {
            Assert.Throws<InvalidTimeZoneException>(() => condition.WaitFor(() => throw new InvalidTimeZoneException()));
            condition.Notify();
        }

        Assert.Throws<InvalidOperationException>(condition.Release);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_gives_up_the_lock_however_often_it_was_taken_and_takes_it_as_often_again()
    {
        var condition = new PythonCondition();
        var waiting = OnThread.Run(() =>
        {
            condition.Acquire();
            condition.Acquire();
            Assert.True(condition.Wait());
            condition.Release();
            condition.Notify();
            condition.Release();
            Assert.Throws<InvalidOperationException>(() => condition.Notify());
        });
        await Eventually.Holds(() => condition.Waiting == 1, "it waits");

        Assert.True(condition.Acquire(blocking: false));
        condition.Notify();
        condition.Release();

        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_owned_lock_is_one_threads_and_a_plain_one_anybodys()
    {
        var (owned, plain) = (new PythonCondition(), new PythonCondition(new PythonLock()));
        owned.Acquire();
        plain.Acquire();

        await OnThread.Run(() =>
        {
            Assert.False(owned.Acquire(blocking: false));
            Assert.Throws<InvalidOperationException>(() => owned.Notify());
            Assert.Throws<InvalidOperationException>(owned.Release);
            Assert.False(plain.Acquire(timeout: Short.TotalSeconds));
            plain.Notify();
            plain.Release();
        });

        Assert.True(plain.Acquire(blocking: false));
        Assert.False(plain.Acquire(blocking: false));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_notification_that_meets_a_waiter_out_of_time_is_lost_though_another_waits()
    {
        using var gate = new Gate();
        var condition = new PythonCondition { AfterTimeout = gate.Pass };
        var late = OnThread.Run(() =>
        {
            using (condition.Enter()) Assert.False(condition.Wait(Short));
        });
        await gate.Arrived;
        var woken = false;
        var other = (await WaitingAsync(condition, 1, () => woken = true, before: 1)).Single();

        Locked(condition, () => condition.Notify());
        gate.Open();
        await late;

        Assert.Equal(1, condition.Waiting);
        Assert.False(woken);
        Locked(condition, () => condition.Notify());
        await other;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_is_woken_may_find_that_a_newcomer_has_taken_what_it_was_woken_for()
    {
        var condition = new PythonCondition();
        var (stock, left) = (0, -1);
        var waiting = OnThread.Run(() =>
        {
            using (condition.Enter())
            {
                if (stock == 0) condition.Wait();
                left = stock;
            }
        });
        await Eventually.Holds(() => condition.Waiting == 1, "it waits");

        using (condition.Enter())
        {
            stock++;
            condition.Notify();
            stock--; // whoever gets the lock before the woken one
        }

        await waiting;
        Assert.Equal(0, left);
    }

    [Fact]
    public void A_notification_without_a_waiter_is_not_kept()
    {
        var condition = new PythonCondition();

        Locked(condition, () =>
        {
            condition.Notify();
            Assert.False(condition.Wait(TimeSpan.Zero));
        });
    }

    private static void Locked(PythonCondition condition, Action what)
    {
        using (condition.Enter()) what();
    }

    private static async Task<Task[]> WaitingAsync(PythonCondition condition, int count, Action woken, int before = 0)
    {
        var threads = Enumerable.Range(0, count).Select(_ => OnThread.Run(() =>
        {
            using (condition.Enter()) Assert.True(condition.Wait());
            woken();
        })).ToArray();
        await Eventually.Holds(() => condition.Waiting == before + count, "all wait");
        return threads;
    }
}
