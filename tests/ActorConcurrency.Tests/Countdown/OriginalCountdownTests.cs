using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What the page's three countdowns do, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalCountdownTests : IDisposable
{
    private readonly Lines _lines = new();
    private readonly ManualSleeper _sleeper = new();

    public void Dispose() => _sleeper.Dispose();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_thread_prints_each_number_and_sleeps_half_a_second_after_it()
    {
        var running = OnThread.Run(() => new CountdownThread(_lines.Print, _sleeper.Sleep).Run(2));

        Assert.Equal(TimeSpan.FromSeconds(0.5), await _sleeper.Asleep());
        Assert.Equal(["2"], _lines.Printed);

        _sleeper.Wake();
        await _sleeper.Asleep();
        Assert.Equal(["2", "1"], _lines.Printed);

        // It sleeps after the last number too.
        Assert.False(running.IsCompleted);
        _sleeper.Wake();
        await running;
    }

    [Fact]
    public void The_thread_keeps_the_process_alive()
    {
        using var gate = new Gate();

        var thread = new CountdownThread(_ => gate.Pass(), _sleeper.Sleep).Start(1);

        Assert.False(thread.IsBackground);
        gate.Open();
        _sleeper.Wake();
        Assert.True(thread.Join(Limit.Hang));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_task_counts_to_the_end_if_nobody_terminates_it()
    {
        _sleeper.Dispose();

        await OnThread.Run(() => new CountdownTask(_lines.Print, _sleeper.Sleep).Run(3));

        Assert.Equal(["3", "2", "1"], _lines.Printed);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_termination_is_seen_only_after_the_current_sleep()
    {
        var task = new CountdownTask(_lines.Print, _sleeper.Sleep);
        var running = OnThread.Run(() => task.Run(10));
        Assert.Equal(TimeSpan.FromSeconds(1), await _sleeper.Asleep());

        task.Terminate();
        Assert.False(running.IsCompleted);

        _sleeper.Wake();
        await running;
        Assert.Equal(["10"], _lines.Printed);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_flag_is_sticky_so_a_second_run_prints_nothing()
    {
        _sleeper.Dispose();
        var task = new CountdownTask(_lines.Print, _sleeper.Sleep);
        task.Terminate();

        await OnThread.Run(() => task.Run(10));

        Assert.Empty(_lines.Printed);
    }

    [Fact]
    public void It_is_said_to_be_running_before_it_says_that_it_is_starting()
    {
        using var gate = new Gate();
        _sleeper.Dispose();
        var countdown = new StatusCountdown(_lines.Print, _sleeper.Sleep, gate.Pass);

        var thread = countdown.Launch(2);
        gate.Open();

        Assert.True(thread.Join(Limit.Hang));
        Assert.Equal(["Launching countdown", "Countdown is running", "Countdown starting", "T-minus 2", "T-minus 1"], _lines.Printed);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_status_countdown_sleeps_five_seconds_after_each_number()
    {
        var thread = new StatusCountdown(_lines.Print, _sleeper.Sleep).Launch(1);

        Assert.Equal(TimeSpan.FromSeconds(5), await _sleeper.Asleep());

        _sleeper.Wake();
        Assert.True(thread.Join(Limit.Hang));
    }

    [Fact]
    public void A_second_launch_is_said_to_be_running_although_it_has_not_begun()
    {
        _sleeper.Dispose();
        using var gate = new Gate();
        var signals = 0;
        var countdown = new StatusCountdown(_lines.Print, _sleeper.Sleep, () =>
        {
            if (Interlocked.Increment(ref signals) == 2) gate.Pass();
        });
        Assert.True(countdown.Launch(0).Join(Limit.Hang));

        // The event is still set, so the second launch does not wait for the second thread.
        var thread = countdown.Launch(0);
        Assert.Single(_lines.Printed, line => line == "Countdown starting");
        Assert.Equal(2, _lines.Printed.Count(line => line == "Countdown is running"));

        gate.Open();
        Assert.True(thread.Join(Limit.Hang));
    }

    [Fact]
    public void One_that_has_failed_is_said_to_be_running()
    {
        var countdown = new StatusCountdown(
            _lines.Print, _sleeper.Sleep, () => throw new InvalidOperationException("This countdown fails on purpose."));

        var thread = countdown.Launch(10);

        Assert.True(thread.Join(Limit.Hang));
        Assert.Equal(["Launching countdown", "Countdown is running"], _lines.Printed);
        Assert.True(countdown.Started.IsSet);
    }
}
