using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <content>Many calls, the end of the pool, and the pool that the page itself has.</content>
public sealed partial class OriginalExecutorTests
{
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
}
