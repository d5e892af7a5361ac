using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class CounterScenario
{
    private const string NoCode = "no code of a caller runs inside a change, and nobody can hold the counter";
    private const string NoWait = "no call waits for another";

    private static readonly Column<LockedCounter> OriginalColumn = new(Side.Original, "LockedCounter", _ => new LockedCounter(), Blocks: true);
    private static readonly Column<LockCounter> LockColumn = new(Side.Lock, "lock around a long", _ => new LockCounter(), Blocks: true);
    private static readonly Column<object> DotNetColumn = new(Side.DotNet, "Interlocked", _ => new object());
    private static readonly Column<ICounter> TwinColumn = new(Side.Twin, "DotNetCounter", _ => new DotNetCounter());
    private static readonly Column<ICounter> ActorColumn = new(Side.Actor, "ActorCounter", run => Actor(run));

    private static readonly Failure[] Waits = [.. Failure.EndedWaits, Failure.PoolStarvation];

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. LockFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Does(Failure.HolderThrows, Effect.Survived, CounterFailures.ThrowsAsync),
        OriginalColumn.Tries(Failure.HolderDies, Effect.Stranded, CounterFailures.DiesAsync, "a private lock; costs that nothing else can be done together with a change"),
        OriginalColumn.NotApplicable(Failure.HolderHangs, "it is as if the holder had died: nobody can have the lock back from it"),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. OriginalColumn.NotOffered(Failure.EndedWaits, "the page's incr takes neither a token nor a timeout"),
        OriginalColumn.Tries(Failure.DoubleRelease, Effect.Signalled, CounterFailures.ReleasesTwiceAsync),
        OriginalColumn.Does(Failure.ForeignRelease, Effect.Lost, CounterFailures.StrangerReleasesAsync, "a private lock"),
        OriginalColumn.Does(Failure.ReEntry, Effect.Hung, CounterFailures.ReEntersAsync, "an RLock"),
        OriginalColumn.NotApplicable(Failure.Crossing, "it is one lock; two of them cross as in the table of the lock set"),
        OriginalColumn.NotApplicable(Failure.SlowConsumer, "who changes it does so itself, and waits"),
        OriginalColumn.Tries(Failure.PoolStarvation, Effect.Survived, CounterFailures.StarvesAsync),
        OriginalColumn.Tries(Failure.Overflow, Effect.Survived, CounterFailures.GrowsAsync),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> LockFails =>
    [
        LockColumn.Does(Failure.HolderThrows, Effect.Survived, LockCounterFailures.ThrowsAsync),
        .. LockColumn.NotApplicable(Failure.OfHolders.Except([Failure.HolderThrows]), "the lock is private: nobody else can take it, give it back or ask for it again"),
        .. LockColumn.NotApplicable(Waits, "a change waits for an addition at most"),
        LockColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        LockColumn.NotApplicable(Failure.SlowConsumer, "who changes it does so itself, and waits"),
        LockColumn.Does(Failure.Overflow, Effect.Signalled, LockCounterFailures.IsCheckedAsync),
        LockColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        .. DotNetColumn.NotApplicable(Failure.OfHolders, NoCode),
        .. DotNetColumn.NotApplicable(Waits, NoWait),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        DotNetColumn.NotApplicable(Failure.SlowConsumer, NoWait),
        DotNetColumn.Does(Failure.Overflow, Effect.Lost, CounterFailures.WrapsAsync, "a loop of checked addition and CompareExchange; costs a repetition for each that comes between"),
        DotNetColumn.NotOffered(Failure.UseAfterStop, "a number cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        .. TwinColumn.NotApplicable(Failure.OfHolders, NoCode),
        .. TwinColumn.NotApplicable(Waits, NoWait),
        TwinColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        TwinColumn.NotApplicable(Failure.SlowConsumer, NoWait),
        TwinColumn.Does(Failure.Overflow, Effect.Signalled, run => CounterFailures.IsCheckedAsync(run, new DotNetCounter(long.MaxValue))),
        TwinColumn.Tries(Failure.UseAfterStop, Effect.Lost, CounterFailures.StopsAsync, "await every change"),
    ];

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. ActorColumn.NotApplicable(Failure.OfHolders, NoCode),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Signalled, IsKilledAsync, "the count is gone with the process, unless you keep it elsewhere") with { Elsewhere = StartElsewhereAsync },
        ActorColumn.Tries(Failure.CancelWaiting, Effect.Signalled, CounterFailures.CancelsAsync, "a token stops the waiting, not the change: read the value"),
        ActorColumn.NotApplicable(Failure.CancelRace, "a token stops the waiting, not the change: there is no grant to meet"),
        ActorColumn.NotApplicable(Failure.TimeoutRace, "no call has a timeout of its own"),
        ActorColumn.Tries(Failure.SlowConsumer, Effect.Survived, CounterFailures.FloodsAsync, "await every thousandth change; costs a round trip for it"),
        ActorColumn.Tries(Failure.PoolStarvation, Effect.Hung, CounterFailures.BlocksAsync, "await it, or change it without waiting", mayHang: true),
        ActorColumn.Does(Failure.Overflow, Effect.Signalled, run => CounterFailures.IsCheckedAsync(run, Actor(run, long.MaxValue))),
        ActorColumn.Tries(Failure.UseAfterStop, Effect.Lost, CounterFailures.StopsAsync, "await every change"),
    ];

    private static Task IsKilledAsync(FailureRun run) =>
        HostFailures.IsKilledAsync(run, actor => ActorCounter.Attach(actor), counter => counter.IncrementAsync().AsTask());

    private static Task<string> StartElsewhereAsync(ActorSystem system, string told) => Task.FromResult(OtherActors.AddressOf(ActorCounter.Start(system).Actor));

    private static ActorCounter Actor(FailureRun run, long initial = 0) =>
        ActorCounter.Start(run.Actors, new CounterSettings { InitialValue = initial, GateFirst = false });
}
