using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>Whom to choose when: made of the rows, and of nothing else.</summary>
public sealed class AdviceTests
{
    private static readonly Side[] Three = [Side.Lock, Side.DotNet, Side.Actor];

    [Fact]
    public async Task Who_keeps_what_another_breaks_is_the_choice_where_that_matters()
    {
        var recipe = await RunAsync(broken: Side.DotNet);

        Assert.All(recipe.Advice, claim => Assert.Equal("Does it work? Object breaks the rule. Object keeps the rule: it works", claim.When));
        Assert.Equal([Side.Lock, Side.Actor], recipe.Advice.Select(claim => claim.Choose));
        Assert.All(recipe.Advice, claim => Assert.Equal<string>(["some"], claim.Rows));
    }

    [Fact]
    public async Task The_actor_is_not_spared() => Assert.Equal([Side.Lock, Side.DotNet], (await RunAsync(broken: Side.Actor)).Advice.Select(claim => claim.Choose));

    [Fact]
    public async Task Where_all_keep_it_nothing_speaks_for_one_of_them() => Assert.Empty((await RunAsync(broken: null)).Advice);

    [Fact]
    public async Task The_evidence_counts_the_runs()
    {
        var recipe = await RunAsync(broken: Side.DotNet);

        Assert.EndsWith("[some; 1 run each]", recipe.Advice[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_only_one_comes_through_speaks_for_it_and_names_what_the_others_came_to()
    {
        var table = Failures(("holder dies", Side.DotNet, Effect.Stranded), ("holder dies", Side.Actor, Effect.Survived), ("re-entry", Side.DotNet, Effect.Signalled), ("re-entry", Side.Actor, Effect.Hung));

        var advice = Advised(failures: table);

        Assert.Equal("The failure “re-entry” (actor by messages: hung). dotnet reports it: as it does (if asked)", Single(advice, Side.DotNet).When);
        Assert.Equal("The failure “holder dies” (dotnet: stranded). actor goes on: as it does (if asked) [holder dies; 1 run each]", Single(advice, Side.Actor).ToString());
    }

    [Fact]
    public void The_lock_is_advised_by_its_own_cells()
    {
        var table = Failures(("foreign release", Side.Lock, Effect.Signalled), ("foreign release", Side.DotNet, Effect.Doubled), ("foreign release", Side.Actor, Effect.NotApplicable));

        var claim = Assert.Single(Advised(failures: table));

        Assert.Equal((Side.Lock, "The failure “foreign release” (dotnet: doubled). lock reports it: as it does (if asked)"), (claim.Choose, claim.When));
    }

    [Fact]
    public void What_one_has_no_way_to_ask_for_is_known_by_construction()
    {
        var table = Failures(("overflow", Side.DotNet, Effect.NotOffered), ("overflow", Side.Actor, Effect.Signalled));

        Assert.Equal("What others do not offer. With actor: “overflow” (not with dotnet): as it does [overflow; by construction]", Single(Advised(failures: table), Side.Actor).ToString());
    }

    [Theory]
    [InlineData(Effect.Unknown)]
    [InlineData(Effect.NotRun)]
    [InlineData(Effect.NotApplicable)]
    public void What_is_not_known_of_a_side_speaks_neither_for_nor_against_it(Effect effect) =>
        Assert.Empty(Advised(failures: Failures(("overflow", Side.DotNet, effect), ("overflow", Side.Actor, Effect.Survived))));

    [Fact]
    public void A_forbidden_outcome_speaks_for_whoever_does_not_show_it()
    {
        var race = new RaceTable(
            "Some", "lost", "is it lost?", 2, 1, [new(Side.Lock, "lock", 500, []) { Seconds = 0.15 }, new(Side.Actor, "actor", 900, []) { Seconds = 0.2 }],
            [new("1", Grade.Forbidden, "lost", [3, 0], OnlyWith.Locks), new("2", Grade.Acceptable, "", [497, 900], OnlyWith.Neither)], [], Complete: true, 0);

        var claim = Single(Advised(races: [race]), Side.Actor);

        Assert.Equal("Is it lost? lock showed a forbidden outcome in 3 of 500 runs; actor showed none [lost; stress: at least 500 runs and 150 ms each]", claim.ToString());
    }

    [Fact]
    public void Where_all_orders_of_an_actor_were_tried_the_evidence_is_exhaustive_and_the_lock_s_is_not()
    {
        var orders = new RaceOrders([new("a, handled, b, handled", "2"), new("b, handled, a, handled", "2")], "", "");

        var claim = Single(Advised(races: [Race(new(Side.Actor, "actor", 900, []) { Seconds = 0.2, Orders = orders })]), Side.Actor);

        Assert.Equal("exhaustive by messages: all 2 orders; stress: at least 500 runs and 150 ms each", claim.Evidence.ToString());
    }

    [Fact]
    public void Orders_that_are_not_all_prove_nothing()
    {
        var orders = new RaceOrders([new("a, handled, b, handled", "2")], "", "it was cut short");

        var claim = Single(Advised(races: [Race(new(Side.Actor, "actor", 900, []) { Orders = orders })]), Side.Actor);

        Assert.Equal(EvidenceKind.Stress, claim.Evidence.Kind);
    }

    [Fact]
    public void An_order_with_a_forbidden_outcome_speaks_against_an_actor_that_no_run_showed_it_of()
    {
        var orders = new RaceOrders([new("a, handled, b, handled", "1")], "", "");

        Assert.Empty(Advised(races: [Race(new(Side.Actor, "actor", 900, []) { Orders = orders })]));
    }

    [Theory]
    [InlineData(Effect.Survived, true, "The same holds for DotNetThing (twin)")]
    [InlineData(Effect.Stranded, false, "It does not hold for DotNetThing (twin)")]
    [InlineData(Effect.NotRun, null, "")]
    public void What_speaks_for_the_actor_says_whether_our_class_on_primitives_does_so_too(Effect twin, bool? holds, string expected)
    {
        var table = Failures(("holder dies", Side.DotNet, Effect.Stranded), ("holder dies", Side.Actor, Effect.Survived));
        var cell = table.Cells[0] with { Side = Side.Twin, Contender = "DotNetThing", Effect = twin, Expected = twin };

        var claim = Single(Advised(failures: table with { Cells = table.Cells.Add(cell) }), Side.Actor);

        Assert.Equal((holds, expected, holds == true), (claim.TwinHolds, claim.Twin, claim.HasReservation));
    }

    [Fact]
    public async Task A_claim_tells_what_it_relies_on_and_what_is_up_to_the_caller()
    {
        var experiment = Lockable(Side.DotNet);
        experiment = experiment with { Contenders = [.. experiment.Contenders.Select(one => one.Side == Side.Actor ? one.Provided("there is a lease", "Stop when it is over") : one)] };
        var runner = new FakeRunner(order => Some.Record(shown: order.Contender.Side == Side.DotNet ? [Some.Fault.Name] : []));

        var recipe = (await new Laboratory(runner).RunAsync([Some.Scenario(experiment)])).Recipes[0];

        Assert.EndsWith("it works, provided that there is a lease. Stop when it is over [some; 1 run each]", Single(recipe.Advice, Side.Actor).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("it works [some; 1 run each]", Single(recipe.Advice, Side.Lock).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(29, false)]
    public void A_tail_counts_from_three_times_the_shortest_on(double p99, bool counts)
    {
        var costs = Costs() with { Latency = [Tail(Side.Lock, "lock", 10), Tail(Side.Direct, "Handle", p99), Tail(Side.Actor, "Handle", 90)] };

        var claims = Advised(costs: costs);

        Assert.Equal(counts ? ["The slowest requests. At 1,000 requests a second, 99 of 100 take no longer than 10 µs with lock, 30 µs with Handle (direct) [costs; 5,000 requests each, once]"] : Array.Empty<string>(), claims.Select(claim => claim.ToString()));
    }

    [Fact]
    public void A_tail_of_a_short_stretch_says_nothing()
    {
        LatencyFigure Short(LatencyFigure tail) => tail with { Requests = 200 };
        var costs = Costs() with { Latency = [Short(Tail(Side.Lock, "lock", 10)), Short(Tail(Side.Direct, "Handle", 90))] };

        Assert.Empty(Advised(costs: costs));
    }

    [Fact]
    public void A_wrong_program_beside_a_right_one_says_nothing_against_a_side()
    {
        var race = new RaceTable(
            "Some", "lost", "is it lost?", 2, 1, [new(Side.Lock, "no lock", 500, []), new(Side.Lock, "lock", 500, []), new(Side.Actor, "actor", 900, [])],
            [new("1", Grade.Forbidden, "lost", [3, 0, 0], OnlyWith.Locks)], [], Complete: true, 0);

        Assert.Empty(Advised(races: [race]));
    }

    [Fact]
    public void Who_is_known_for_it_and_was_lucky_is_not_advised()
    {
        var race = new RaceTable(
            "Some", "lost", "is it lost?", 2, 1, [new(Side.Lock, "lock", 500, []), new(Side.Actor, "actor", 900, ["1"])],
            [new("1", Grade.Forbidden, "lost", [3, 0], OnlyWith.Locks)], [], Complete: true, 0);

        Assert.Empty(Advised(races: [race]));
    }

    [Fact]
    public void What_nobody_comes_through_is_told_too()
    {
        var table = Failures(("holder hangs", Side.DotNet, Effect.Stranded), ("holder hangs", Side.Actor, Effect.Hung), ("overflow", Side.DotNet, Effect.Lost), ("overflow", Side.Actor, Effect.Survived));

        Assert.Equal("holder hangs (dotnet: stranded, actor by messages: hung)", Assert.Single(FailureAdvice.Unhelped(table)));
    }

    [Fact]
    public async Task What_is_unexpected_speaks_for_and_against_nobody()
    {
        var runner = new FakeRunner(order => Some.Record(violations: order.Contender.Side == Side.DotNet ? ["it is wrong"] : []));

        var report = await new Laboratory(runner).RunAsync([Some.Scenario(Lockable(broken: null))]);

        Assert.Empty(report.Recipes[0].Advice);
    }

    [Fact]
    public async Task Where_a_fault_comes_by_chance_nobody_is_advised()
    {
        var runner = new FakeRunner(order => Some.Record(shown: order.Contender.Side == Side.DotNet ? [Some.Fault.Name] : []));

        var report = await new Laboratory(runner).RunAsync([Some.Scenario(Lockable(Side.DotNet) with { Faults = [Some.Fault with { ByChance = true }] })]);

        Assert.Empty(report.Recipes[0].Advice);
    }

    [Fact]
    public void Who_gets_more_done_is_told_with_where_and_by_how_much_and_who_is_cheapest_alone()
    {
        var costs = Costs(Row(Side.Lock, "lock", 1, 100e6), Row(Side.Direct, "Handle", 1, 25e6), Row(Side.Lock, "lock", 8, 5e6), Row(Side.Direct, "Handle", 8, 10e6));

        var advice = Advised(costs: costs);

        Assert.Equal(
            ["lock has 4 times the throughput of Handle (direct) with no work inside, for one caller [costs; 7 rounds each]",
             "The time of one call, with one caller and no work inside: lock 10 ns, Handle (direct) 40 ns [costs; 7 rounds each]"],
            advice.Where(claim => claim.Choose == Side.Lock).Select(claim => claim.ToString()));
        Assert.Equal("Handle (direct) has 2 times the throughput of lock with no work inside, for 8 callers", Single(advice, Side.Actor).When);
    }

    // Whoever breaks it is known for that: what is unexpected speaks for and against nobody.
    private static Experiment Lockable(Side? broken) => Some.Experiment(
        "some", [.. Three.Select(side => side == broken ? Some.Contender(side).Showing(Some.Fault) : Some.Contender(side).Showing())]) with { Faults = [Some.Fault] };

    private static async Task<RecipeReport> RunAsync(Side? broken)
    {
        var runner = new FakeRunner(order => Some.Record(shown: order.Contender.Side == broken ? [Some.Fault.Name] : []));
        return (await new Laboratory(runner).RunAsync([Some.Scenario(Lockable(broken))])).Recipes[0];
    }

    private static ImmutableArray<Claim> Advised(FailureTable? failures = null, ImmutableArray<RaceTable>? races = null, RecipeCosts? costs = null) =>
        Advice.Of(new RecipeReport("Some", "", [], []) { Failures = failures, Races = races ?? [], Costs = costs });

    private static Claim Single(IEnumerable<Claim> advice, Side choice) => Assert.Single(advice, claim => claim.Choose == choice);

    private static FailureTable Failures(params IEnumerable<(string Failure, Side Side, Effect Effect)> cells) => new(
        "Some", [.. cells.Select(cell => new Cell { Failure = cell.Failure, Side = cell.Side, Contender = cell.Side.Name(), Effect = cell.Effect, Expected = cell.Effect, Happened = "as it does", Remedy = "if asked" })], 1, IsPartial: false, 2000);

    private static ThroughputFigure Row(Side side, string name, int participants, double perSecond) => new(side, name, participants, 0, perSecond, perSecond, perSecond, 7, 1, 1) { RoundsNs = [.. Enumerable.Repeat(1e9 / perSecond, 7)] };

    private static RaceTable Race(RaceColumn actor) => new(
        "Some", "lost", "is it lost?", 2, 1, [new(Side.Lock, "lock", 500, []) { Seconds = 0.15 }, actor],
        [new("1", Grade.Forbidden, "lost", [3, 0], OnlyWith.Locks), new("2", Grade.Acceptable, "", [497, 900], OnlyWith.Neither)], [], Complete: true, 0);

    private static LatencyFigure Tail(Side side, string name, double p99) => new(side, name, 4, 0, 1000, 5000, 1, 2, p99, null, 100);

    private static RecipeCosts Costs(params ImmutableArray<ThroughputFigure> rows) =>
        new("Some", "one thing", Exclusive: true, "quick", 3, 1, rows, [], [], [], CrossOver.Of(rows), [], null, Complete: true, 1);
}
