using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class RaceTablesTests
{
    private static readonly RaceBudget Few = new("few", 100, TimeSpan.FromMinutes(5));

    public static TheoryData<string> Recipes => new(ScenarioCatalog.Page.Where(scenario => scenario.Races.Count > 0).Select(scenario => scenario.Recipe));

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task The_races_of_the_page_have_only_outcomes_that_were_thought_of_and_none_that_somebody_is_not_known_for(string recipe)
    {
        var scenario = ScenarioCatalog.Page.Single(one => one.Recipe == recipe);

        var tables = await RaceTables.RunAsync([scenario], Few);

        Assert.Equal(scenario.Races.Select(race => race.Name), tables.Select(table => table.Race));
        Assert.Equal("", string.Join("\n", tables.SelectMany(table => table.Objections)));
        foreach (var (race, table) in scenario.Races.Zip(tables))
        {
            Assert.Equal(race.Outcomes.Select(outcome => outcome.Name), table.Rows.Select(row => row.Outcome));
            Assert.All(table.Columns, column => Assert.Equal(Few.Runs, column.Runs));
            Assert.All(table.Columns, column => Assert.Equal(column.Side == Side.Actor, column.Orders is { AreAll: true }));
            Assert.All(Enumerable.Range(0, table.Columns.Length), index => Assert.Equal(Few.Runs, table.Rows.Sum(row => row.Counts[index])));
        }
    }

    [Fact]
    public async Task A_forbidden_outcome_of_a_subject_that_is_broken_is_caught()
    {
        // Each writes what it has read; a barrier lets both read before either writes.
        var table = await RunAsync(RaceContender.Of(Side.Lock, "broken", () =>
        {
            var (value, bothHaveRead) = (0, new Barrier(2));
            void Add()
            {
                var read = value;
                bothHaveRead.SignalAndWait();
                value = read + 1;
            }

            return RaceRun.Blocking(() => $"{value}", Add, Add);
        }));

        Assert.Equal("Some/sum/broken (lock): the forbidden outcome “1” (a change is lost) in 100 of 100 runs", Assert.Single(table.Objections));
        Assert.Contains("Objection: ", RaceSection.Render(table), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_known_for_it_is_no_objection()
    {
        var table = await RunAsync(Ending(Side.Lock, "lock", "1").Showing("1"));

        Assert.Empty(table.Objections);
        Assert.Equal(Few.Runs, table.Rows.Single(row => row.Outcome == "1").Counts[0]);
    }

    [Fact]
    public async Task An_outcome_that_nobody_thought_of_is_forbidden()
    {
        var table = await RunAsync(Ending(Side.Actor, "odd", "3"));

        Assert.Equal(Grade.Forbidden, table.Rows.Single(row => row.Outcome == "3").Grade);
        Assert.Equal("Some/sum/odd (actor): the forbidden outcome “3” (nobody thought of it) in 100 of 100 runs", Assert.Single(table.Objections));
    }

    [Fact]
    public async Task An_action_that_throws_is_an_outcome()
    {
        var table = await RunAsync(RaceContender.Of(Side.DotNet, "bad", () => RaceRun.Blocking(() => "2", () => { }, () => throw new NotSupportedException())));

        Assert.Equal(Few.Runs, table.Rows.Single(row => row.Outcome == "threw NotSupportedException").Counts[0]);
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_an_outcome_and_the_next_contender_has_its_turn()
    {
        var system = LaboratoryActors.CreateSystem();
        var never = new ManualResetEventSlim();
        await using var course = new RaceTables.Course(system, Few, Sides.All, 1, null, TimeSpan.FromMilliseconds(200));

        var table = await course.RunAsync(
            "Some", Race(RaceContender.Of(Side.Lock, "stuck", () => RaceRun.Blocking(() => "2", () => { }, never.Wait)), Ending(Side.Twin, "well", "2")), CancellationToken.None);

        never.Set();
        await system.Terminate();
        Assert.Equal([1, 0], [.. table.Rows.Single(row => row.Outcome == "did not end").Counts]);
        Assert.Equal(Few.Runs, table.Columns[1].Runs);
    }

    [Fact]
    public async Task What_only_one_kind_shows_is_flagged()
    {
        var table = await RunAsync(Ending(Side.Lock, "lock", "1"), Ending(Side.Twin, "twin", "2"), Ending(Side.Actor, "actor", "2"), Ending(Side.Direct, "direct", "late"));

        Assert.Equal(OnlyWith.Locks, table.Rows.Single(row => row.Outcome == "1").OnlyWith);
        Assert.Equal(OnlyWith.Neither, table.Rows.Single(row => row.Outcome == "2").OnlyWith);
        Assert.Equal(OnlyWith.Actors, table.Rows.Single(row => row.Outcome == "late").OnlyWith);
    }

    [Fact]
    public async Task Where_one_kind_alone_ran_nothing_is_flagged()
    {
        var table = await RunAsync(Ending(Side.Lock, "lock", "1"), Ending(Side.Twin, "twin", "2"));

        Assert.All(table.Rows, row => Assert.Equal(OnlyWith.Neither, row.OnlyWith));
    }

    [Fact]
    public void A_seed_gives_the_same_delays_and_another_seed_others()
    {
        int[] Delays(int seed) => [.. from run in Enumerable.Range(0, 100) from participant in Enumerable.Range(0, 3) select RaceSchedule.Steps(seed, run, participant)];

        Assert.Equal(Delays(1), Delays(1));
        Assert.NotEqual(Delays(1), Delays(2));
    }

    [Fact]
    public void About_half_of_the_participants_go_at_once_and_the_others_are_late_by_little_or_much()
    {
        var delays = Enumerable.Range(0, 10_000).Select(run => RaceSchedule.Steps(1, run, 0)).ToArray();

        Assert.InRange(delays.Count(steps => steps == 0), 4_500, 6_500);
        Assert.Contains(delays, steps => steps is > 0 and < 10);
        Assert.Contains(delays, steps => steps > 1_000);
        Assert.All(delays, steps => Assert.InRange(steps, 0, 1 << 13));
    }

    private static RaceContender Ending(Side side, string name, string outcome) => RaceContender.Of(side, name, () => RaceRun.Blocking(() => outcome, () => { }, () => { }));

    private static Race Race(params RaceContender[] contenders) => new()
    {
        Name = "sum",
        Title = "what is the sum?",
        Outcomes = [new("2", Grade.Acceptable, "both count"), new("1", Grade.Forbidden, "a change is lost")],
        Contenders = contenders,
    };

    private static async Task<RaceTable> RunAsync(params RaceContender[] contenders) => Assert.Single(await RaceTables.RunAsync([new Racy(Race(contenders))], Few));

    private sealed class Racy(Race race) : Scenario
    {
        public override string Recipe => "Some";

        public override string Summary => "A recipe.";

        public override IReadOnlyList<Experiment> Experiments => [];

        public override IReadOnlyList<Race> Races => [race];
    }
}
