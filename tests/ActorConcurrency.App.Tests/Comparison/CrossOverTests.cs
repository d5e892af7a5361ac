using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class CrossOverTests
{
    [Fact]
    public void Where_one_wins_everywhere_the_sentence_says_so_and_by_how_much() =>
        Assert.Equal(
            "lock against Box (actor): lock wins by 2× to 6× everywhere.",
            Sentence(Row(Side.Lock, 1, 0, 600), Row(Side.Actor, 1, 0, 100), Row(Side.Lock, 4, 0, 200), Row(Side.Actor, 4, 0, 100)));

    [Fact]
    public void Where_it_changes_with_the_hold_time_each_hold_time_has_its_part() =>
        Assert.Equal(
            "lock against Box (actor): hold 0 to 1 µs: lock wins by 3× to 6×; hold 10 µs: no difference.",
            Sentence(
                Row(Side.Lock, 1, 0, 600), Row(Side.Actor, 1, 0, 100), Row(Side.Lock, 4, 0, 600), Row(Side.Actor, 4, 0, 100),
                Row(Side.Lock, 1, 1, 300), Row(Side.Actor, 1, 1, 100), Row(Side.Lock, 4, 1, 300), Row(Side.Actor, 4, 1, 100),
                Row(Side.Lock, 1, 10, 100), Row(Side.Actor, 1, 10, 100), Row(Side.Lock, 4, 10, 100), Row(Side.Actor, 4, 10, 101)));

    [Fact]
    public void Where_it_changes_with_the_participants_the_sentence_says_from_how_many_on() =>
        Assert.Equal(
            "lock against Box (actor): hold 0 µs: lock wins by 2× up to 2 participants, no difference with 4 participants, Box (actor) wins by 3× from 8 participants on.",
            Sentence(
                Row(Side.Lock, 1, 0, 200), Row(Side.Actor, 1, 0, 100), Row(Side.Lock, 2, 0, 200), Row(Side.Actor, 2, 0, 100),
                Row(Side.Lock, 4, 0, 100), Row(Side.Actor, 4, 0, 105), Row(Side.Lock, 8, 0, 100), Row(Side.Actor, 8, 0, 300), Row(Side.Lock, 16, 0, 100), Row(Side.Actor, 16, 0, 300)));

    [Fact]
    public void Rounds_that_overlap_decide_nothing()
    {
        var cell = Assert.Single(Cells(Row(Side.Lock, 1, 0, 200, spread: 150), Row(Side.Actor, 1, 0, 100, spread: 20)));

        Assert.Equal(CostOutcome.TooNoisy, cell.Outcome);
    }

    [Fact]
    public void A_small_difference_is_none_however_sure_it_is()
    {
        var cell = Assert.Single(Cells(Row(Side.Lock, 1, 0, 105, spread: 1), Row(Side.Actor, 1, 0, 100, spread: 1)));

        Assert.Equal(CostOutcome.Same, cell.Outcome);
    }

    [Fact]
    public void The_lock_and_the_primitive_are_compared_with_the_actor_both_ways()
    {
        var rows = ImmutableArray.Create(
            Row(Side.Original, 1, 0, 1), Row(Side.Lock, 1, 0, 1), Row(Side.DotNet, 1, 0, 1), Row(Side.Twin, 1, 0, 1), Row(Side.Actor, 1, 0, 1), Row(Side.Direct, 1, 0, 1));

        Assert.Equal(
            [(Side.Lock, Side.Actor), (Side.Lock, Side.Direct), (Side.DotNet, Side.Actor), (Side.DotNet, Side.Direct)],
            CrossOver.Of(rows).Select(crossing => (crossing.FirstSide, crossing.SecondSide)));
    }

    [Theory]
    [InlineData(1.0, 10L, 10L, 10L, 10L)]
    [InlineData(0.25, 40L, 0L, 0L, 0L)]
    [InlineData(0.5, 20L, 20L, 0L, 0L)]
    [InlineData(1.0, 0L, 0L, 0L, 0L)]
    public void Jains_index_goes_from_equal_shares_to_one_who_has_all(double index, params long[] shares) => Assert.Equal(index, Spread.Jain(shares), 6);

    [Fact]
    public void Quartiles_are_members_of_the_set() => Assert.Equal((2, 3, 4), Spread.Quartiles([5, 4, 3, 2, 1]));

    private static string Sentence(params ThroughputFigure[] rows) => Assert.Single(CrossOver.Of([.. rows])).Sentence;

    private static ImmutableArray<CrossOverCell> Cells(params ThroughputFigure[] rows) => Assert.Single(CrossOver.Of([.. rows])).Cells;

    private static ThroughputFigure Row(Side side, int participants, double hold, double perSecond, double spread = 0) =>
        new(side, side == Side.Lock ? "lock" : "Box", participants, hold, perSecond, perSecond - spread, perSecond + spread, 5, 1, 1) { RoundsNs = [.. Enumerable.Range(-2, 5).Select(round => 1e9 / (perSecond + (round * spread / 2)))] };
}
