namespace ActorConcurrency.Tests;

/// <summary>How a countdown is ended before its time, and what it still answers afterwards.</summary>
public abstract partial class CountdownConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Termination_takes_effect_at_once_and_not_after_the_current_period()
    {
        await using var countdown = Start(10, Period);
        await PassAsync(countdown, Period);

        var outcome = await countdown.TerminateAsync();

        Assert.Equal(new CountdownOutcome.Terminated(8), outcome);
        Assert.Equal(outcome, await countdown.Completion);
        Assert.Equal(new CountdownSnapshot(10, 8, CountdownPhase.Terminated, 0), await countdown.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nothing_is_ticked_after_a_termination()
    {
        await using var countdown = Start(3, Period);
        var listening = ReadAllAsync(countdown);
        await countdown.Started;
        await countdown.TerminateAsync();

        await PassAllAsync(countdown, periods: 3);

        Assert.Equal([3], await listening);
        Assert.Equal([3], await ReadAllAsync(countdown));
        Assert.Equal(2, (await countdown.SnapshotAsync()).Remaining);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_tick_that_meets_a_termination_comes_before_it_or_not_at_all()
    {
        var race = new Race(seed: 5);

        for (var round = 0; round < 100; round++)
        {
            await using var countdown = Start(3, Period);
            await countdown.SnapshotAsync();

            var terminating = default(ValueTask<CountdownOutcome>);
            await race.RunAsync(() => terminating = countdown.TerminateAsync(), () => AdvanceAsync(Period).AsTask());

            var terminated = Assert.IsType<CountdownOutcome.Terminated>(await terminating);
            await PassAsync(countdown, Period);
            Assert.Equal(terminated.Remaining, (await countdown.SnapshotAsync()).Remaining);
            Assert.Equal(Enumerable.Range(1, 3).Reverse().Take(3 - terminated.Remaining), await ReadAllAsync(countdown));
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Terminating_again_gives_the_first_outcome()
    {
        await using var countdown = Start(3, Period);
        var first = await countdown.TerminateAsync();

        await AdvanceAsync(Period);

        Assert.Equal(first, await countdown.TerminateAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Terminating_what_has_finished_says_that_it_finished()
    {
        await using var countdown = Start(1, Period);
        await PassAsync(countdown, Period);

        Assert.Equal(new CountdownOutcome.Finished(), await countdown.TerminateAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Terminated_in_the_last_period_nothing_remains()
    {
        await using var countdown = Start(1, Period);
        await countdown.Started;

        Assert.Equal(new CountdownOutcome.Terminated(0), await countdown.TerminateAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_termination_is_not_sticky()
    {
        await using var first = Start(3, Period);
        await first.TerminateAsync();

        await using var second = Start(2, Period);
        await PassAllAsync(second, periods: 2);

        Assert.Equal(new CountdownOutcome.Finished(), await second.Completion);
        Assert.Equal([2, 1], await ReadAllAsync(second));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Two_countdowns_do_not_disturb_each_other()
    {
        await using var one = Start(3, Period);
        await using var other = Start(3, Period);
        await one.TerminateAsync();

        await PassAllAsync(other, periods: 3);

        Assert.Equal([3, 2, 1], await ReadAllAsync(other));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Disposal_terminates_and_everything_still_answers()
    {
        var countdown = Start(3, Period);
        await countdown.Started;

        await countdown.DisposeAsync();
        await countdown.DisposeAsync();

        Assert.Equal(new CountdownOutcome.Terminated(2), await countdown.Completion);
        Assert.Equal(new CountdownOutcome.Terminated(2), await countdown.TerminateAsync());
        Assert.Equal(new CountdownSnapshot(3, 2, CountdownPhase.Terminated, 0), await countdown.SnapshotAsync());
        Assert.Equal([3], await ReadAllAsync(countdown));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Disposal_after_the_end_changes_nothing()
    {
        var countdown = Start(1, Period);
        await PassAsync(countdown, Period);

        await countdown.DisposeAsync();

        Assert.Equal(new CountdownOutcome.Finished(), await countdown.Completion);
        Assert.Equal(CountdownPhase.Finished, (await countdown.SnapshotAsync()).Phase);
    }
}
