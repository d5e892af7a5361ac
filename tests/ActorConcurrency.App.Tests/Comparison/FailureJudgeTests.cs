using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class FailureJudgeTests
{
    private static readonly FailureCase Case = new()
    {
        Failure = Failure.HolderDies, Side = Side.DotNet, Contender = "Thing", Expected = Effect.Survived, Program = _ => Task.CompletedTask, Remedy = "a remedy",
    };

    [Fact]
    public void What_nothing_speaks_against_has_survived() => Assert.Equal(Effect.Survived, FailureJudge.EffectOf(FailureNotes.None.With("all is well")));

    [Fact]
    public void The_worst_that_was_found_counts()
    {
        var told = FailureNotes.None with { Told = true };
        var stranded = told with { Stranded = 2 };
        var lost = stranded with { Lost = 1 };
        var doubled = lost with { Doubled = 1 };
        var hung = doubled with { Hung = true };

        FailureNotes[] worse = [told, stranded, lost, doubled, hung];

        Assert.Equal([Effect.Signalled, Effect.Stranded, Effect.Lost, Effect.Doubled, Effect.Hung], worse.Select(FailureJudge.EffectOf));
    }

    [Fact]
    public void A_try_that_failed_says_nothing_of_its_contender() =>
        Assert.Equal(Effect.Unknown, FailureJudge.EffectOf(FailureNotes.None with { Failed = "it threw", Hung = true }));

    [Fact]
    public void A_cell_has_the_figures_and_the_facts_in_words()
    {
        var notes = FailureNotes.None.With("one is gone").With("one is gone") with { Lost = 1, Recovery = TimeSpan.FromMilliseconds(5), Cycle = ["A waits for B"] };

        var cell = FailureJudge.CellOf(Case, notes);

        Assert.Equal(("one is gone; A waits for B", 1, 5.0, "a remedy"), (cell.Happened, cell.Lost, cell.RecoveryMs, cell.Remedy));
        Assert.False(cell.IsExpected);
    }

    [Fact]
    public void A_cycle_is_told_from_a_waiter_round_to_the_same_one()
    {
        LockWait[] waits = [new("outside", "x", "A"), new("A", "y", "B"), new("B", "z", "C"), new("C", "x", "A")];

        var cycle = WaitGraph.Cycle(waits);

        Assert.Equal(["A", "B", "C"], cycle.Select(wait => wait.Waiter));
        Assert.Equal("A", cycle[^1].Holder);
    }

    [Fact]
    public void Who_waits_for_himself_is_a_cycle() => Assert.Single(WaitGraph.Cycle([new("A", "x", "A")]));

    [Fact]
    public void A_queue_is_no_cycle() => Assert.Empty(WaitGraph.Cycle([new("A", "x", "B"), new("B", "y", "C"), new("D", "x", "B")]));
}
