using static ActorConcurrency.CountdownProtocol;

namespace ActorConcurrency.Tests;

public sealed class CountdownStateTests
{
    private static readonly Exception Crash = new InvalidOperationException("boom");

    [Fact]
    public void It_begins_once()
    {
        var state = new CountdownState(3, 0);

        Assert.True(state.Begin());
        Assert.False(state.Begin());
    }

    [Fact]
    public void It_ticks_every_number_and_is_finished_when_the_next_would_be_due()
    {
        var state = new CountdownState(2, 0);

        Assert.Equal(2, state.Next());
        Assert.Equal(new Ticked(1, 2), state.Accept(2));
        Assert.Equal(1, state.Next());
        Assert.Equal(new Ticked(2, 1), state.Accept(1));
        Assert.Null(state.Outcome);

        Assert.Null(state.Next());
        Assert.Equal(new CountdownOutcome.Finished(), state.Outcome);
    }

    [Fact]
    public void From_zero_it_is_finished_at_once()
    {
        var state = new CountdownState(0, 0);

        Assert.Null(state.Next());

        Assert.Equal(new CountdownSnapshot(0, 0, CountdownPhase.Finished, 0), state.Snapshot);
    }

    [Fact]
    public void It_is_starting_until_the_first_number_is_accepted()
    {
        var state = new CountdownState(2, 0);
        state.Begin();
        state.Next();
        Assert.Equal(CountdownPhase.Starting, state.Snapshot.Phase);

        state.Accept(2);

        Assert.Equal(new CountdownSnapshot(2, 1, CountdownPhase.Running, 0), state.Snapshot);
    }

    [Fact]
    public void A_number_is_accepted_once()
    {
        var state = new CountdownState(2, 0);
        state.Accept(2);

        Assert.Null(state.Accept(2));

        Assert.Equal(1, state.Remaining);
    }

    [Fact]
    public void A_termination_counts_once_and_nothing_is_accepted_after_it()
    {
        var state = new CountdownState(3, 0);
        state.Accept(3);

        Assert.Equal(new CountdownOutcome.Terminated(2), state.Terminate());

        Assert.Null(state.Accept(2));
        Assert.Null(state.Next());
        Assert.False(state.Begin());
        Assert.Equal(new CountdownOutcome.Terminated(2), state.Terminate());
        Assert.Equal(new CountdownSnapshot(3, 2, CountdownPhase.Terminated, 0), state.Snapshot);
    }

    [Fact]
    public void A_termination_after_the_end_says_how_it_ended()
    {
        var state = new CountdownState(0, 0);
        state.Next();

        Assert.Equal(new CountdownOutcome.Finished(), state.Terminate());
    }

    [Fact]
    public void A_crash_keeps_the_count_until_there_were_too_many()
    {
        var state = new CountdownState(3, maxRestarts: 2);
        state.Accept(3);

        Assert.True(state.Crash(Crash));
        Assert.True(state.Crash(Crash));
        Assert.Equal(new CountdownSnapshot(3, 2, CountdownPhase.Running, 2), state.Snapshot);
        Assert.Equal(2, state.Next());

        Assert.False(state.Crash(Crash));
        Assert.Equal(new CountdownOutcome.Failed("System.InvalidOperationException", "boom", 2), state.Outcome);
        Assert.Equal(CountdownPhase.Failed, state.Snapshot.Phase);
    }

    [Fact]
    public void A_crash_after_the_end_changes_nothing()
    {
        var state = new CountdownState(3, maxRestarts: 2);
        state.Terminate();

        Assert.False(state.Crash(Crash));

        Assert.Equal(new CountdownSnapshot(3, 3, CountdownPhase.Terminated, 0), state.Snapshot);
    }
}
