using System.Collections.Concurrent;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>What somebody gets who compares a lock class of their own with an actor of their own, in their own process.</summary>
public sealed class OwnScenarioTests
{
    private static readonly CompareOptions ExperimentsOnly = new() { HasParts = false };

    private static Contender Works => Contender.Lock<object>(_ => { });

    [Fact]
    public async Task All_that_a_scenario_declares_is_in_the_report()
    {
        var tried = new ConcurrentQueue<string>();

        var report = await Compare.RunAsync<StockScenario>(new CompareOptions { Progress = tried.Enqueue });

        var stock = Assert.Single(report.Recipes);
        Assert.Equal([Verdict.Held, Verdict.Held], stock.Experiments.Single().Rows.Select(row => row.Verdict));
        Assert.Equal("last-item", Assert.Single(stock.Races).Race);
        Assert.NotNull(stock.Costs);
        Assert.Empty(report.Objections);
        Assert.True(report.Passed);
        Assert.Contains("Stock/rush/actor", tried);
        Assert.Contains("Stock/last-item", tried);
    }

    [Fact]
    public async Task A_row_is_run_again_by_the_tool_with_the_scenarios_assembly()
    {
        var report = await Compare.RunAsync<StockScenario>(ExperimentsOnly);

        Assert.All(report.Recipes[0].Experiments[0].Rows, row => Assert.StartsWith("actorconc compare --scenarios OwnScenario.dll --recipe Stock", row.Replay, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_invariant_is_an_objection_with_its_reason()
    {
        var broken = Contender.Lock<object>(trial => trial.Require(false, "two were inside"));

        var report = await Compare.RunAllAsync([Some.Scenario(Some.Experiment("room", broken))], ExperimentsOnly);

        Assert.False(report.Passed);
        Assert.Contains("two were inside", Assert.Single(report.Objections), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_told_as_hung_and_left_behind()
    {
        using var never = new ManualResetEventSlim();
        var hangs = Contender.Lock<object>(_ => never.Wait());

        var report = await Compare.RunAllAsync([Some.Scenario(Some.Experiment("waits", hangs))], ExperimentsOnly with { HangAfter = TimeSpan.FromMilliseconds(50) });

        Assert.Equal(Verdict.Hung, report.Recipes[0].Experiments[0].Rows.Single().Verdict);
        Assert.False(report.Passed);
        never.Set();
    }

    [Fact]
    public async Task A_failure_that_may_hang_is_not_run_and_the_report_says_why()
    {
        var report = await Compare.RunAllAsync([new HangingFailure()]);

        var cell = Assert.Single(report.Recipes[0].Failures!.Cells);
        Assert.Equal(Effect.NotRun, cell.Effect);
        Assert.Contains("no child process can be started here", cell.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_of_nothing_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Compare.RunAllAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => Compare.RunAllAsync([Some.Scenario(Some.Experiment("room", Works))], new CompareOptions { Sides = [Side.Library] }));
    }

    [Fact]
    public async Task Two_scenarios_of_one_recipe_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => Compare.RunAllAsync([Some.Scenario(Some.Experiment("a", Works)), Some.Scenario(Some.Experiment("b", Works))]));

        Assert.Contains("'Some'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_scenarios_constructor_or_property_throws_is_told_with_its_name()
    {
        var made = await Assert.ThrowsAsync<ScenarioException>(() => Compare.RunAsync<FailsWhenMade>());
        var read = await Assert.ThrowsAsync<ScenarioException>(() => Compare.RunAllAsync([new FailsWhenRead()]));

        Assert.Equal($"The scenario {typeof(FailsWhenMade).FullName} cannot be used: its constructor threw InvalidOperationException: no settings", made.Message);
        Assert.Equal($"The scenario {typeof(FailsWhenRead).FullName} cannot be used: Experiments threw InvalidOperationException: no settings", read.Message);
    }

    private class HangingFailure : Scenario
    {
        public override string Recipe => "Own";

        public override string Summary => "A recipe.";

        public override IReadOnlyList<Experiment> Experiments => [Some.Experiment("room", Works)];

        public override IReadOnlyList<FailureCase> Failures =>
        [
            new() { Failure = Failure.HolderHangs, Side = Side.Lock, Contender = "mine", Expected = Effect.Hung, MayHang = true, Program = _ => Task.CompletedTask },
        ];
    }

    private sealed class FailsWhenMade : HangingFailure
    {
        public FailsWhenMade() => throw new InvalidOperationException("no settings");
    }

    private sealed class FailsWhenRead : HangingFailure
    {
        public override IReadOnlyList<Experiment> Experiments => throw new InvalidOperationException("no settings");
    }
}
