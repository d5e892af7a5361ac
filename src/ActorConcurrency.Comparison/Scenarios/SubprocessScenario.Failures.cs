using System.Diagnostics;
using System.Globalization;
using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class SubprocessScenario
{
    private const string NothingIsHeld = "nobody holds anything";
    private const string NoCode = "it runs no code of its user's";
    private const string Anybody = "whoever has it may end it: that is what it is for";
    private const string TriedAsDeaf = "the experiment “deaf” tries it: the child hangs, and is to end";
    private const string TriedAsFull = "the experiment “full-pipes” tries it: the child is slowed by its pipe";
    private const string TriedBySpecs = "the specs try it: a read that is given up takes no line";

    // Nothing tells that somebody else's process lives on; the other sides are over in a fraction of it.
    private static readonly TimeSpan LooksAgain = TimeSpan.FromMilliseconds(500);

    private static readonly Column<object> OriginalColumn = new(Side.Original, "PythonPopen", _ => new object(), Blocks: true);
    private static readonly Column<object> DotNetColumn = new(Side.DotNet, "Process", _ => new object());
    private static readonly Column<ISubprocess> TwinColumn = new(Side.Twin, "DotNetSubprocess", _ => DotNetSubprocess.Start(Sh("read line")));
    private static readonly Column<ISubprocess> ActorColumn = new(Side.Actor, "ActorSubprocess", run => ActorSubprocess.Start(run.Actors, Sh("read line")));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures =>
    [
        OriginalColumn.Does(Failure.ProcessKilled, Effect.Stranded, run => ParentIsKilledAsync(run, survives: true), "setpriv --pdeathsig in front of the program, on Linux") with
        {
            Elsewhere = (_, _) => Task.FromResult(Popen("exec sleep 1000").Pid.ToString(CultureInfo.InvariantCulture)),
        },
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped but by its child's end"),
        .. Shared(OriginalColumn),
        DotNetColumn.NotRun(Failure.ProcessKilled, "as the original: the child lives on, without anybody who looks after it"),
        DotNetColumn.NotRun(Failure.UseAfterStop, "its disposal leaves the child running"),
        .. Shared(DotNetColumn),
        TwinColumn.NotRun(Failure.ProcessKilled, "as the actor: it starts children in the same way"),
        TwinColumn.Tries(Failure.UseAfterStop, Effect.Signalled, StopsAsync),
        .. Shared(TwinColumn),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Survived, run => ParentIsKilledAsync(run, survives: false)) with { Elsewhere = StartElsewhereAsync },
        ActorColumn.Tries(Failure.UseAfterStop, Effect.Signalled, StopsAsync),
        .. Shared(ActorColumn),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Absence> FailureAbsences => [NoLock];

    private static IEnumerable<FailureCase> Shared<T>(Column<T> column) =>
    [
        column.NotApplicable(Failure.HolderThrows, NoCode),
        column.NotApplicable(Failure.HolderDies, NothingIsHeld),
        column.NotRun(Failure.HolderHangs, TriedAsDeaf),
        column.NotRun(Failure.CancelWaiting, TriedBySpecs),
        column.NotRun(Failure.CancelRace, TriedBySpecs),
        column.NotRun(Failure.TimeoutRace, "the specs try it: a wait that has expired may be repeated"),
        column.NotRun(Failure.DoubleRelease, "the specs try it: what is killed twice is killed once"),
        column.NotApplicable(Failure.ForeignRelease, Anybody),
        column.NotApplicable(Failure.ReEntry, NoCode),
        column.NotApplicable(Failure.Crossing, NothingIsHeld),
        column.NotRun(Failure.SlowConsumer, TriedAsFull),
        column.NotRun(Failure.PoolStarvation, "what reads pipes waits for a thread of the pool, as everything there"),
        column.NotRun(Failure.Overflow, TriedAsFull),
    ];

    /// <summary>The process that has started the child is killed by force.</summary>
    private static async Task ParentIsKilledAsync(FailureRun run, bool survives)
    {
        var id = await run.StartOtherAsync("").ConfigureAwait(false);
        using var child = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
        run.KillOther();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation);
        if (survives) limit.CancelAfter(LooksAgain);
        await child.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (child.HasExited)
        {
            run.Recovered("the child has ended with it");
            return;
        }

        run.Stranded(1, "the child lives on");
        child.Kill();
    }

    private static async Task<string> StartElsewhereAsync(ActorSystem system, string told) =>
        (await ActorSubprocess.Start(system, Sh("exec sleep 1000")).Started.ConfigureAwait(false)).ToString(CultureInfo.InvariantCulture);

    private static async Task StopsAsync(FailureRun run, ISubprocess subprocess)
    {
        await subprocess.Started.ConfigureAwait(false);
        var reading = subprocess.ReadLineAsync(null, run.Cancellation).AsTask();
        await subprocess.SnapshotAsync().ConfigureAwait(false);
        await subprocess.DisposeAsync().ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who reads is told", () => reading).ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who comes later is told", () => subprocess.SnapshotAsync().AsTask()).ConfigureAwait(false);
        if (await subprocess.Completion.ConfigureAwait(false) is SubprocessOutcome.Stopped) run.Told("how it ended is still told");
    }
}
