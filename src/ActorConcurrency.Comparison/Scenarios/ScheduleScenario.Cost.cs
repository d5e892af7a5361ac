using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What it costs to enter something and to cancel it: with nothing else pending, and with ten thousand.</content>
internal sealed partial class ScheduleScenario
{
    private const int Crowd = 10_000;
    private const string WasPending = "were pending when they were cancelled";

    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "enter something that is due in an hour, cancel it and know that it was pending; then hold, outside",
        Notes = ["What a run costs is not in it: it comes when it is due.", "A System.Threading.Timer does not tell whether it was pending: it is disposed of."],
        Contenders = Contenders(crowd: 0),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CostStudy> FurtherCosts =>
    [
        new()
        {
            Name = "crowd",
            Operation = $"the same, while {Quantities.Count(Crowd)} others are pending",
            OverHolds = false,
            Contenders = Contenders(Crowd),
        },
    ];

    private static IReadOnlyList<CostContender> Contenders(int crowd) =>
    [
        CostContender.Of(Side.Original, nameof(PythonScheduler), _ => Fill(new PythonScheduler(), crowd), scheduler => Lifetimes.Blocking(
            () =>
            {
                scheduler.Cancel(scheduler.Enter(Hour, 0, DoNothing));
                return true;
            },
            WasPending)),
        CostContender.Of(Side.DotNet, "System.Threading.Timer", _ => NewTimers(crowd), _ => Lifetimes.Blocking(
            () =>
            {
                using var timer = NewTimer();
                return true;
            },
            WasPending)),
        CostContender.Of(Side.Twin, nameof(DotNetSchedule), _ => Fill(new DotNetSchedule(), crowd), Entering),
        .. CostContender.ActorBothWays(
            nameof(ActorSchedule), (system, gateFirst) => Fill(ActorSchedule.Start(system, new ScheduleSettings { GateFirst = gateFirst }), crowd), Entering),
    ];

    private static CostSubject Entering(ISchedule schedule) => Lifetimes.Async(
        async () => await (await schedule.EnterAsync(Hour, DoNothing).ConfigureAwait(false)).CancelAsync().ConfigureAwait(false), WasPending);

    private static PythonScheduler Fill(PythonScheduler scheduler, int crowd)
    {
        for (var entry = 0; entry < crowd; entry++) scheduler.Enter(Hour, entry % 10, DoNothing);
        return scheduler;
    }

    private static T Fill<T>(T schedule, int crowd) where T : class, ISchedule
    {
        for (var entry = 0; entry < crowd; entry++) schedule.EnterAsync(Hour, DoNothing, new(entry % 10)).AsTask().GetAwaiter().GetResult();
        return schedule;
    }

    private static System.Threading.Timer[] NewTimers(int crowd) => [.. Enumerable.Range(0, crowd).Select(_ => NewTimer())];

    private static System.Threading.Timer NewTimer() => new(static _ => { }, null, Hour, Timeout.InfiniteTimeSpan);

    private static void DoNothing()
    {
    }
}
