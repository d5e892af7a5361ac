using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class ReportDiffTests
{
    [Fact]
    public async Task A_report_has_not_changed_against_itself()
    {
        var report = await WholeReport.MakeAsync();

        var diff = ReportDiff.Of(report, report);

        Assert.Empty(diff.Changes);
        Assert.Equal(3 + 3 + 2 + 4, diff.Compared);
        Assert.Empty(diff.Notes);
    }

    [Fact]
    public async Task What_held_and_is_broken_now_is_newly_broken_and_the_other_way_round_it_is_mended()
    {
        var (good, bad) = (await WholeReport.MakeAsync(), await WithRowAsync(row => row.Side == Side.Actor ? row with { Verdict = Verdict.Hung } : row));

        Assert.Equal(new Change(ChangeKind.NewlyBroken, "Some/some/actor", "held → hung"), Assert.Single(ReportDiff.Of(good, bad).Changes));
        Assert.Equal(ChangeKind.Mended, Assert.Single(ReportDiff.Of(bad, good).Changes).Kind);
    }

    [Fact]
    public async Task What_is_declared_to_come_by_chance_is_no_change_if_it_comes_or_stays_away()
    {
        var report = await WholeReport.MakeAsync();
        var recipe = report.Recipes[0];
        ComparisonReport With(int forbidden, Verdict verdict) => report with
        {
            Recipes =
            [
                recipe with
                {
                    Races = [.. recipe.Races.Select(race => race with
                    {
                        Columns = [.. race.Columns.Select(column => column with { KnownFor = ["1"] })],
                        Rows = [.. race.Rows.Select(row => row.Grade == Grade.Forbidden ? row with { Counts = [forbidden, 0] } : row)],
                    })],
                    Experiments = [.. recipe.Experiments.Select(experiment => experiment with
                    {
                        Faults = [Some.Fault with { ByChance = true }],
                        Rows = [.. experiment.Rows.Select(row => row with { Verdict = verdict, Expected = true, FaultsShown = verdict == Verdict.Held ? [] : [new FaultShown(Some.Fault.Name, "so")] })],
                    })],
                },
            ],
        };

        Assert.Empty(ReportDiff.Of(With(0, Verdict.Held), With(5, Verdict.Broken)).Changes);
        Assert.Empty(ReportDiff.Of(With(5, Verdict.Broken), With(0, Verdict.Held)).Changes);
    }

    [Fact]
    public async Task A_forbidden_outcome_that_nobody_is_known_for_is_newly_broken()
    {
        var before = await WholeReport.MakeAsync();
        var race = before.Recipes[0].Races[0];
        var after = before with { Recipes = [before.Recipes[0] with { Races = [race with { Rows = [.. race.Rows.Select(row => row.Grade == Grade.Forbidden ? row with { Counts = [10, 1] } : row)] }] }] };

        Assert.Equal(ChangeKind.NewlyBroken, Assert.Single(ReportDiff.Of(before, after).Changes).Kind);
    }

    [Fact]
    public async Task What_loses_more_than_before_is_told_also_where_it_was_bad_already()
    {
        var before = await WholeReport.MakeAsync();
        var failures = before.Recipes[0].Failures!;
        var after = before with { Recipes = [before.Recipes[0] with { Failures = failures with { Cells = [.. failures.Cells.Select(cell => cell.Effect == Effect.Lost ? cell with { Lost = 5 } : cell)] } }] };

        Assert.Equal((ChangeKind.Lost, "3 → 5 lost or doubled"), Assert.Single(ReportDiff.Of(before, after).Changes) is var change ? (change.Kind, change.Text) : default);
    }

    [Fact]
    public async Task What_is_slower_by_more_than_the_threshold_is_told_with_its_factor()
    {
        var (before, after) = (await WholeReport.MakeAsync(), await WithCostsAsync(slower: 1.3));

        var changes = ReportDiff.Of(before, after, threshold: 0.2).Changes;

        Assert.Equal(2, changes.Length);
        Assert.All(changes, change => Assert.Equal((ChangeKind.Slower, 1.3), (change.Kind, Math.Round(change.Ratio!.Value, 2))));
        Assert.Empty(ReportDiff.Of(before, after, threshold: 0.5).Changes);
        Assert.All(ReportDiff.Of(after, before).Changes, change => Assert.Equal(ChangeKind.Faster, change.Kind));
    }

    [Fact]
    public async Task What_is_in_one_report_only_is_gone_or_new()
    {
        var whole = await WholeReport.MakeAsync();
        var less = whole with { Recipes = [whole.Recipes[0] with { Races = [] }] };

        Assert.Equal([ChangeKind.Gone, ChangeKind.Gone], ReportDiff.Of(whole, less).Changes.Select(change => change.Kind));
        Assert.Equal([ChangeKind.New, ChangeKind.New], ReportDiff.Of(less, whole).Changes.Select(change => change.Kind));
    }

    [Fact]
    public async Task Reports_of_two_machines_are_refused()
    {
        var report = await WholeReport.MakeAsync();
        var other = report with { Environment = [.. report.Environment.Select(fact => fact.Name == "Processors" ? fact with { Value = "640" } : fact)] };

        Assert.Contains("different machines: Processors", Assert.Throws<InvalidOperationException>(() => ReportDiff.Of(report, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_version_of_what_was_run_is_no_other_machine_and_is_told()
    {
        var report = await WholeReport.MakeAsync();
        var other = report with { Environment = [.. report.Environment.Select(fact => fact.Name == "Akka.NET" ? fact with { Value = "99.0" } : fact)] };

        Assert.EndsWith("and is 99.0.", Assert.Single(ReportDiff.Of(report, other).Notes), StringComparison.Ordinal);
    }

    private static async Task<ComparisonReport> WithRowAsync(Func<SideReport, SideReport> change)
    {
        var report = await WholeReport.MakeAsync();
        var experiment = report.Recipes[0].Experiments[0];
        return report with { Recipes = [report.Recipes[0] with { Experiments = [experiment with { Rows = [.. experiment.Rows.Select(change)] }] }] };
    }

    private static async Task<ComparisonReport> WithCostsAsync(double slower)
    {
        var report = await WholeReport.MakeAsync();
        return report with { Recipes = [report.Recipes[0] with { Costs = WholeReport.Costs(slower) }] };
    }
}
