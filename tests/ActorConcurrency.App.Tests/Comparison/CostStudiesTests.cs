using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class CostStudiesTests
{
    private static readonly CostBudget Tiny = CostBudget.Quick with
    {
        Participants = [1, 2],
        HoldMicroseconds = [0],
        Round = TimeSpan.FromMilliseconds(1),
        BlockingRound = TimeSpan.FromMilliseconds(2),
        WarmUp = TimeSpan.Zero,
        Latency = TimeSpan.FromMilliseconds(5),
        Instances = 10,
        Waiters = 10,
        BlockedThreads = 2,
        Overtakings = 1,
    };

    private static Dictionary<string, CostStudy> Measured =>
        ScenarioCatalog.Page.SelectMany(scenario => CostStudy.Of(scenario).Where(study => study.NotMeasured is null).Select(study => (Name: $"{scenario.Recipe}/{study.Name}", study))).ToDictionary();

    public static TheoryData<string> Studies => [.. Measured.Keys];

    [Fact]
    public void Every_recipe_of_the_page_has_a_study_or_says_why_not() =>
        Assert.All(ScenarioCatalog.Page.Where(scenario => scenario.Recipe != "Theory"), scenario =>
            Assert.True(scenario.Cost is { NotMeasured: not null } or { Contenders.Count: > 0 }, scenario.Recipe));

    [Fact]
    public void Every_study_has_a_name_of_its_own_and_one_that_is_not_the_usual_one_says_so() =>
        Assert.All(ScenarioCatalog.Page, scenario =>
        {
            Assert.Distinct(CostStudy.Of(scenario).Select(study => study.Name));
            Assert.DoesNotContain(CostStudy.Usual, scenario.FurtherCosts.Select(study => study.Name));
        });

    [Theory]
    [MemberData(nameof(Studies))]
    public async Task Every_contender_of_the_page_does_what_it_is_to_do_and_gets_all_figures(string name)
    {
        var study = Measured[name];

        var costs = Assert.Single(await CostStudies.RunAsync([new Costly { Study = study }], Tiny));

        var contenders = study.Contenders.Select(contender => (contender.Side, contender.Name)).ToArray();
        Side[] Unless(Side side, string note) => study.Notes.Any(other => other.StartsWith(note, StringComparison.Ordinal)) ? [] : [side];
        Assert.Equal(
            [
                .. Unless(Side.Original, "The original is not in it: "), .. Unless(Side.Lock, "A lock is not in it: "), Side.DotNet, Side.Twin, Side.Actor,
                .. Unless(Side.Direct, "The actor goes by messages only: "),
            ],
            contenders.Select(contender => contender.Side));
        Assert.Equal(study.Name, costs.Study);
        Assert.Superset(study.Notes.ToHashSet(), CostText.Sentences(costs).ToHashSet());
        Assert.Empty(costs.Broken);
        Assert.True(costs.Complete);
        Assert.Equal(2 * contenders.Length, costs.Throughput.Length);
        Assert.All(costs.Throughput, row => Assert.True(row.PerSecond > 0 && row.Rounds == Tiny.Rounds && row.Jain is > 0 and <= 1));
        Assert.Equal(contenders, costs.Latency.Select(row => (row.Side, row.Name)));
        Assert.Single(costs.Latency.Select(row => (row.OfferedPerSecond, row.Requests)).Distinct());
        Assert.Equal(contenders, costs.Memory.Select(row => (row.Side, row.Name)));
        Assert.Equal(study.Exclusive ? contenders : [], costs.Overtaking.Select(row => (row.Side, row.Name)));
        Assert.Equal(
            contenders.Count(contender => contender.Side is Side.Lock or Side.DotNet) * contenders.Count(contender => contender.Side is Side.Actor or Side.Direct),
            costs.CrossOvers.Length);
    }

    [Fact]
    public async Task What_a_hold_time_says_nothing_of_is_measured_with_the_shortest_only()
    {
        var contender = Right("lock");
        var holds = Tiny with { HoldMicroseconds = [0, 1] };

        var both = Assert.Single(await CostStudies.RunAsync([new Costly(contender)], holds));
        var shortest = Assert.Single(await CostStudies.RunAsync([new Costly { Study = new() { Operation = "nothing", OverHolds = false, Contenders = [contender] } }], holds));

        Assert.Equal([0, 1], both.Throughput.Select(row => row.HoldMicroseconds).Distinct());
        Assert.Equal([0], shortest.Throughput.Select(row => row.HoldMicroseconds).Distinct());
    }

    [Fact]
    public async Task Further_operations_of_a_recipe_have_a_study_each_beside_the_usual_one()
    {
        var scenario = new Costly(Right("usual")) { Further = [new() { Name = "further", Operation = "more", Contenders = [Right("other")] }] };

        var report = await Compare.RunAllAsync([scenario]);

        var recipe = Assert.Single(report.Recipes);
        Assert.Equal("usual", recipe.Costs!.Throughput[0].Name);
        var further = Assert.Single(recipe.FurtherCosts);
        Assert.Equal(("further", "other"), (further.Study, further.Throughput[0].Name));
        Assert.Contains("### Costly: more", MarkdownReport.Render(report), StringComparison.Ordinal);
        Assert.Contains("One operation: more.", HtmlReport.Render(report), StringComparison.Ordinal);
        Assert.Contains("Costly/further/other (lock), 1 at once, hold 0 µs", DiffRow.Of(report).Select(row => row.Name));
    }

    [Fact]
    public async Task Who_counts_wrongly_gets_no_figure_and_the_others_do()
    {
        var costs = await StudyAsync(
            CostContender.Of(Side.Lock, "wrong", _ => new object(), _ => CostSubject.Blocking(_ => { }, _ => "two are one")),
            CostContender.Of(Side.Lock, "right", _ => new object(), _ => CostSubject.Blocking(_ => { }, _ => null)));

        Assert.Equal(new BrokenContender(Side.Lock, "wrong", "two are one"), Assert.Single(costs.Broken));
        Assert.All(costs.Throughput, row => Assert.Equal("right", row.Name));
        Assert.NotEmpty(costs.Throughput);
        Assert.Contains("No figure is given for wrong (lock): two are one.", CostText.Sentences(costs));
    }

    [Fact]
    public async Task Who_lets_two_in_at_once_is_found_by_the_count_that_nobody_protects()
    {
        // Each pair goes in together, so that both read the count before either has written it.
        using var bothInside = new Barrier(2);
        var subject = CostSubject.ExclusiveBlocking(work =>
        {
            work.Instead = bothInside.SignalAndWait;
            work.DoAlone();
        });
        using var crew = new Crew(2);

        await crew.RunAsync(2, _ => subject.Operate!(subject.Work));

        Assert.Equal("2 got in, but their unprotected count says 1: they were inside at once", await subject.CheckAsync(2, exclusive: true));
    }

    [Fact]
    public async Task Who_throws_is_broken_and_the_reason_is_told()
    {
        var costs = await StudyAsync(CostContender.Of(Side.DotNet, "bad", _ => new object(), _ => CostSubject.Async(_ => throw new NotSupportedException("never"), _ => default)));

        Assert.Equal("it threw NotSupportedException: never", Assert.Single(costs.Broken).Reason);
        Assert.Empty(costs.Throughput);
    }

    [Fact]
    public async Task Several_who_block_have_longer_rounds_and_each_row_tells_how_long()
    {
        var costs = await StudyAsync(
            CostContender.Of(Side.Lock, "blocks", _ => new object(), _ => CostSubject.Blocking(_ => { }, _ => null)),
            CostContender.Of(Side.DotNet, "does not", _ => new object(), _ => CostSubject.Async(_ => default, _ => default)));

        Assert.Equal(
            [("blocks", 1, 1.0), ("does not", 1, 1.0), ("blocks", 2, 2.0), ("does not", 2, 1.0)],
            costs.Throughput.Select(row => (row.Name, row.Participants, row.RoundMs)));
        Assert.Contains("| in rounds of |", CostSection.Render(costs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_measured_before_a_cancellation_is_kept()
    {
        using var cancellation = new CancellationTokenSource();
        var scenario = new Costly(CostContender.Of(Side.Lock, "lock", _ => new object(), _ => CostSubject.Blocking(_ => { }, _ => null)));

        var costs = Assert.Single(await CostStudies.RunAsync([scenario, scenario], Tiny, progress: Stop, cancellationToken: cancellation.Token));

        Assert.False(costs.Complete);
        Assert.Equal(1, Assert.Single(costs.Throughput).Participants);
        Assert.Contains("It was cut short: what is not here was not measured.", CostText.Sentences(costs));

        void Stop(CostNews news)
        {
            if (news.Step.StartsWith("2 participants", StringComparison.Ordinal)) cancellation.Cancel();
        }
    }

    [Fact]
    public async Task What_is_done_seldom_is_left_out_of_a_comparison_in_a_minute_which_says_so()
    {
        var seldom = new Costly { Study = new() { Operation = "begin", Seldom = true, Contenders = [CostContender.Of(Side.Lock, "lock", _ => new object(), _ => CostSubject.Blocking(_ => { }, _ => null))] } };

        var measured = Assert.Single(await CostStudies.RunAsync([seldom], Tiny));
        var leftOut = Assert.Single(await CostStudies.RunAsync([seldom], Tiny with { LeavesOutSeldom = true }));

        Assert.NotEmpty(measured.Throughput);
        Assert.Empty(leftOut.Throughput);
        Assert.StartsWith("The quick comparison does not measure it", Assert.Single(CostText.Sentences(leftOut)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_section_tells_why_a_recipe_is_not_measured()
    {
        var silent = new Costly { Study = CostStudy.None("nothing", "It costs nothing.") };

        var text = CostSection.Render(await CostStudies.RunAsync([silent], Tiny));

        Assert.Contains("### Costly: nothing", text, StringComparison.Ordinal);
        Assert.Contains("- It costs nothing.", text, StringComparison.Ordinal);
    }

    private static CostContender Right(string name) => CostContender.Of(Side.Lock, name, _ => new object(), _ => CostSubject.Blocking(_ => { }, _ => null));

    private static async Task<RecipeCosts> StudyAsync(params CostContender[] contenders) => Assert.Single(await CostStudies.RunAsync([new Costly(contenders)], Tiny));

    private sealed class Costly(params CostContender[] contenders) : Scenario
    {
        public override string Recipe => "Costly";

        public override string Summary => "A recipe.";

        public override IReadOnlyList<Experiment> Experiments => [Some.Experiment()];

        public IReadOnlyList<CostStudy> Further { get; init; } = [];

        public override IReadOnlyList<CostStudy> FurtherCosts => Further;

        public CostStudy? Study { get; init; }

        public override CostStudy Cost => Study ?? new() { Operation = "nothing", Contenders = contenders };
    }
}
