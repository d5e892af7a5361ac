using System.Collections.Concurrent;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class PythonConditionTests
{
    private readonly PythonCondition _condition = new();
    private readonly ConcurrentQueue<int> _woken = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_notification_wakes_the_thread_that_has_waited_longest()
    {
        var threads = await StartWaitersAsync(3);

        for (var next = 0; next < threads.Length; next++)
        {
            using (_condition.Enter()) _condition.Notify();
            Assert.True(threads[next].Join(Limit.Hang));
            Assert.Equal(Enumerable.Range(0, next + 1), _woken);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_notification_to_all_wakes_everybody()
    {
        var threads = await StartWaitersAsync(3);

        using (_condition.Enter()) _condition.NotifyAll();

        Assert.All(threads, thread => Assert.True(thread.Join(Limit.Hang)));
        Assert.Equal([0, 1, 2], _woken.Order());
    }

    [Fact]
    public void Its_lock_is_reentrant()
    {
        using (_condition.Enter())
        using (_condition.Enter())
            _condition.Notify();
    }

    [Fact]
    public void Without_its_lock_it_refuses_to_wait_and_to_notify()
    {
        Assert.Throws<InvalidOperationException>(() => _condition.Wait());
        Assert.Throws<InvalidOperationException>(() => _condition.Notify());
        Assert.Throws<InvalidOperationException>(_condition.NotifyAll);
    }

    private async Task<Thread[]> StartWaitersAsync(int count)
    {
        var threads = new Thread[count];
        for (var n = 0; n < count; n++)
        {
            var number = n;
            var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            threads[n] = new Thread(() => WaitOnce(number, entered)) { IsBackground = true };
            threads[n].Start();
            await entered.Task;

            // Only once it waits is the lock free.
            using (_condition.Enter()) { }
        }

        return threads;
    }

    private void WaitOnce(int number, TaskCompletionSource entered)
    {
        using (_condition.Enter())
        {
            entered.SetResult();
            _condition.Wait();
            _woken.Enqueue(number);
        }
    }
}
