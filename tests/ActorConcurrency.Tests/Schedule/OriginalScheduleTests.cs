using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What Python's <c>sched</c> and <c>threading.Timer</c> do, faults included.</summary>
public sealed class OriginalScheduleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly List<string> _log = [];
    private readonly List<TimeSpan> _delays = [];
    private TimeSpan _now;

    [Fact]
    public void It_runs_what_is_due_in_order_and_sleeps_in_between()
    {
        var scheduler = Create();
        scheduler.Enter(2 * Second, 1, () => _log.Add("second"));
        scheduler.EnterAbs(Second, 1, () => _log.Add("first"));

        Assert.Null(scheduler.Run());

        Assert.Equal(["first", "second"], _log);
        Assert.Equal([Second, TimeSpan.Zero, Second, TimeSpan.Zero], _delays);
        Assert.True(scheduler.Empty);
    }

    [Fact]
    public void At_the_same_time_the_lower_priority_comes_first_and_equals_in_the_order_of_entering()
    {
        var scheduler = Create();
        foreach (var (name, priority) in new[] { ("a", 2), ("b", 1), ("c", 2), ("d", -1) }) scheduler.EnterAbs(Second, priority, () => _log.Add(name));

        Assert.Equal([-1, 1, 2, 2], scheduler.Queue.Select(entered => entered.Priority));
        scheduler.Run();

        Assert.Equal(["d", "b", "a", "c"], _log);
    }

    [Fact]
    public void Not_blocking_it_runs_what_is_due_and_tells_when_the_next_is()
    {
        var scheduler = Create();
        scheduler.Enter(-Second, 1, () => _log.Add("due"));
        scheduler.Enter(3 * Second, 1, () => _log.Add("later"));

        Assert.Equal(3 * Second, scheduler.Run(blocking: false));

        Assert.Equal(["due"], _log);
        Assert.Single(scheduler.Queue);
    }

    [Fact]
    public void A_cancel_of_what_is_not_in_the_queue_fails()
    {
        var scheduler = Create();
        var entered = scheduler.Enter(Second, 1, () => _log.Add("ran"));

        scheduler.Cancel(entered);

        Assert.Throws<ArgumentException>(() => scheduler.Cancel(entered));
        scheduler.Run();
        Assert.Empty(_log);
    }

    [Fact]
    public void A_failure_ends_the_run_and_leaves_the_rest_in_the_queue()
    {
        var scheduler = Create();
        scheduler.Enter(TimeSpan.Zero, 1, () => throw new InvalidDataException());
        scheduler.Enter(TimeSpan.Zero, 2, () => _log.Add("rest"));

        Assert.Throws<InvalidDataException>(() => scheduler.Run());
        Assert.Single(scheduler.Queue);

        scheduler.Run();
        Assert.Equal(["rest"], _log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task While_it_sleeps_it_does_not_see_what_is_due_before()
    {
        using var sleeper = new ManualSleeper();
        var scheduler = new PythonScheduler(() => _now, sleeper.Sleep);
        scheduler.Enter(10 * Second, 1, () => _log.Add("late"));
        var running = OnThread.Run(() => scheduler.Run());
        await sleeper.Asleep();

        scheduler.Enter(Second, 1, () => _log.Add("early"));
        _now = 10 * Second; // all that it has slept
        sleeper.Dispose();
        await running;

        Assert.Equal(["early", "late"], _log); // nine seconds too late
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancel_between_the_look_and_the_call_changes_nothing()
    {
        using var gate = new Gate();
        var timer = new PythonTimer(Second, () => _log.Add("ran"), _ => true, gate.Pass);
        timer.Start();
        await gate.Arrived;

        timer.Cancel();
        gate.Open();
        await OnThread.Run(timer.Thread.Join);

        Assert.Equal(["ran"], _log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_timer_that_is_cancelled_in_time_does_not_call_and_its_thread_ends()
    {
        var timer = new PythonTimer(TimeSpan.FromHours(1), () => _log.Add("ran"));
        timer.Start();

        timer.Cancel();
        await OnThread.Run(timer.Thread.Join);

        Assert.Empty(_log);
        Assert.True(timer.Finished);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(-1)]
    [InlineData(-5_000)]
    public async Task A_timer_of_less_than_no_time_calls_at_once(int milliseconds)
    {
        var timer = new PythonTimer(TimeSpan.FromMilliseconds(milliseconds), () => _log.Add("ran"));

        timer.Start();
        await OnThread.Run(timer.Thread.Join);

        Assert.Equal(["ran"], _log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_timer_is_for_one_use()
    {
        var timer = new PythonTimer(TimeSpan.Zero, () => _log.Add("ran"));
        timer.Start();
        await OnThread.Run(timer.Thread.Join);

        Assert.Throws<InvalidOperationException>(timer.Start);
        Assert.Equal(["ran"], _log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_timer_may_be_longer_than_any_wait_of_dotnet()
    {
        var timer = new PythonTimer(TimeSpan.FromDays(100), () => _log.Add("ran"));
        timer.Start();
        await Eventually.Blocks(timer.Thread);

        timer.Cancel();
        await OnThread.Run(timer.Thread.Join);

        Assert.True(timer.Finished);
        Assert.Empty(_log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task By_default_it_may_sleep_longer_than_any_sleep_of_dotnet()
    {
        var scheduler = new PythonScheduler();
        scheduler.Enter(TimeSpan.FromDays(100), 1, () => _log.Add("ran"));
        var thread = new Thread(() => scheduler.Run()) { IsBackground = true, Name = "scheduler" };
        thread.Start();

        await Eventually.Blocks(thread);

        Assert.False(scheduler.Empty);
    }

    [Fact]
    public void The_most_distant_moments_can_be_given()
    {
        var scheduler = Create();
        _now = Second;
        scheduler.Enter(TimeSpan.MaxValue, 1, () => _log.Add("never"));
        scheduler.EnterAbs(TimeSpan.MinValue, 1, () => _log.Add("long ago"));
        scheduler.Enter(TimeSpan.MinValue, 1, () => _log.Add("as long ago"));

        Assert.Equal(TimeSpan.MaxValue - Second, scheduler.Run(blocking: false));

        Assert.Equal(["long ago", "as long ago"], _log);
    }

    private PythonScheduler Create() => new(() => _now, delay =>
    {
        _delays.Add(delay);
        _now += delay;
    });
}
