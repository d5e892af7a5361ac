using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class TickerScenario
{
    private const string CannotStop = "it cannot be stopped";
    private const string NoToken = "the page's wait takes neither a token nor a timeout";
    private const string TakesNothing = "a wait for a tick takes nothing that could be lost";
    private const string NothingIsHeld = "nobody holds anything that a stranger could give back";
    private const string NoOrder = "who listens to two tickers holds neither up";

    private static readonly Column<object> OriginalColumn = new(Side.Original, "ConditionTicker", _ => new object(), Blocks: true);
    private static readonly Column<object> LockColumn = new(Side.Lock, "lock and Monitor", _ => new object(), Blocks: true);
    private static readonly Column<object> DotNetColumn = new(Side.DotNet, "PeriodicTimer", _ => new object());
    private static readonly Column<ITicker> TwinColumn = new(Side.Twin, "DotNetTicker", _ => new DotNetTicker(TickerFailures.Period));
    private static readonly Column<ITicker> ActorColumn = new(Side.Actor, "ActorTicker", run => Actor(run.Actors));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. LockFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Does(Failure.HolderThrows, Effect.Survived, run => PageTickerFailures.OneFailsAsync(run, () => throw new InvalidOperationException("a listener fails"))),
        OriginalColumn.NotApplicable(Failure.HolderDies, "nothing is kept of a listener that does not wait"),
        OriginalColumn.Does(Failure.HolderHangs, Effect.Survived, run => PageTickerFailures.OneFailsAsync(run, () => Thread.Sleep(Timeout.Infinite))),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. OriginalColumn.NotOffered(Failure.EndedWaits, NoToken),
        OriginalColumn.Does(Failure.DoubleRelease, Effect.Doubled, PageTickerFailures.StartsTwiceAsync, "remember whether it was started, under a lock"),
        OriginalColumn.NotApplicable(Failure.ForeignRelease, NothingIsHeld),
        OriginalColumn.NotOffered(Failure.ReEntry, CannotStop),
        OriginalColumn.NotApplicable(Failure.Crossing, NoOrder),
        OriginalColumn.Does(Failure.SlowConsumer, Effect.Lost, PageTickerFailures.IsSlowAsync, "a number in place of a flag"),
        OriginalColumn.Does(Failure.PoolStarvation, Effect.Survived, PageTickerFailures.StarvesAsync),
        OriginalColumn.NotOffered(Failure.Overflow, "no tick is kept for anybody"),
        OriginalColumn.NotOffered(Failure.UseAfterStop, CannotStop),
    ];

    private static IEnumerable<FailureCase> LockFails =>
    [
        LockColumn.NotRun(Failure.HolderThrows, FailureReasons.EndsProcess),
        LockColumn.NotApplicable(Failure.HolderDies, "nothing is kept of a listener that does not wait"),
        LockColumn.Does(Failure.HolderHangs, Effect.Survived, LockTickerFailures.OneHangsAsync),
        LockColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. LockColumn.NotOffered([Failure.CancelWaiting, Failure.CancelRace], FailureReasons.NoTokenAtMonitor),
        LockColumn.NotRun(Failure.TimeoutRace, FailureReasons.NoTimeoutWritten),
        LockColumn.Does(Failure.DoubleRelease, Effect.Signalled, LockTickerFailures.StartsTwiceAsync),
        LockColumn.NotApplicable(Failure.ForeignRelease, NothingIsHeld),
        LockColumn.Does(Failure.ReEntry, Effect.Survived, LockTickerFailures.ReEntersAsync),
        LockColumn.NotApplicable(Failure.Crossing, NoOrder),
        LockColumn.Does(Failure.SlowConsumer, Effect.Signalled, LockTickerFailures.IsSlowAsync),
        LockColumn.Does(Failure.PoolStarvation, Effect.Survived, LockTickerFailures.StarvesAsync),
        LockColumn.NotOffered(Failure.Overflow, "no tick is kept for anybody"),
        LockColumn.Does(Failure.UseAfterStop, Effect.Stranded, LockTickerFailures.StopsAsync, "who waits must look whether it runs, too"),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        DotNetColumn.Does(Failure.HolderThrows, Effect.Stranded, PeriodicTimerFailures.OneFailsAsync, "a try around each handler; costs that you decide what a failure means"),
        DotNetColumn.NotApplicable(Failure.HolderDies, "there is one listener, the loop"),
        DotNetColumn.Does(Failure.HolderHangs, Effect.Stranded, PeriodicTimerFailures.OneHangsAsync, "a timer, or a channel, for each listener"),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        DotNetColumn.Does(Failure.CancelWaiting, Effect.Survived, PeriodicTimerFailures.CancelsAsync),
        DotNetColumn.NotApplicable(Failure.CancelRace, TakesNothing),
        DotNetColumn.NotApplicable(Failure.TimeoutRace, TakesNothing),
        DotNetColumn.Does(Failure.DoubleRelease, Effect.Signalled, PeriodicTimerFailures.WaitsTwiceAsync),
        DotNetColumn.NotApplicable(Failure.ForeignRelease, NothingIsHeld),
        DotNetColumn.Does(Failure.ReEntry, Effect.Survived, PeriodicTimerFailures.ReEntersAsync),
        DotNetColumn.NotApplicable(Failure.Crossing, NoOrder),
        DotNetColumn.Does(Failure.SlowConsumer, Effect.Lost, PeriodicTimerFailures.IsSlowAsync, "a clock beside it, to count what was due"),
        DotNetColumn.Does(Failure.PoolStarvation, Effect.Hung, PeriodicTimerFailures.StarvesAsync, "await it; a thread of its own that sleeps needs no pool", mayHang: true),
        DotNetColumn.NotOffered(Failure.Overflow, "one tick is kept, and no number set"),
        DotNetColumn.Does(Failure.UseAfterStop, Effect.Signalled, PeriodicTimerFailures.StopsAsync),
    ];

    private static IEnumerable<FailureCase> TwinFails => [.. Successors(TwinColumn), TwinColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess)];

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. Successors(ActorColumn),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Survived, run => TickerFailures.IsKilledAsync(run, Actor(run.Network)),
            "the listener is an actor that has subscribed itself: it is watched") with { Elsewhere = ListenElsewhereAsync },
    ];

    private static async Task<string> ListenElsewhereAsync(ActorSystem system, string ticker)
    {
        await Listener.StartAsync(system, await OtherActors.FindAsync(system, ticker).ConfigureAwait(false)).ConfigureAwait(false);
        return "the listener, an actor in another process, has heard a tick";
    }

    private static IEnumerable<FailureCase> Successors(Column<ITicker> column) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Signalled, TickerFailures.ThrowsAsync),
        column.Tries(Failure.HolderDies, Effect.Stranded, TickerFailures.DiesAsync, "a subscription that keeps the latest tick only; one of an actor ends with it"),
        column.Tries(Failure.HolderHangs, Effect.Survived, TickerFailures.HangsAsync),
        column.Tries(Failure.CancelWaiting, Effect.Survived, TickerFailures.CancelsAsync),
        column.NotApplicable(Failure.CancelRace, TakesNothing),
        column.NotApplicable(Failure.TimeoutRace, TakesNothing),
        column.Tries(Failure.DoubleRelease, Effect.Signalled, TickerFailures.StartsTwiceAsync),
        column.NotApplicable(Failure.ForeignRelease, NothingIsHeld),
        column.Tries(Failure.ReEntry, Effect.Survived, TickerFailures.ReEntersAsync),
        column.NotApplicable(Failure.Crossing, NoOrder),
        column.Tries(Failure.SlowConsumer, Effect.Survived, TickerFailures.IsSlowAsync),
        column.Tries(Failure.PoolStarvation, Effect.Hung, TickerFailures.StarvesAsync, "await it; a thread of its own that sleeps needs no pool", mayHang: true),
        column.Tries(Failure.Overflow, Effect.Signalled, TickerFailures.OverflowsAsync),
        column.Tries(Failure.UseAfterStop, Effect.Signalled, TickerFailures.StopsAsync),
    ];

    private static ActorTicker Actor(IActorRefFactory actors) =>
        ActorTicker.Start(actors, new TickerSettings { Period = TickerFailures.Period, GateFirst = false });
}
