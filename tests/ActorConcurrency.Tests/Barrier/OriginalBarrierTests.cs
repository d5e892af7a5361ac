using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What Python's barrier does, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalBarrierTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task All_pass_together_each_with_an_index_of_its_own()
    {
        var barrier = new PythonBarrier(3);

        for (var phase = 0; phase < 20; phase++)
        {
            var indices = new int[3];
            await Task.WhenAll(Enumerable.Range(0, 3).Select(me => OnThread.Run(() => indices[me] = barrier.Wait())));
            Assert.Equal([0, 1, 2], indices.Order());
        }

        Assert.Equal((0, false), (barrier.Waiting, barrier.Broken));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_last_one_runs_the_action_before_anybody_goes_on()
    {
        var (runs, seen) = (0, new int[2]);
        var barrier = new PythonBarrier(2, () => runs++);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(me => OnThread.Run(() =>
        {
            barrier.Wait();
            seen[me] = runs;
        })));

        Assert.Equal([1, 1], seen);
    }

    [Fact]
    public void At_least_one_thread_has_to_come() => Assert.Throws<ArgumentOutOfRangeException>(() => new PythonBarrier(0));

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_thread_that_never_comes_hangs_the_others_and_nobody_can_say_which_it_is()
    {
        var barrier = new PythonBarrier(2);
        Exception? end = null;
        var thread = Waiting(barrier, error => end = error);
        await Eventually.Blocks(thread);
        Assert.Equal(1, barrier.Waiting);

        // Only from outside can it be ended.
        barrier.Abort();

        Assert.True(thread.Join(Limit.Hang));
        Assert.IsType<BrokenBarrierException>(end);
        Assert.Null(((BrokenBarrierException)end).Break);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_timeout_of_one_breaks_it_for_all_also_a_timeout_of_zero()
    {
        var barrier = new PythonBarrier(3);
        Exception? end = null;
        var thread = Waiting(barrier, error => end = error);
        await Eventually.Blocks(thread);

        Assert.Throws<BrokenBarrierException>(() => barrier.Wait(TimeSpan.Zero));

        Assert.True(thread.Join(Limit.Hang));
        Assert.IsType<BrokenBarrierException>(end);
        Assert.True(barrier.Broken);
        Assert.Throws<BrokenBarrierException>(() => barrier.Wait());
    }

    [Fact]
    public void A_barriers_own_timeout_holds_for_waits_that_set_none() =>
        Assert.Throws<BrokenBarrierException>(() => new PythonBarrier(2, timeout: TimeSpan.FromMilliseconds(1)).Wait());

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task When_the_action_throws_only_whoever_ran_it_gets_the_exception()
    {
        var barrier = new PythonBarrier(2, () => throw new InvalidDataException("on purpose"));
        Exception? end = null;
        var thread = Waiting(barrier, error => end = error);
        await Eventually.Blocks(thread);

        Assert.Throws<InvalidDataException>(() => barrier.Wait());

        Assert.True(thread.Join(Limit.Hang));
        Assert.IsType<BrokenBarrierException>(end);
        Assert.Null(end.InnerException);
        Assert.True(barrier.Broken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reset_turns_away_who_waits_and_the_next_ones_pass()
    {
        var barrier = new PythonBarrier(2);
        Exception? end = null;
        var thread = Waiting(barrier, error => end = error);
        await Eventually.Blocks(thread);

        barrier.Reset();

        Assert.True(thread.Join(Limit.Hang));
        Assert.IsType<BrokenBarrierException>(end);
        Assert.False(barrier.Broken);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => OnThread.Run(() => barrier.Wait())));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_abort_is_undone_by_a_reset()
    {
        var barrier = new PythonBarrier(2);
        barrier.Abort();
        Assert.Throws<BrokenBarrierException>(() => barrier.Wait());

        barrier.Reset();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => OnThread.Run(() => barrier.Wait())));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_action_holds_the_lock_so_that_nobody_can_break_it()
    {
        using var gate = new Gate();
        var barrier = new PythonBarrier(1, gate.Pass);
        var waiting = OnThread.Run(() => barrier.Wait());
        await gate.Arrived;
        var aborting = new Thread(barrier.Abort) { IsBackground = true, Name = "aborting" };
        aborting.Start();

        await Eventually.Blocks(aborting);

        gate.Open();
        await waiting;
        Assert.True(aborting.Join(Limit.Hang));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task To_look_needs_no_lock_so_the_action_may()
    {
        PythonBarrier? self = null;
        (int Waiting, bool Broken) seen = default;
        var barrier = self = new PythonBarrier(1, () => seen = (self!.Waiting, self.Broken));

        await OnThread.Run(() => barrier.Wait());

        Assert.Equal((1, false), seen);
        Assert.Equal(0, barrier.Waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_that_calls_its_barrier_waits_for_itself()
    {
        PythonBarrier? self = null;
        var barrier = self = new PythonBarrier(1, () => self!.Abort());
        var thread = new Thread(() => barrier.Wait()) { IsBackground = true, Name = "acting" };
        thread.Start();

        // Nobody will ever end it: every call needs the lock that it holds.
        await Eventually.Blocks(thread);
        Assert.True(thread.IsAlive);
    }

    private static Thread Waiting(PythonBarrier barrier, Action<Exception> end)
    {
        var thread = PythonThread.Create(
            () =>
            {
                try
                {
                    barrier.Wait();
                }
                catch (Exception error)
                {
                    end(error);
                }
            },
            "waiting");
        thread.IsBackground = true;
        thread.Start();
        return thread;
    }
}
