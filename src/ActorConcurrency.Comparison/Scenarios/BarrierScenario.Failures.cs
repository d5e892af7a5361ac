using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class BarrierScenario
{
    private const int BlockingRounds = 30;
    private const int Rounds = 200;
    private const string SameStep = "a timeout takes an arrival back in the same step as a token, which the row above tries";
    private const string NoName = "an arrival has no name: a stranger is a party like any other";
    private const string NextPhase = "who comes beyond the last one is in the next phase";
    private const string SlowOnes = "who is slow is waited for: that is what it is for";

    private static readonly Column<Meeting> OriginalColumn = new(Side.Original, "PythonBarrier", _ => new PythonMeeting(2), Blocks: true);
    private static readonly Column<Meeting> DotNetColumn = new(Side.DotNet, "Barrier", _ => new DotNetMeeting(2), Blocks: true);
    private static readonly Column<Meeting> TwinColumn = new(Side.Twin, "DotNetBarrier", _ => Twin(2));
    private static readonly Column<Meeting> ActorColumn = new(Side.Actor, "ActorBarrier", run => Actor(run, 2));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    /// <inheritdoc/>
    public override IReadOnlyList<Absence> FailureAbsences => [NoLock];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Tries(Failure.HolderThrows, Effect.Signalled, MeetingFailures.ThrowsAsync),
        OriginalColumn.Tries(Failure.HolderDies, Effect.Stranded, MeetingFailures.DiesAsync, "a timeout for the barrier"),
        OriginalColumn.Tries(Failure.HolderHangs, Effect.Signalled, MeetingFailures.HangsAsync),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. OriginalColumn.NotOffered([Failure.CancelWaiting, Failure.CancelRace], "Python's wait takes a timeout and no token"),
        OriginalColumn.NotRun(Failure.TimeoutRace, "a timeout is decided under its lock, as an arrival is"),
        OriginalColumn.Tries(Failure.DoubleRelease, Effect.Doubled, MeetingFailures.ComesTwiceAsync, "a thread for each party"),
        OriginalColumn.NotApplicable(Failure.ForeignRelease, NoName),
        OriginalColumn.Does(Failure.ReEntry, Effect.Hung, WaitsForItselfAsync, "do not use the barrier in its action"),
        OriginalColumn.Does(Failure.Crossing, Effect.Hung, run => MeetingFailures.CrossesAsync(run, new PythonMeeting(2), new PythonMeeting(2)), "one order of phases for all"),
        OriginalColumn.NotApplicable(Failure.SlowConsumer, SlowOnes),
        OriginalColumn.Does(Failure.PoolStarvation, Effect.Survived, run => MeetingFailures.StarvesAsync(run, parties => new PythonMeeting(parties))),
        OriginalColumn.NotApplicable(Failure.Overflow, NextPhase),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped; aborted, it can be reset"),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        DotNetColumn.Tries(Failure.HolderThrows, Effect.Survived, MeetingFailures.ThrowsAsync),
        DotNetColumn.Tries(Failure.HolderDies, Effect.Stranded, MeetingFailures.DiesAsync, "a timeout in every wait; costs that each finds out for itself, and none who it was"),
        DotNetColumn.Tries(Failure.HolderHangs, Effect.Signalled, MeetingFailures.HangsAsync),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        DotNetColumn.Does(Failure.CancelWaiting, Effect.Survived, run => MeetingFailures.CancelsWaitingAsync(run, parties => new DotNetMeeting(parties))),
        DotNetColumn.Does(Failure.CancelRace, Effect.Survived, run => MeetingFailures.RacesAsync(run, parties => new DotNetMeeting(parties), BlockingRounds)),
        DotNetColumn.NotRun(Failure.TimeoutRace, SameStep),
        DotNetColumn.Tries(Failure.DoubleRelease, Effect.Doubled, MeetingFailures.ComesTwiceAsync, "a thread for each party"),
        DotNetColumn.NotApplicable(Failure.ForeignRelease, NoName),
        DotNetColumn.Does(Failure.ReEntry, Effect.Signalled, IsRefusedByDotNetAsync),
        DotNetColumn.Does(Failure.Crossing, Effect.Hung, run => MeetingFailures.CrossesAsync(run, new DotNetMeeting(2), new DotNetMeeting(2)), "one order of phases for all"),
        DotNetColumn.NotApplicable(Failure.SlowConsumer, SlowOnes),
        DotNetColumn.Does(Failure.PoolStarvation, Effect.Survived, run => MeetingFailures.StarvesAsync(run, parties => new DotNetMeeting(parties))),
        DotNetColumn.NotApplicable(Failure.Overflow, NextPhase),
        DotNetColumn.NotOffered(Failure.UseAfterStop, "it must not be disposed while somebody waits, says its documentation"),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        .. Successors(TwinColumn, (_, parties) => Twin(parties)),
        TwinColumn.Tries(Failure.HolderDies, Effect.Stranded, MeetingFailures.DiesAsync, "“await using” for each party"),
        TwinColumn.Does(Failure.ReEntry, Effect.Signalled, run => IsRefusedAsync(run, action => new DotNetBarrier(1, action))),
        TwinColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
    ];

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. Successors(ActorColumn, Actor),
        ActorColumn.Tries(Failure.HolderDies, Effect.Signalled, MeetingFailures.DiesAsync),
        ActorColumn.Does(Failure.ReEntry, Effect.Signalled, run => IsRefusedAsync(
            run, action => ActorBarrier.Start(run.Actors, new BarrierSettings { Parties = 1, Action = action, GateFirst = false }))),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Signalled, IsKilledAsync) with { Elsewhere = StartElsewhereAsync },
    ];

    private static IEnumerable<FailureCase> Successors(Column<Meeting> column, Func<FailureRun, int, Meeting> create) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Signalled, MeetingFailures.ThrowsAsync),
        column.Tries(Failure.HolderHangs, Effect.Signalled, MeetingFailures.HangsAsync),
        column.Does(Failure.CancelWaiting, Effect.Survived, run => MeetingFailures.CancelsWaitingAsync(run, parties => create(run, parties))),
        column.Does(Failure.CancelRace, Effect.Survived, run => MeetingFailures.RacesAsync(run, parties => create(run, parties), Rounds)),
        column.NotRun(Failure.TimeoutRace, SameStep),
        column.Tries(Failure.DoubleRelease, Effect.Signalled, MeetingFailures.ComesTwiceAsync),
        column.Tries(Failure.ForeignRelease, Effect.Signalled, MeetingFailures.StrangerComesAsync),
        column.Does(Failure.Crossing, Effect.Hung, run => MeetingFailures.CrossesAsync(run, create(run, 2), create(run, 2)), "one order of phases for all", mayHang: true),
        column.NotApplicable(Failure.SlowConsumer, SlowOnes),
        column.Does(Failure.PoolStarvation, Effect.Hung, run => MeetingFailures.StarvesAsync(run, parties => create(run, parties)), "await it", mayHang: true),
        column.NotApplicable(Failure.Overflow, NextPhase),
        column.Tries(Failure.UseAfterStop, Effect.Signalled, MeetingFailures.StopsAsync),
    ];

    private static async Task WaitsForItselfAsync(FailureRun run)
    {
        PythonBarrier? barrier = null;
        barrier = new PythonBarrier(1, () => barrier!.Wait());
        var party = BlockingCall.Start("the party", () => barrier.Wait());
        run.Holds("the party", "the barrier's lock");
        if (await party.IsBlockedAsync().ConfigureAwait(false)) run.IsBlocked("the party", "the barrier's lock");
    }

    private static async Task IsRefusedByDotNetAsync(FailureRun run)
    {
        using var barrier = new Barrier(1, self => self.SignalAndWait());
        await HoldingFailures.TellsAsync(run, "the action is refused", () => BlockingCall.Start("the party", barrier.SignalAndWait).Done).ConfigureAwait(false);
    }

    private static async Task IsRefusedAsync(FailureRun run, Func<Func<long, CancellationToken, ValueTask>, IBarrier> create)
    {
        IBarrier? barrier = null;
        barrier = create(async (_, token) => await HoldingFailures.TellsAsync(
            run, "the action is refused", () => barrier!.SignalAndWaitAsync(token).AsTask()).ConfigureAwait(false));
        await using var owned = barrier.ConfigureAwait(false);
        await barrier.SignalAndWaitAsync(run.Cancellation).ConfigureAwait(false);
        run.Saw("the phase is passed all the same");
    }

    private static Task IsKilledAsync(FailureRun run) => HostFailures.IsKilledAsync(
        run, actor => ActorBarrier.Attach(actor), barrier => barrier.SnapshotAsync().AsTask(), barrier => barrier.SignalAndWaitAsync().AsTask());

    private static Task<string> StartElsewhereAsync(ActorSystem system, string told) => Task.FromResult(OtherActors.AddressOf(ActorBarrier.Start(system).Actor));

    private static ContractMeeting Twin(int parties) => new(new DotNetBarrier(parties));

    private static ContractMeeting Actor(FailureRun run, int parties) =>
        new(ActorBarrier.Start(run.Actors, new BarrierSettings { Parties = parties, GateFirst = false }), run.Actors);
}
