using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class ScenarioCatalogTests
{
    public static TheoryData<string> Recipes => [.. ScenarioCatalog.Page.Select(scenario => scenario.Recipe)];

    [Fact]
    public void The_pages_scenarios_come_in_the_pages_order() =>
        Assert.Equal(["Countdown", "Semaphore", "Counter"], ScenarioCatalog.Page.Select(scenario => scenario.Recipe).Intersect(["Counter", "Semaphore", "Countdown"]));

    [Fact]
    public void An_assemblys_public_scenarios_are_found_without_a_list() =>
        Assert.Equal(["Account", "Trouble"], ScenarioCatalog.In(typeof(ScenarioCatalogTests).Assembly).Select(scenario => scenario.Recipe));

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Every_experiment_of_the_page_has_an_original_a_version_with_dotnet_primitives_and_an_actor(string recipe)
    {
        foreach (var experiment in Experiments(recipe).Where(experiment => experiment.Kind == ExperimentKind.Page))
        {
            var sides = experiment.Contenders.Select(contender => contender.Side).ToList();
            Assert.Contains(Side.Original, sides);
            Assert.Contains(Side.Actor, sides);
            Assert.True(sides.Contains(Side.DotNet) || sides.Contains(Side.Twin), experiment.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Every_experiment_of_the_page_has_lock_and_dotnet_or_says_why_not(string recipe)
    {
        foreach (var experiment in Experiments(recipe).Where(experiment => experiment.Kind == ExperimentKind.Page))
            foreach (var side in (Side[])[Side.Lock, Side.DotNet])
            {
                var there = experiment.Contenders.Any(contender => contender.Side == side);
                var missing = experiment.Absences.Any(absence => absence.Side == side);
                Assert.True(there != missing, $"{experiment.Name}: {side.Name()}");
            }
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Every_recipe_has_one_experiment_that_decides_and_what_is_not_the_pages_asks_the_primitive_and_the_actor(string recipe)
    {
        Assert.Single(Experiments(recipe), experiment => experiment.Kind == ExperimentKind.Deciding);
        foreach (var sides in Experiments(recipe).Where(experiment => experiment.Kind != ExperimentKind.Page).Select(experiment => experiment.Contenders.Select(contender => contender.Side)))
            Assert.Superset(new HashSet<Side> { Side.DotNet, Side.Actor }, sides.ToHashSet());
    }

    // The theory's actors are the programs themselves: they have no handle that could do anything. A condition runs users' code, by messages only.
    [Theory]
    [MemberData(nameof(RecipesWithADirectWay))]
    public void Every_recipe_of_the_page_shows_both_prices_of_its_actor(string recipe)
    {
        foreach (var experiment in Experiments(recipe))
            Assert.Contains(experiment.Contenders, contender => contender.Side == Side.Direct);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Experiments_contenders_and_faults_have_names_of_their_own(string recipe)
    {
        var experiments = Experiments(recipe);

        Assert.Distinct(experiments.Select(experiment => experiment.Name));
        foreach (var experiment in experiments)
        {
            Assert.Distinct(experiment.Faults.Select(fault => fault.Name));
            Assert.Distinct(experiment.Contenders.Select(contender => contender.Name));
        }
    }

    // The theory has no original that could be at fault.
    public static TheoryData<string> RecipesWithAnOriginal => new(ScenarioCatalog.Page.Select(scenario => scenario.Recipe).Where(recipe => recipe != "Theory"));

    public static TheoryData<string> RecipesWithADirectWay => new(ScenarioCatalog.Page.Select(scenario => scenario.Recipe).Except(["Theory", "Condition", "Subprocess"]));

    [Theory]
    [MemberData(nameof(RecipesWithAnOriginal))]
    public void Every_recipe_of_the_page_shows_a_fault_of_its_original(string recipe) =>
        Assert.Contains(Experiments(recipe), experiment => experiment.Faults.Count > 0);

    [Theory]
    [InlineData("original", Side.Original)]
    [InlineData("lock", Side.Lock)]
    [InlineData("DotNet", Side.DotNet)]
    [InlineData("twin", Side.Twin)]
    [InlineData("Library", Side.Library)]
    [InlineData("ACTOR", Side.Actor)]
    public void A_side_is_found_by_its_name_in_any_case(string name, Side side) => Assert.Equal(side, Sides.Find(name));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("locks")]
    public void What_is_no_sides_name_finds_none(string name) => Assert.Null(Sides.Find(name));

    private static IReadOnlyList<Experiment> Experiments(string recipe) => ScenarioCatalog.Page.Single(scenario => scenario.Recipe == recipe).Experiments;
}
