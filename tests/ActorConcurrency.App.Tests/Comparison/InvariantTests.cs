using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>A verdict never contradicts the printed invariant: both come from the same clauses.</summary>
public sealed class InvariantTests
{
    private static readonly Clause Fast = new("fast", "it is fast");
    private static readonly Clause Right = new("right", "it is right");
    private static readonly Fault Slow = new("slow", "It is slow.") { Breaks = Fast.Name };
    private static readonly Experiment Both = Some.Experiment() with { Invariant = Invariant.Of(Fast, Right), Faults = [Slow] };

    public static IEnumerable<object[]> Experiments =>
        from scenario in ScenarioCatalog.Page.Concat(ScenarioCatalog.In(typeof(InvariantTests).Assembly))
        from experiment in scenario.Experiments
        select new object[] { scenario.Recipe, experiment.Name };

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Whatever_a_record_shows_verdict_and_invariant_agree(string recipe, string name)
    {
        var experiment = Find(recipe, name);
        foreach (var ending in Enum.GetValues<Ending>())
            foreach (var (record, clause) in Breaking(experiment, ending))
            {
                var broken = Assert.Single(Judge.Findings(experiment, record), finding => finding.Condition == Condition.Broken);

                Assert.Equal(clause, broken.Clause);
                Assert.Equal(ending == Ending.Hung ? Verdict.Hung : Verdict.Broken, Judge.VerdictOf(experiment, record));
            }

        Assert.Equal(Verdict.Held, Judge.VerdictOf(experiment, Some.Record()));
        Assert.All(Judge.Findings(experiment, Some.Record()), finding => Assert.Equal(Condition.Held, finding.Condition));
    }

    [Theory]
    [MemberData(nameof(Experiments))]
    public async Task Whoever_breaks_the_invariant_is_neither_ranked_nor_measured(string recipe, string name)
    {
        var experiment = Find(recipe, name);
        foreach (var (record, _) in Breaking(experiment, Ending.Completed))
        {
            var runner = new FakeRunner(order => order.Contender.Side == Side.Actor ? record : Some.Record());
            var report = (await new Laboratory(runner, new LaboratoryOptions { Kinds = Enum.GetValues<ExperimentKind>() }).RunAsync([Some.Scenario(experiment)])).Recipes[0];

            foreach (var row in report.Experiments[0].Rows.Where(row => row.Side == Side.Actor))
            {
                Assert.Null(row.Figures);
                Assert.DoesNotContain(report.Conclusions, sentence => IsCost(sentence) && sentence.Contains($"{row.Implementation} ", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Experiments))]
    public void A_fault_breaks_a_clause_of_its_experiment(string recipe, string name)
    {
        var experiment = Find(recipe, name);

        Assert.All(experiment.Faults, fault => Assert.Contains(fault.Breaks, experiment.Invariant.Clauses.Select(clause => clause.Name)));
    }

    [Fact]
    public void The_text_names_every_clause() => Assert.Equal("it is fast; it is right", Both.Invariant.Text);

    [Fact]
    public void What_breaks_one_clause_leaves_the_others() =>
        Assert.Equal([Condition.Broken, Condition.Held], Judge.Findings(Both, Some.Record(shown: [Slow.Name])).Select(finding => finding.Condition));

    [Fact]
    public void What_a_run_that_hung_has_not_broken_is_not_known() =>
        Assert.Equal([Condition.Broken, Condition.Open], Judge.Findings(Both, Some.Record(Ending.Hung, "it waits", shown: [Slow.Name])).Select(finding => finding.Condition));

    [Fact]
    public void A_fault_excuses_only_the_clause_that_it_breaks()
    {
        var record = Some.Record(shown: [Slow.Name]) with { Violations = [new Breach(Right.Name, "it is wrong"), new Breach(Fast.Name, "it takes a day")] };

        Assert.Equal<string>(["broken: it is wrong"], Judge.Objections(Both, Some.Contender(Side.Original), record));
    }

    [Fact]
    public void A_fault_that_comes_by_chance_need_not_show()
    {
        var experiment = Both with { Faults = [Slow with { ByChance = true }] };

        Assert.Empty(Judge.Objections(experiment, Some.Contender(Side.Original), Some.Record()));
        Assert.Empty(Judge.Objections(experiment, Some.Contender(Side.Original), Some.Record(shown: [Slow.Name])));
        Assert.NotEmpty(Judge.Objections(experiment, Some.Contender(Side.Actor), Some.Record(shown: [Slow.Name])));
    }

    [Fact]
    public void An_invariant_without_clauses_or_with_two_of_a_name_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Invariant.Of());
        Assert.Throws<ArgumentException>(() => Invariant.Of(Fast, Fast));
    }

    private static Experiment Find(string recipe, string name) =>
        ScenarioCatalog.Page.Concat(ScenarioCatalog.In(typeof(InvariantTests).Assembly)).Single(scenario => scenario.Recipe == recipe)
            .Experiments.Single(experiment => experiment.Name == name);

    // One record for each thing that can break it, and the clause that is broken then.
    private static IEnumerable<(TrialRecord Record, string Clause)> Breaking(Experiment experiment, Ending ending)
    {
        var record = Some.Record(ending);
        foreach (var fault in experiment.Faults.Append(Some.Fault))
            yield return (record with { Shown = ImmutableDictionary<string, string>.Empty.Add(fault.Name, "it showed") }, fault.Breaks);
        foreach (var clause in experiment.Invariant.Clauses)
            yield return (record with { Violations = [new Breach(clause.Name, "it is not so")] }, clause.Name);
        yield return (record with { Violations = [new Breach("a clause of another experiment", "it is not so")] }, Invariant.Whole);
    }

    private static bool IsCost(string sentence) => sentence.StartsWith("Time, ", StringComparison.Ordinal) || sentence.StartsWith("Memory, ", StringComparison.Ordinal);
}
