namespace ActorConcurrency.Tests;

public sealed class ManualTimeProviderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _runs = [];

    [Fact]
    public void Time_stands_still_until_it_is_advanced()
    {
        var start = _time.GetUtcNow();
        var stamp = _time.GetTimestamp();

        _time.Advance(3 * Second);

        Assert.Equal(3 * Second, _time.GetUtcNow() - start);
        Assert.Equal(3 * Second, _time.GetElapsedTime(stamp));
    }

    [Fact]
    public void A_timer_runs_when_it_is_due_and_not_before()
    {
        Timer("a", due: Second, period: Timeout.InfiniteTimeSpan);

        _time.Advance(Second - TimeSpan.FromTicks(1));
        Assert.Empty(_runs);

        _time.Advance(TimeSpan.FromTicks(1));
        _time.Advance(5 * Second);
        Assert.Equal(["a"], _runs);
    }

    [Fact]
    public void Timers_run_in_order_of_their_due_times_and_see_the_time_they_were_due_at()
    {
        var start = _time.GetUtcNow();
        Timer("late", due: 3 * Second, period: Timeout.InfiniteTimeSpan);
        Timer("periodic", due: Second, period: Second, () => _runs.Add($"{(_time.GetUtcNow() - start).TotalSeconds}"));

        _time.Advance(3 * Second);

        Assert.Equal(["periodic", "1", "periodic", "2", "late", "periodic", "3"], _runs);
    }

    [Fact]
    public void A_timer_that_was_disposed_or_changed_does_not_run_as_first_told()
    {
        Timer("disposed", due: Second, period: Second).Dispose();
        Timer("changed", due: Second, period: Second).Change(4 * Second, Timeout.InfiniteTimeSpan);

        _time.Advance(3 * Second);
        Assert.Empty(_runs);

        _time.Advance(3 * Second);
        Assert.Equal(["changed"], _runs);
    }

    [Fact]
    public void A_timer_started_by_a_timer_runs_in_the_same_advance_if_it_is_due()
    {
        Timer("outer", due: Second, period: Timeout.InfiniteTimeSpan, () => Timer("inner", due: Second, period: Timeout.InfiniteTimeSpan));

        _time.Advance(2 * Second);

        Assert.Equal(["outer", "inner"], _runs);
    }

    private ITimer Timer(string name, TimeSpan due, TimeSpan period, Action? then = null) => _time.CreateTimer(
        _ =>
        {
            _runs.Add(name);
            then?.Invoke();
        },
        null, due, period);
}
