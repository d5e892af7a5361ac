using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What it costs to enter something and to cancel it.</content>
internal sealed partial class ScheduleScenario
{
    private const string WasPending = "were pending when they were cancelled";

    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Seldom = true,
        Operation = "enter something that is due in an hour, cancel it and know that it was pending; then hold, outside",
        Notes = ["What a run costs is not in it: it comes when it is due.", "A System.Threading.Timer does not tell whether it was pending: it is disposed of.", "A lock is not in it: it would be the original again."],
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(PythonScheduler), _ => new PythonScheduler(), Entering),
            CostContender.Of(Side.DotNet, "System.Threading.Timer", _ => NewTimer(), _ => Disposing()),
            CostContender.Of(Side.Twin, nameof(DotNetSchedule), _ => new DotNetSchedule(), Entering),
            .. CostContender.ActorBothWays(
                nameof(ActorSchedule), (system, gateFirst) => ActorSchedule.Start(system, new ScheduleSettings { GateFirst = gateFirst }), Entering),
        ],
    };

    private static CostSubject Entering(ISchedule schedule) => Lifetimes.Async(
        async () => await (await schedule.EnterAsync(Hour, DoNothing).ConfigureAwait(false)).CancelAsync().ConfigureAwait(false), WasPending);

    private static CostSubject Entering(PythonScheduler scheduler) => Lifetimes.Blocking(
        () =>
        {
            scheduler.Cancel(scheduler.Enter(Hour, 0, DoNothing));
            return true;
        },
        WasPending);

    private static CostSubject Disposing() => Lifetimes.Blocking(
        () =>
        {
            NewTimer().Dispose();
            return true;
        },
        WasPending);

    private static System.Threading.Timer NewTimer() => new(static _ => { }, null, Hour, Timeout.InfiniteTimeSpan);

    private static void DoNothing()
    {
    }
}
