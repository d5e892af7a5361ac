using System.Runtime.CompilerServices;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class OriginalExecutorTests : IDisposable
{
    private readonly List<Gate> _gates = [];

    public void Dispose()
    {
        foreach (var gate in _gates) gate.Dispose();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_gives_its_result_or_what_it_threw() => await OnThread.Run(() =>
    {
        var pool = new PythonThreadPool(2);

        Assert.Equal(42, pool.Submit(() => 42).Result());
        var failed = pool.Submit<int>(() => throw new InvalidDataException("no"));
        Assert.Throws<InvalidDataException>(() => failed.Result());
        Assert.Equal("no", failed.Exception()!.Message);
        Assert.Null(pool.Submit(() => 1).Exception());
        pool.Shutdown();
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_future_that_has_not_begun_can_be_cancelled_and_one_that_runs_cannot() => await OnThread.Run(() =>
    {
        var (pool, gate) = (new PythonThreadPool(1), NewGate());
        var running = pool.Submit(() => Passed(gate));
        gate.Arrived.Wait();
        var pending = pool.Submit(() => 2);

        Assert.Equal((PythonFutureState.Running, PythonFutureState.Pending), (running.State, pending.State));
        Assert.Equal((false, true, true), (running.Cancel(), pending.Cancel(), pending.Cancel()));
        Assert.Equal((PythonFutureState.Cancelled, true, true), (pending.State, pending.Cancelled(), pending.Done()));
        Assert.Throws<OperationCanceledException>(() => pending.Result());
        Assert.Throws<OperationCanceledException>(() => pending.Exception());
        gate.Open();
        Assert.Equal(1, running.Result());
        pool.Shutdown();
        Assert.Equal((PythonFutureState.CancelledAndNotified, false), (pending.State, running.Cancel()));
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_future_gets_one_result() => await OnThread.Run(() =>
    {
        var pool = new PythonThreadPool(1);
        var future = pool.Submit(() => 1);
        Assert.Equal(1, future.Result());
        pool.Shutdown();

        Assert.Throws<InvalidOperationException>(() => future.SetResult(2));
        Assert.Throws<InvalidOperationException>(() => future.SetException(new InvalidDataException("no")));
        Assert.Throws<InvalidOperationException>(() => future.SetRunningOrNotifyCancel());
        Assert.Equal(1, future.Result());
    });

    [Fact]
    public void A_future_of_ones_own_goes_through_the_states_of_the_library()
    {
        var (done, failed, cancelled) = (new PythonFuture<int>(), new PythonFuture<int>(), new PythonFuture<int>());
        var called = new List<PythonFuture>();
        foreach (var future in new PythonFuture[] { done, failed, cancelled }) future.AddDoneCallback(called.Add);
        Assert.Equal((PythonFutureState.Pending, false, false, false), (done.State, done.Done(), done.Running(), done.Cancelled()));

        Assert.True(done.SetRunningOrNotifyCancel());
        Assert.Equal((true, false, false), (done.Running(), done.Done(), done.Cancel()));
        Assert.Throws<InvalidOperationException>(() => done.SetRunningOrNotifyCancel());
        done.SetResult(1);
        // It need not have run.
        failed.SetException(new InvalidDataException("no"));
        Assert.True(cancelled.Cancel());

        Assert.Equal([done, failed, cancelled], called);
        Assert.Equal((false, false), (done.Cancel(), failed.Cancel()));
        Assert.Throws<InvalidOperationException>(() => failed.SetResult(1));
        Assert.Throws<InvalidOperationException>(() => cancelled.SetResult(1));
        Assert.Throws<InvalidOperationException>(() => cancelled.SetException(new InvalidDataException("no")));
        Assert.False(cancelled.SetRunningOrNotifyCancel());
        Assert.Throws<InvalidOperationException>(() => cancelled.SetRunningOrNotifyCancel());
        Assert.Equal((PythonFutureState.CancelledAndNotified, true), (cancelled.State, cancelled.Cancel()));
        Assert.Equal([done, failed, cancelled], called);
        cancelled.AddDoneCallback(called.Add);
        Assert.Equal(4, called.Count);
    }

    [Fact]
    public void A_wait_counts_a_cancelled_future_once_a_worker_has_passed_it_over()
    {
        var (cancelled, pending) = (new PythonFuture<int>(), new PythonFuture<int>());
        cancelled.Cancel();

        Assert.Empty(PythonFutures.Wait([cancelled, pending], timeout: 0).Done);
        Assert.Throws<TimeoutException>(() => PythonFutures.AsCompleted([cancelled], timeout: 0).ToList());
        cancelled.SetRunningOrNotifyCancel();

        Assert.Equal([cancelled], PythonFutures.Wait([cancelled, pending], returnWhen: ReturnWhen.FirstCompleted).Done);
        Assert.Equal([pending], PythonFutures.Wait([cancelled, pending], timeout: 0, ReturnWhen.FirstException).NotDone);
        Assert.Equal([cancelled], PythonFutures.AsCompleted([cancelled, cancelled]));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_very_long_timeout_does_not_run_out_at_once() => await OnThread.Run(() =>
    {
        var (pool, gate) = (new PythonThreadPool(1), NewGate());
        var future = pool.Submit(() => Passed(gate));
        gate.Arrived.Wait();
        var waiter = Thread.CurrentThread;
        var opener = PythonThread.Create(
            () =>
            {
                SpinWait.SpinUntil(() => waiter.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Limit.Hang);
                gate.Open();
            },
            "opener");
        opener.Start();

        Assert.Equal(1, future.Result(double.MaxValue));
        opener.Join();
        pool.Shutdown();
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_idle_pool_keeps_nothing_of_what_has_ended() => await OnThread.Run(() =>
    {
        var (pool, kept) = (new PythonThreadPool(1), new WeakReference(null));
        RunWith(pool, kept);

        for (var collection = 0; collection < 200 && kept.IsAlive; collection++) GC.Collect();

        Assert.False(kept.IsAlive);
        Assert.Equal(1, pool.Submit(() => 1).Result());
        pool.Shutdown();
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_callback_that_throws_keeps_no_other_from_being_called() => await OnThread.Run(() =>
    {
        var (pool, gate, called) = (new PythonThreadPool(1), NewGate(), 0);
        var future = pool.Submit(() => Passed(gate));
        future.AddDoneCallback(_ => called++);
        future.AddDoneCallback(_ => throw new InvalidDataException("no"));
        future.AddDoneCallback(done => called += ((PythonFuture<int>)done).Result());
        gate.Open();
        pool.Shutdown();

        Assert.Equal(2, called);
        future.AddDoneCallback(_ => called++);
        future.AddDoneCallback(_ => throw new InvalidDataException("no"));
        Assert.Equal(3, called);
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_result_that_does_not_come_in_time_is_an_exception() => await OnThread.Run(() =>
    {
        var (pool, gate) = (new PythonThreadPool(1), NewGate());
        var future = pool.Submit(() => Passed(gate));

        foreach (var timeout in new[] { 0.01, 0, -1 }) Assert.Throws<TimeoutException>(() => future.Result(timeout));
        gate.Open();

        Assert.Equal(1, future.Result());
        Assert.Equal(1, future.Result(-1));
        pool.Shutdown();
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_takes_duplicates_and_none() => await OnThread.Run(() =>
    {
        var (pool, gate) = (new PythonThreadPool(2), NewGate());
        var (slow, fast) = (pool.Submit(() => Passed(gate)), pool.Submit(() => 2));

        Assert.Empty(PythonFutures.Wait([]).Done);
        var first = PythonFutures.Wait([slow, fast, fast, slow], returnWhen: ReturnWhen.FirstCompleted);
        Assert.Equal([fast], first.Done);
        Assert.Equal([slow], first.NotDone);
        Assert.Equal([slow], PythonFutures.Wait([slow, fast], timeout: 0.01).NotDone);
        Assert.Equal([slow], PythonFutures.Wait([slow, pool.Submit<int>(() => throw new InvalidDataException("no"))], returnWhen: ReturnWhen.FirstException).NotDone);
        gate.Open();
        Assert.Equal(2, PythonFutures.Wait([slow, fast, slow]).Done.Count);
        pool.Shutdown();
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Futures_come_as_they_are_done_and_each_once() => await OnThread.Run(() =>
    {
        var (pool, gate) = (new PythonThreadPool(2), NewGate());
        var (slow, fast) = (pool.Submit(() => Passed(gate)), pool.Submit(() => 2));
        var order = new List<PythonFuture>();

        Assert.Throws<TimeoutException>(() => PythonFutures.AsCompleted([slow, fast, slow], timeout: 0.05).Select(Noted).ToList());
        foreach (var future in PythonFutures.AsCompleted([slow, fast, slow, fast]))
        {
            order.Add(future);
            gate.Open();
        }

        Assert.Equal([fast, fast, slow], order);
        pool.Shutdown();

        PythonFuture Noted(PythonFuture future)
        {
            order.Add(future);
            return future;
        }
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_map_takes_all_items_at_once_and_gives_results_in_order() => await OnThread.Run(() =>
    {
        var (pool, taken) = (new PythonThreadPool(2), 0);

        var results = pool.Map(item => item * item, Items());
        Assert.Equal(10, taken);
        Assert.Equal(Enumerable.Range(0, 10).Select(item => item * item), results);
        Assert.Throws<InvalidDataException>(() => pool.Map<int, int>(_ => throw new InvalidDataException("no"), [1, 2]).ToList());
        pool.Shutdown();

        IEnumerable<int> Items()
        {
            for (; taken < 10; taken++) yield return taken;
        }
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_map_has_one_time_limit_and_cancels_what_has_not_begun_by_then() => await OnThread.Run(() =>
    {
        var (pool, gate, ran) = (new PythonThreadPool(1), NewGate(), 0);
        using var results = pool.Map(item => item == 0 ? 0 : item == 1 ? Passed(gate) : ++ran, [0, 1, 2, 3], timeout: 0.05).GetEnumerator();
        gate.Arrived.Wait();

        Assert.True(results.MoveNext());
        Assert.Throws<TimeoutException>(() => results.MoveNext());
        Assert.False(results.MoveNext());
        gate.Open();
        pool.Shutdown();

        Assert.Equal(0, ran);
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_shutdown_it_takes_nothing_and_what_was_queued_runs_or_is_cancelled() => await OnThread.Run(() =>
    {
        var (pool, gate) = (new PythonThreadPool(1), NewGate());
        var running = pool.Submit(() => Passed(gate));
        gate.Arrived.Wait();
        var queued = pool.Submit(() => 2);

        pool.Shutdown(wait: false);
        Assert.Throws<InvalidOperationException>(() => pool.Submit(() => 3));
        gate.Open();
        pool.Shutdown();
        Assert.Equal((1, 2), (running.Result(), queued.Result()));

        var (other, otherGate) = (new PythonThreadPool(1), NewGate());
        other.Submit(() => Passed(otherGate));
        otherGate.Arrived.Wait();
        var cancelled = other.Submit(() => 2);
        other.Shutdown(wait: false, cancelFutures: true);
        Assert.True(cancelled.Cancelled());
        otherGate.Open();
        other.Shutdown();
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_what_a_shutdown_has_cancelled_never_ends() => await OnThread.Run(() =>
    {
        var (pool, gate) = (new PythonThreadPool(1), NewGate());
        pool.Submit(() => Passed(gate));
        gate.Arrived.Wait();
        var cancelled = pool.Submit(() => 2);
        pool.Shutdown(wait: false, cancelFutures: true);
        gate.Open();
        pool.Shutdown();

        // No worker comes by, for it has left the queue.
        Assert.True(cancelled.Done());
        Assert.Equal([cancelled], PythonFutures.Wait([cancelled], timeout: 0.05).NotDone);
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_shutdown_that_waits_must_not_be_a_calls_own() => await OnThread.Run(() =>
    {
        var pool = new PythonThreadPool(1);

        Assert.Throws<InvalidOperationException>(() => pool.Submit(() =>
        {
            pool.Shutdown();
            return 1;
        }).Result());
        pool.Shutdown();
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_initialiser_that_fails_breaks_the_pool() => await OnThread.Run(() =>
    {
        var gate = NewGate();
        var pool = new PythonThreadPool(1, () =>
        {
            gate.Pass();
            throw new InvalidDataException("no");
        });
        var future = pool.Submit(() => 1);
        gate.Open();

        Assert.Throws<BrokenExecutorException>(() => future.Result());
        Assert.Throws<BrokenExecutorException>(() => pool.Submit(() => 2));
        Assert.Throws<ArgumentException>(() => new PythonThreadPool(0));
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_that_waits_for_a_call_of_a_full_pool_waits_for_ever() => await OnThread.Run(() =>
    {
        var pool = new PythonThreadPool(1);

        var outer = pool.Submit(() => pool.Submit(() => 1).Result(timeout: 0.05));

        Assert.Throws<TimeoutException>(() => outer.Result());
        pool.Shutdown();
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_pages_own_pool_shrinks_with_each_call_that_fails() => await OnThread.Run(() =>
    {
        var (pool, ran) = (new QueueThreads(2), 0);
        for (var call = 0; call < 2; call++) pool.Put(() => throw new InvalidDataException("no"));
        foreach (var thread in pool.Threads) thread.Join();

        pool.Put(() => ran++);

        Assert.Equal((0, 3L), (ran, pool.Unfinished()));
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_put_behind_the_sentinels_of_the_pages_own_pool_is_lost() => await OnThread.Run(() =>
    {
        var (pool, ran) = (new QueueThreads(2), 0);
        pool.Put(() => Interlocked.Increment(ref ran));
        pool.Stop();
        pool.Put(() => Interlocked.Increment(ref ran));
        foreach (var thread in pool.Threads) thread.Join();

        Assert.Equal((1, 1L), (ran, pool.Unfinished()));
    });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunWith(PythonThreadPool pool, WeakReference kept)
    {
        var needed = new object();
        kept.Target = needed;
        pool.Submit(() => needed).Result();
    }

    private static int Passed(Gate gate)
    {
        gate.Pass();
        return 1;
    }

    private Gate NewGate()
    {
        var gate = new Gate();
        lock (_gates) _gates.Add(gate);
        return gate;
    }
}
