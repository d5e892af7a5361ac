using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>A report with every part, some of whose texts would mean something to HTML or XML.</summary>
internal static class WholeReport
{
    public const string Nasty = "<script>alert(\"x\")</script> & 'y' \u0001";

    public static async Task<ComparisonReport> MakeAsync()
    {
        var experiment = Some.Experiment() with { Faults = [Some.Fault], Load = Load.Computing, Title = Nasty };
        var runner = new FakeRunner(order => order.Contender.Side == Side.Original ? Some.Record(violations: [Nasty], shown: [Some.Fault.Name]) : Some.Record());
        var report = await new Laboratory(runner).RunAsync([Some.Scenario(experiment)]);
        return report with { Recipes = [report.Recipes[0] with { Failures = Failures, Races = [Race], Costs = Costs(), Timelines = [Timeline], Advice = [Claim] }] };
    }

    public static RecipeCosts Costs(double slower = 1) => new(
        "Some", Nasty, true, "some", 3, 1,
        [Throughput(Side.Lock, 1, 50), Throughput(Side.Lock, 8, 500), Throughput(Side.Actor, 1, 1_000 * slower), Throughput(Side.Actor, 8, 2_000 * slower)],
        [new LatencyFigure(Side.Lock, Nasty, 2, 0, 1_000, 5_000, 1, 2, 3, null, 100), new LatencyFigure(Side.Actor, "an actor", 2, 0, 1_000, 5_000, 2, 4, 8, 80, 1_000)],
        [new MemoryFigure(Side.Lock, Nasty, 100, 200, 1), new MemoryFigure(Side.Actor, "an actor", 10_000, null, 0)],
        [new OvertakingFigure(Side.Lock, Nasty, 99, 1, 20)],
        [], [], null, true, 1);

    private static Claim Claim => new(Side.Actor, Nasty, new Evidence(EvidenceKind.Construction, 0), ["some"]);

    private static FailureTable Failures => new(
        "Some",
        [
            Cell(Side.DotNet, Failure.HolderThrows.Name, Effect.Survived) with { RecoveryMs = 2 },
            Cell(Side.Actor, Failure.HolderThrows.Name, Effect.Hung) with { Cycle = ["A holds x", "B holds y"], Remedy = Nasty },
            Cell(Side.DotNet, "a row of one's own", Effect.Lost) with { Lost = 3 },
            Cell(Side.Actor, "a row of one's own", Effect.NotOffered),
        ],
        5, false, 2_000);

    private static RaceTable Race => new(
        "Some", "race", Nasty, 2, 1,
        [new RaceColumn(Side.Lock, Nasty, 100, []), new RaceColumn(Side.Actor, "an actor", 100, [])],
        [new RaceRow("2", Grade.Acceptable, "both count", [90, 100], OnlyWith.Neither), new RaceRow("1", Grade.Forbidden, Nasty, [10, 0], OnlyWith.Locks)],
        ["an objection"], true, 0.5);

    private static Timeline Timeline => new(
        "line", Nasty, Side.Actor, "an actor", 20,
        [
            new TimelineLane("A", LaneKind.Task, [new TimelineSpan(Doing.Waiting, Nasty, 0, 10), new TimelineSpan(Doing.Running, "works", 10, 20)]),
            new TimelineLane("actor", LaneKind.Actor, [new TimelineSpan(Doing.Handling, "Acquire", 1, 1.01)]),
        ],
        [new TimelineArrow("A", "actor", "Acquire", 0.5, 1), new TimelineArrow("", "actor", "Due", 2, 3), new TimelineArrow("actor", "A", "", 1.01, 10)],
        "It ended.");

    private static Cell Cell(Side side, string failure, Effect effect) =>
        new() { Failure = failure, Side = side, Contender = $"{side} of it", Effect = effect, Expected = effect, Happened = Nasty };

    private static ThroughputFigure Throughput(Side side, int participants, double nanoseconds) =>
        new(side, side == Side.Lock ? Nasty : "an actor", participants, 0, 1e9 / nanoseconds, 0.9e9 / nanoseconds, 1.1e9 / nanoseconds, 7, 1, participants)
        {
            RoundsNs = [.. Enumerable.Range(0, 7).Select(n => nanoseconds + 0.001 * n)],
        };
}
