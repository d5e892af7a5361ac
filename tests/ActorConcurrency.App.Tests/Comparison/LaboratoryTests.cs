using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class LaboratoryTests
{
    private static readonly Experiment Waiting = Some.Experiment("waits");
    private static readonly Contender[] TwoLibraries =
        [Contender.Library<object>("One Lock", _ => Task.CompletedTask), Contender.Library<object>("Other Lock", _ => Task.CompletedTask)];
    private static readonly Experiment Computing = Some.Experiment("computes") with { Load = Load.Computing, Repeats = Figures.FewestRuns };

    [Fact]
    public async Task Sides_that_wait_run_at_the_same_time()
    {
        var allRun = new TaskCompletionSource();
        var runner = new FakeRunner { Until = _ => allRun.Task };
        var laboratory = new Laboratory(runner, new LaboratoryOptions { StartingAtOnce = 1 });

        var comparison = laboratory.RunAsync([Some.Scenario(Waiting)]);

        // Each lets the next one start once it is ready, so all three are under way though none is over.
        Assert.Equal(3, runner.Running.Count);
        allRun.SetResult();
        Assert.True((await comparison).Passed);
    }

    [Fact]
    public async Task Only_so_many_start_up_at_once()
    {
        var mayEnd = new TaskCompletionSource();
        var runner = new FakeRunner { First = new TrialEvent.Printed("still starting"), Until = _ => mayEnd.Task };
        var laboratory = new Laboratory(runner, new LaboratoryOptions { StartingAtOnce = 2 });

        var comparison = laboratory.RunAsync([Some.Scenario(Waiting)]);

        Assert.Equal(2, runner.Running.Count);
        mayEnd.SetResult();
        await comparison;
        Assert.Equal(3, runner.Started.Count);
    }

    [Fact]
    public async Task What_computes_runs_alone_and_after_what_waits()
    {
        var runner = new FakeRunner { Until = async _ => await Task.Yield() };

        await new Laboratory(runner).RunAsync([Some.Scenario(Computing, Waiting)]);

        Assert.Equal(["computes", "computes", "computes"], runner.Started.Skip(3).Select(name => name.Split('/')[1]));
        Assert.All(runner.Company.Where(pair => pair.Key.Contains("computes", StringComparison.Ordinal)), pair => Assert.Empty(pair.Value));
    }

    [Fact]
    public async Task What_computes_too_seldom_for_a_duration_need_not_run_alone()
    {
        var allRun = new TaskCompletionSource();
        var runner = new FakeRunner { Until = _ => allRun.Task };

        var comparison = new Laboratory(runner, new LaboratoryOptions { StartingAtOnce = 1 }).RunAsync([Some.Scenario(Computing with { Repeats = Figures.FewestRuns - 1 })]);

        Assert.Equal(3, runner.Running.Count);
        allRun.SetResult();
        await comparison;
    }

    [Fact]
    public async Task What_may_be_about_to_hang_and_computes_on_has_nothing_timed_beside_it()
    {
        var runner = new FakeRunner { First = new TrialEvent.MustEnd(1, "it hangs", null) };

        await new Laboratory(runner).RunAsync([Some.Scenario(Computing)]);

        Assert.Equal(3, runner.Company.Count);
        Assert.All(runner.Company.Values, Assert.Empty);
    }

    [Fact]
    public async Task The_longest_starts_first()
    {
        var runner = new FakeRunner();
        var scenario = Some.Scenario(Waiting with { Name = "short", Seconds = 1 }, Waiting with { Name = "long", Seconds = 50 });

        await new Laboratory(runner, new LaboratoryOptions { Sides = [Side.Actor] }).RunAsync([scenario]);

        Assert.Equal(["Some/long/actor", "Some/short/actor"], runner.Started);
    }

    [Fact]
    public async Task Only_the_chosen_sides_and_experiment_run()
    {
        var runner = new FakeRunner();
        var options = new LaboratoryOptions { Sides = [Side.Original, Side.Actor], Experiments = ["COMPUTES"] };

        await new Laboratory(runner, options).RunAsync([Some.Scenario(Computing, Waiting)]);

        Assert.Equal(["Some/computes/original", "Some/computes/actor"], runner.Started);
    }

    [Fact]
    public void Libraries_run_only_if_that_side_is_chosen()
    {
        var experiment = Some.Experiment("some", Some.Contender(Side.DotNet), TwoLibraries[0], TwoLibraries[1]);

        var usual = new Laboratory(new FakeRunner()).Plan([Some.Scenario(experiment)]);
        var libraries = new Laboratory(new FakeRunner(), new LaboratoryOptions { Sides = [Side.Library] }).Plan([Some.Scenario(experiment)]);

        Assert.Equal(["Some/some/dotnet"], usual.Select(order => order.Name));
        Assert.Equal(["Some/some/One Lock", "Some/some/Other Lock"], libraries.Select(order => order.Name));
    }

    [Fact]
    public async Task Of_two_libraries_the_command_names_the_one()
    {
        var scenario = Some.Scenario(Some.Experiment("some", TwoLibraries));
        var report = await new Laboratory(new FakeRunner(), new LaboratoryOptions { Sides = Sides.All }).RunAsync([scenario]);

        var one = new Laboratory(new FakeRunner(), new LaboratoryOptions { Sides = [Side.Library], Contender = "other lock" }).Plan([scenario]);

        Assert.Contains("--side library --contender \"Other Lock\" --seed", report.Recipes[0].Experiments[0].Rows[1].Replay, StringComparison.Ordinal);
        Assert.Equal(["Some/some/Other Lock"], one.Select(order => order.Name));
        Assert.Contains("Other Lock", one[0].Arguments);
    }

    [Fact]
    public async Task A_side_that_is_not_there_is_told_with_its_reason()
    {
        var experiment = Some.Experiment() with { Absences = [new Absence(Side.Lock, "Nobody can do that.")] };

        var report = await new Laboratory(new FakeRunner()).RunAsync([Some.Scenario(experiment)]);

        Assert.Contains("No **lock**: Nobody can do that.", MarkdownReport.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Further_experiments_are_planned_only_if_all_kinds_are_or_one_is_named()
    {
        var scenario = Some.Scenario(Waiting, Waiting with { Name = "decides", Kind = ExperimentKind.Deciding }, Waiting with { Name = "further", Kind = ExperimentKind.Further });
        string[] Planned(LaboratoryOptions options) => [.. new Laboratory(new FakeRunner(), options).Plan([scenario]).Select(order => order.Experiment.Name).Distinct()];

        Assert.Equal(["waits", "decides"], Planned(new LaboratoryOptions()));
        Assert.Equal(["waits"], Planned(new LaboratoryOptions { Kinds = [ExperimentKind.Page] }));
        Assert.Equal(["waits", "decides", "further"], Planned(new LaboratoryOptions { Kinds = Enum.GetValues<ExperimentKind>() }));
        Assert.Equal(["further"], Planned(new LaboratoryOptions { Experiments = ["further"] }));
    }

    [Fact]
    public async Task Direct_when_idle_is_a_row_only_where_there_is_a_cost_to_tell()
    {
        var runner = new FakeRunner();
        var both = Contender.ActorBothWays<object>(_ => Task.CompletedTask);

        await new Laboratory(runner).RunAsync([Some.Scenario(Computing with { Contenders = both }, Waiting with { Contenders = both })]);

        Assert.Equal(["Some/waits/actor", "Some/computes/actor", "Some/computes/direct"], runner.Started);
    }

    [Fact]
    public async Task News_tell_the_start_and_the_verdict_of_each_trial()
    {
        var news = new List<TrialNews>();
        var runner = new FakeRunner(order => Some.Record(violations: order.Contender.Side == Side.Original ? ["broken"] : []));

        await new Laboratory(runner).RunAsync([Some.Scenario(Waiting)], news.Add);

        Assert.Equal(3, news.OfType<TrialNews.Starting>().Count());
        Assert.Equal([Verdict.Broken, Verdict.Held, Verdict.Held], news.OfType<TrialNews.Over>().OrderBy(over => over.Order.Contender.Side).Select(over => over.Verdict));
    }

    [Fact]
    public async Task Objections_name_the_row_and_the_comparison_does_not_pass()
    {
        var runner = new FakeRunner(order => Some.Record(violations: order.Contender.Side == Side.Actor ? ["it is wrong"] : []));

        var report = await new Laboratory(runner).RunAsync([Some.Scenario(Waiting)]);

        Assert.False(report.Passed);
        Assert.Equal<string>(["Some/waits/actor: broken: it is wrong"], report.Objections);
    }

    [Fact]
    public async Task A_side_that_broke_its_invariant_gets_no_figures()
    {
        var runner = new FakeRunner(order => Some.Record(violations: order.Contender.Side == Side.DotNet ? ["it is wrong"] : []));

        var report = await new Laboratory(runner).RunAsync([Some.Scenario(Computing)]);

        Assert.Equal([Some.Figures, null, Some.Figures], report.Recipes[0].Experiments[0].Rows.Select(row => row.Figures));
    }

    [Fact]
    public async Task What_ran_beside_something_else_gets_no_duration()
    {
        var report = await new Laboratory(new FakeRunner()).RunAsync([Some.Scenario(Waiting)]);

        Assert.All(report.Recipes[0].Experiments[0].Rows, row => Assert.Equal((null, Some.Figures.Threads), (row.Figures!.DurationMs, row.Figures.Threads)));
    }

    [Fact]
    public async Task Each_row_has_the_command_that_runs_it_again()
    {
        var settings = new TrialSettings(42, new TimeScale(0.5));

        var report = await new Laboratory(new FakeRunner(), new LaboratoryOptions { Settings = settings }).RunAsync([Some.Scenario(Waiting)]);

        Assert.Equal("actorconc compare --recipe Some --experiment waits --side dotnet --seed 42 --time-scale 0.5", report.Recipes[0].Experiments[0].Rows[1].Replay);
    }

    [Fact]
    public async Task A_comparison_that_is_stopped_reports_what_has_run_and_marks_the_rest()
    {
        using var stop = new CancellationTokenSource();
        var runner = new FakeRunner { Until = order => order.Contender.Side == Side.Actor ? Task.Delay(Timeout.Infinite, CancellationToken.None) : Task.CompletedTask };
        var options = new LaboratoryOptions { Stop = stop.Token, StopReason = () => "it was enough" };
        var comparison = new Laboratory(runner, options).RunAsync([Some.Scenario(Waiting, Computing)]);

        await stop.CancelAsync();

        var report = await comparison;
        Assert.Equal<string>(["Some/waits/actor", "Some/computes/original", "Some/computes/dotnet", "Some/computes/actor"], report.NotRun);
        Assert.Equal("it was enough", report.NotRunBecause);
        var experiment = Assert.Single(Assert.Single(report.Recipes).Experiments);
        Assert.Equal([Side.Original, Side.DotNet], experiment.Rows.Select(row => row.Side));
        Assert.Equal(new Absence(Side.Actor, "not run: it was enough."), Assert.Single(experiment.Absences));
    }

    [Fact]
    public async Task A_whole_comparison_has_nothing_that_was_not_run()
    {
        var report = await new Laboratory(new FakeRunner()).RunAsync([Some.Scenario(Waiting)]);

        Assert.False(report.IsPartial);
        Assert.Equal("", report.NotRunBecause);
    }

    [Fact]
    public void Only_what_computes_is_repeated_as_often_as_asked_and_its_command_says_so()
    {
        var settings = TrialSettings.Default with { Repeats = 9 };

        var plan = new Laboratory(new FakeRunner(), new LaboratoryOptions { Settings = settings }).Plan([Some.Scenario(Waiting, Computing)]);

        Assert.Equal([1, 1, 1, 9, 9, 9], plan.Select(order => order.Experiment.Repeats));
        Assert.All(plan, order => Assert.Equal(["--repeat", "9"], order.Arguments.TakeLast(2)));
    }

    [Fact]
    public async Task A_cancelled_comparison_gives_no_report()
    {
        using var cancellation = new CancellationTokenSource();
        var runner = new FakeRunner { Until = _ => Task.Delay(Timeout.Infinite, CancellationToken.None) };
        var comparison = new Laboratory(runner).RunAsync([Some.Scenario(Waiting)], cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => comparison);
    }
}
