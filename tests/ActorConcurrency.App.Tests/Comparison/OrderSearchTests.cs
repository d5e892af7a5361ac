using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>All orders of a race on an actor by messages.</summary>
public sealed class OrderSearchTests
{
    private static readonly RaceBudget Few = new("few", 64, TimeSpan.FromMinutes(5));

    [Fact]
    public async Task Each_order_of_requests_and_turns_is_tried_once()
    {
        var column = await RunAsync(Adding());

        Assert.Equal(
            ["1: add, 2: add, handled, handled", "1: add, handled, 2: add, handled", "2: add, 1: add, handled, handled", "2: add, handled, 1: add, handled"],
            column.Orders!.All.Select(order => order.Steps));
        Assert.True(column.Orders.AreAll);
        Assert.All(column.Orders.All, order => Assert.Equal("2", order.Outcome));
    }

    [Fact]
    public async Task Nobody_sends_its_next_request_before_it_has_the_answer_to_the_one_before()
    {
        var column = await RunAsync(RaceContender.Of(Side.Actor, "actor", system => Counting(ActorCounter.Start(system, new CounterSettings { GateFirst = false }), adds: 2, participants: 1)));

        Assert.Equal("add, handled, add, handled", Assert.Single(column.Orders!.All).Steps);
    }

    [Fact]
    public async Task An_outcome_depends_on_the_order_alone()
    {
        var column = await RunAsync(LookingThenAdding());

        Assert.All(column.Orders!.All, order => Assert.Equal(BothLookFirst(order.Steps) ? "1" : "2", order.Outcome));
        Assert.Contains(column.Orders.All, order => order.Outcome == "1");
        Assert.Contains(column.Orders.All, order => order.Outcome == "2");
    }

    [Fact]
    public async Task Who_shares_state_and_who_does_not_tell_its_requests_one_by_one_has_no_list_of_orders()
    {
        var shared = await RunAsync(RaceContender.Of(Side.Direct, "direct", system => Counting(ActorCounter.Start(system), adds: 1, participants: 2)));
        var whole = await RunAsync(Ending(Side.Actor, "2"));

        Assert.Null(shared.Orders);
        Assert.Null(whole.Orders);
    }

    [Fact]
    public async Task An_actor_that_runs_elsewhere_has_no_orders_and_that_is_told()
    {
        var system = SteppedDispatcher.CreateSystem();
        await using var counter = ActorCounter.Start(system, new CounterSettings { GateFirst = false });
        await counter.SnapshotAsync();

        // It has started before, so none starts now.
        var orders = await new OrderSearch(RaceContender.Of(Side.Actor, "actor", _ => Counting(counter, adds: 1, participants: 2)), system, TimeSpan.FromMilliseconds(50)).RunAsync(CancellationToken.None);

        Assert.Equal((0, "no actor has started on actor-concurrency.dispatcher"), (orders!.All.Length, orders.Gap));
        await system.Terminate();
    }

    [Fact]
    public async Task What_an_order_of_the_actor_has_is_not_only_with_locks_though_no_run_of_it_showed_it()
    {
        var table = await TableAsync(
            Ending(Side.Lock, "0"),
            Ending(Side.Actor, "2").Small("one that fails", system => Counting(ActorCounter.Start(system), adds: 0, participants: 2)));

        Assert.Equal(OnlyWith.Neither, table.Rows.Single(row => row.Outcome == "0").OnlyWith);
    }

    [Fact]
    public async Task A_forbidden_outcome_of_an_order_is_an_objection_though_no_run_showed_it()
    {
        var table = await TableAsync(Ending(Side.Actor, "2").Small("one that fails", system => Counting(ActorCounter.Start(system), adds: 0, participants: 2)));

        Assert.Contains(table.Objections, objection => objection.Contains("the forbidden outcome “0” (nobody thought of it) in 1 of 1 orders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_run_shows_and_no_order_has_says_that_the_orders_are_not_all()
    {
        var column = await RunAsync(Adding("1").Showing("1").Small("one that cannot fail", Adding().Begin));

        Assert.False(column.Orders!.AreAll);
        Assert.Equal("“1” was seen in a run and in none of them", column.Orders.Gap);
    }

    [Fact]
    public async Task The_report_says_how_many_orders_there_are_and_what_they_came_to()
    {
        var text = RaceSection.Render(await TableAsync(Adding().Small("one add each", Adding().Begin)));

        Assert.Contains("- actor, all 4 orders (one add each) in which requests can be sent and handled: 2 in 4.", text, StringComparison.Ordinal);
    }

    // Two looks before the first change is carried out.
    private static bool BothLookFirst(string steps)
    {
        var (looks, queue) = (0, new Queue<string>());
        foreach (var step in steps.Split(", "))
        {
            if (step != RaceOrder.Handled) queue.Enqueue(step);
            else if (!queue.Dequeue().EndsWith("look", StringComparison.Ordinal)) return looks == 2;
            else looks++;
        }

        return false;
    }

    private static RaceContender Adding(string? told = null) =>
        RaceContender.Of(Side.Actor, "actor", system => Counting(ActorCounter.Start(system, new CounterSettings { GateFirst = false }), adds: 1, participants: 2, told));

    private static RaceContender LookingThenAdding() => RaceContender.Of(Side.Actor, "actor", system =>
    {
        var counter = ActorCounter.Start(system, new CounterSettings { GateFirst = false });
        return RaceRun.OfSteps(counter, async () => $"{await counter.ValueAsync()}", Sum(counter), Sum(counter));
    }).Showing("1");

    // Writes what it has seen and 1 more.
    private static ImmutableArray<RaceStep> Sum(ActorCounter counter)
    {
        var seen = 0L;
        return [RaceStep.Of("look", () => counter.ValueAsync(), value => seen = value), RaceStep.Of("set", () => counter.CompareAndSetAsync(seen, seen + 1), _ => { })];
    }

    private static RaceRun Counting(ActorCounter counter, int adds, int participants, string? told = null)
    {
        ImmutableArray<RaceStep> steps = [.. Enumerable.Repeat(RaceStep.Of("add", () => counter.IncrementAsync()), adds)];
        return RaceRun.OfSteps(counter, async () => told ?? $"{await counter.ValueAsync()}", [.. Enumerable.Repeat(steps, participants)]);
    }

    private static RaceContender Ending(Side side, string outcome) => RaceContender.Of(side, "whole", () => RaceRun.Blocking(() => outcome, () => { }, () => { }));

    private static async Task<RaceColumn> RunAsync(RaceContender contender) => Assert.Single((await TableAsync(contender)).Columns);

    private static async Task<RaceTable> TableAsync(params RaceContender[] contenders)
    {
        var system = LaboratoryActors.CreateSystem();
        await using var course = new RaceTables.Course(system, Few, Sides.All, 1, null, TimeSpan.FromMinutes(1));
        var participants = contenders[^1].Begin(system).Participants;
        var table = await course.RunAsync("Some", new Race
        {
            Name = "sum", Title = "what is the sum?", Participants = participants, Contenders = contenders,
            Outcomes = [new("2", Grade.Acceptable, "both count"), new("1", Grade.Forbidden, "a change is lost")],
        }, CancellationToken.None);
        await system.Terminate();
        return table;
    }
}
