namespace ActorConcurrency.Tests;

public sealed class DeadlineTimerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SortedSet<long> _deadlines = [];
    private readonly List<long> _walks = [];
    private readonly DeadlineTimer _timer;

    public DeadlineTimerTests() => _timer = new DeadlineTimer(_time, now =>
    {
        _walks.Add(now);
        _deadlines.RemoveWhere(deadline => deadline <= now);
        return _deadlines.Count == 0 ? DeadlineTimer.Never : _deadlines.Min;
    });

    [Fact]
    public void It_fires_when_the_earliest_deadline_is_reached()
    {
        Wait(3);
        Wait(1);
        Wait(2);

        _time.Advance(TimeSpan.FromSeconds(0.999));
        Assert.Equal(3, _deadlines.Count);

        _time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal(2, _deadlines.Count);

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(_deadlines);
    }

    [Fact]
    public void With_nothing_to_wait_for_it_is_silent()
    {
        Wait(1);
        _time.Advance(TimeSpan.FromSeconds(1));

        _time.Advance(TimeSpan.FromDays(1));

        Assert.Single(_walks);
    }

    [Fact]
    public void It_can_be_used_again_after_a_silence()
    {
        Wait(1);
        _time.Advance(TimeSpan.FromDays(1));

        Wait(5);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(_deadlines);
    }

    [Fact]
    public void A_deadline_that_has_passed_already_is_met_at_once()
    {
        var deadline = _timer.After(TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(1));
        _deadlines.Add(deadline);

        _timer.Ensure(deadline);
        _time.Advance(TimeSpan.Zero);

        Assert.Empty(_deadlines);
    }

    [Fact]
    public void Disposed_of_it_fires_no_more()
    {
        Wait(1);

        _timer.Dispose();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(_walks);
    }

    [Fact]
    public void Its_disposal_waits_while_it_is_being_armed()
    {
        var clock = new CrossingClock();
        var timer = new DeadlineTimer(clock, _ => DeadlineTimer.Never);

        clock.AssertThatDisposalWaits(timer.Dispose, () => timer.Ensure(timer.After(TimeSpan.FromSeconds(1))));
    }

    private void Wait(double seconds)
    {
        var deadline = _timer.After(TimeSpan.FromSeconds(seconds));
        _deadlines.Add(deadline);
        _timer.Ensure(deadline);
    }
}
