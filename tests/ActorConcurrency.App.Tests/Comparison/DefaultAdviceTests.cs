using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>Whom to choose where no claim applies.</summary>
public sealed class DefaultAdviceTests
{
    [Fact]
    public void Of_those_that_held_the_one_with_the_fewest_lines_is_the_default()
    {
        var chosen = DefaultAdvice.Of(Recipe([Row(Side.Lock, 40), Row(Side.DotNet, 0), Row(Side.Actor, 700)]), isPartial: false)!;

        Assert.Equal(
            "Start with the .NET primitive: it held the one experiment that it ran, and needs no code of yours. The lock did so too, but has 40 lines of code. The actor did so too, but has 700 lines of code.",
            chosen.ToString());
    }

    [Fact]
    public void Of_equals_the_fastest_is()
    {
        var chosen = DefaultAdvice.Of(Recipe([Row(Side.Lock, 0), Row(Side.DotNet, 0)], Call(Side.Lock, 50e6), Call(Side.DotNet, 100e6)), isPartial: false)!;

        Assert.Equal(Side.DotNet, chosen.Choose);
        Assert.Equal("it held the one experiment that it ran, needs no code of yours, and one call costs 10 ns", chosen.Because);
        Assert.Equal<string>(["The lock did so too, but one call costs 20 ns", "The actor was not tried in these experiments"], chosen.Others);
    }

    [Fact]
    public void Between_equals_whose_costs_were_not_measured_there_is_none() =>
        Assert.Null(DefaultAdvice.Of(Recipe([Row(Side.Lock, 0), Row(Side.DotNet, 0)]), isPartial: false));

    [Fact]
    public void Who_broke_one_of_the_page_s_experiments_is_not_the_default_and_that_is_told()
    {
        var chosen = DefaultAdvice.Of(Recipe([Row(Side.DotNet, 0) with { Verdict = Verdict.Broken }, Row(Side.Actor, 700)]), isPartial: false)!;

        Assert.Equal(
            "Start with the actor: it held the one experiment that it ran, and has 700 lines of code. The lock was not tried in these experiments. The .NET primitive did not hold some.",
            chosen.ToString());
    }

    [Fact]
    public void Where_it_is_the_actor_a_twin_that_held_them_too_is_told()
    {
        var chosen = DefaultAdvice.Of(Recipe([Row(Side.DotNet, 0) with { Verdict = Verdict.Broken }, Row(Side.Actor, 700), Row(Side.Twin, 200)]), isPartial: false)!;

        Assert.Equal("twin (twin) did so too, but has 200 lines of code", chosen.Others[^1]);
    }

    [Fact]
    public void A_twin_whose_code_and_costs_nobody_knows_is_told_without_them()
    {
        SideReport Uncounted(Side side) => Row(side, 0) with { Shape = null };

        var chosen = DefaultAdvice.Of(Recipe([Row(Side.Lock, 0) with { Verdict = Verdict.Broken }, Uncounted(Side.Actor), Uncounted(Side.Twin)]), isPartial: false)!;

        Assert.Equal("it held the one experiment that it ran", chosen.Because);
        Assert.Equal("twin (twin) did so too", chosen.Others[^1]);
    }

    [Theory]
    [InlineData("Some", "it held all 2 experiments that it ran, and needs no code of yours")]
    [InlineData("Semaphore", "it held all 2 of the page's experiments that it ran, and needs no code of yours")]
    public void The_page_is_named_only_for_recipes_that_it_has(string name, string because)
    {
        var recipe = Recipe([Row(Side.DotNet, 0), Row(Side.Actor, 700)]) with { Recipe = name };

        Assert.Equal(because, DefaultAdvice.Of(recipe with { Experiments = [recipe.Experiments[0], recipe.Experiments[0]] }, isPartial: false)!.Because);
    }

    [Fact]
    public void Where_nobody_held_them_all_there_is_none() =>
        Assert.Null(DefaultAdvice.Of(Recipe([Row(Side.DotNet, 0) with { Verdict = Verdict.Hung }, Row(Side.Actor, 1) with { Verdict = Verdict.Broken }]), isPartial: false));

    [Fact]
    public void Where_one_alone_was_tried_or_something_did_not_run_there_is_none()
    {
        Assert.Null(DefaultAdvice.Of(Recipe([Row(Side.Actor, 700)]), isPartial: false));
        Assert.Null(DefaultAdvice.Of(Recipe([Row(Side.DotNet, 0), Row(Side.Actor, 700)]), isPartial: true));
    }

    [Fact]
    public void Where_less_is_needed_than_the_recipe_has_the_same_rule_chooses_from_that_experiment_alone()
    {
        var recipe = WithNeed([Row(Side.DotNet, 0) with { Condition = "it is made so" }, Row(Side.Actor, 700)]);

        var claim = Assert.Single(Advice.Of(recipe), claim => claim.Rows is ["once"]);

        Assert.Equal((Side.DotNet, "it is made so"), (claim.Choose, claim.Condition));
        Assert.Equal("All you need is to know it once: it held the one experiment that it ran, needs no code of yours, and one call costs 10 ns", claim.When);
    }

    [Fact]
    public void What_asks_for_less_than_the_recipe_has_says_nothing_of_the_default() =>
        Assert.Equal(Side.Actor, DefaultAdvice.Of(WithNeed([Row(Side.Lock, 1), Row(Side.DotNet, 0)]), isPartial: false)!.Choose);

    [Fact]
    public void Where_nobody_of_the_three_holds_what_is_needed_nobody_is_advised() =>
        Assert.DoesNotContain(Advice.Of(WithNeed([Row(Side.DotNet, 0) with { Verdict = Verdict.Broken }, Row(Side.Actor, 1) with { Verdict = Verdict.Broken }])), claim => claim.Rows is ["once"]);

    // The recipe as a whole is held by the actor only.
    private static RecipeReport WithNeed(ImmutableArray<SideReport> rows)
    {
        var whole = Recipe([Row(Side.DotNet, 0) with { Verdict = Verdict.Broken }, Row(Side.Actor, 700)]);
        var once = Recipe(rows).Experiments[0] with { Name = "once", Need = "to know it once" };
        return whole with { Experiments = [.. whole.Experiments, once], FurtherCosts = [Recipe(rows, Call(Side.DotNet, 100e6)).Costs! with { Study = "once" }] };
    }

    private static SideReport Row(Side side, int lines) => new(
        side, side.Name(), side.Name(), new Shape([], lines), Verdict.Held, Expected: true, [], "", [], [], null, null, [], "again");

    private static ThroughputFigure Call(Side side, double perSecond) => new(side, side.Name(), 1, 0, perSecond, perSecond, perSecond, 7, 1, 1);

    private static RecipeReport Recipe(ImmutableArray<SideReport> rows, params ImmutableArray<ThroughputFigure> calls) => new(
        "Some", "", [], [new ExperimentReport("some", "does it work?", ExperimentKind.Page, 1, "", "it works", Load.Waiting, [], rows, [])])
    {
        Costs = calls.IsEmpty ? null : new("Some", "one thing", Exclusive: true, "quick", 3, 1, calls, [], [], [], [], [], null, Complete: true, 1),
    };
}
