using System.Runtime.CompilerServices;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed partial class OriginalExecutorTests : IDisposable
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
