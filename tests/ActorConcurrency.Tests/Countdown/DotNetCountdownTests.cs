using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetCountdownTests : CountdownConformance
{
    private readonly FakeTimeProvider _time = new();

    protected override ICountdown Start(int from, TimeSpan period) => DotNetCountdown.Start(from, period, _time);

    protected override ValueTask AdvanceAsync(TimeSpan by)
    {
        _time.Advance(by);
        return default;
    }

    [Fact]
    public void It_has_started_when_the_call_returns()
    {
        var countdown = Start(3, Some.Period());

        Assert.True(countdown.Started.IsCompletedSuccessfully);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_a_hold_up_of_2_4_periods_when_it_goes_on_then_each_number_still_comes_a_period_after_the_one_before()
    {
        await using var countdown = Start(5, Some.Period());

        await AdvanceAsync(2.4 * Some.Period());
        Assert.Equal(3, (await countdown.SnapshotAsync()).Remaining);
        await AdvanceAsync(0.9 * Some.Period());
        Assert.Equal(3, (await countdown.SnapshotAsync()).Remaining);
        await AdvanceAsync(0.1 * Some.Period());
        Assert.Equal(2, (await countdown.SnapshotAsync()).Remaining);
    }

    [Fact]
    public void Its_end_waits_while_its_timer_is_being_armed()
    {
        var clock = new CrossingClock();
        var countdown = DotNetCountdown.Start(3, Some.Period(), clock);

        clock.AssertThatDisposalWaits(() => _ = countdown.TerminateAsync(), clock.Fire);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_runs_on_the_real_clock_too()
    {
        await using var countdown = DotNetCountdown.Start(2, TimeSpan.FromMilliseconds(50));

        Assert.Equal(new CountdownOutcome.Finished(), await countdown.Completion);
    }
}
