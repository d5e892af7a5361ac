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
    public async Task It_runs_on_the_real_clock_too()
    {
        await using var countdown = DotNetCountdown.Start(2, TimeSpan.FromMilliseconds(50));

        Assert.Equal(new CountdownOutcome.Finished(), await countdown.Completion);
    }
}
