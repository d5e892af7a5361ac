using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>The programs that the twin and the actor share.</content>
internal sealed partial class BarrierScenario
{
    private static async Task PassPhasesAsync(Trial trial, IBarrier barrier)
    {
        await using var owned = barrier.ConfigureAwait(false);
        var (at, apart) = (new int[Parties], 0);
        await trial.OnTasks(Parties, async me =>
        {
            for (var phase = 0; phase < Phases; phase++)
            {
                Volatile.Write(ref at[me], phase);
                await barrier.SignalAndWaitAsync(trial.Cancellation).ConfigureAwait(false);
                if (!AreTogether(at, phase)) Interlocked.Increment(ref apart);
            }
        }).ConfigureAwait(false);
        CheckTogether(trial, apart);
    }

    private static async Task NeverComesToTwinAsync(Trial trial)
    {
        await using var barrier = new DotNetBarrier(Parties);
        await barrier.JoinAsync(Cid, cancellationToken: trial.Cancellation).ConfigureAwait(false);
        Task[] waits = [barrier.SignalAndWaitAsync(trial.Cancellation).AsTask(), barrier.SignalAndWaitAsync(trial.Cancellation).AsTask()];
        var snapshot = await barrier.SnapshotAsync(trial.Cancellation).ConfigureAwait(false);
        trial.Observe("wait on", $"{waits.Count(wait => !wait.IsCompleted)} of {waits.Length}");
        trial.Observe("who looks sees missing", string.Join(", ", snapshot.Missing));
        if (!Array.Exists(waits, wait => wait.IsCompleted)) trial.Show(Untold, "2 wait for ever for one who has ended without being disposed");
    }

    private static async Task OwnerEndsAsync(Trial trial)
    {
        await using var barrier = Start(trial, Parties);
        var owner = trial.Actors.ActorOf(Props.Empty);
        await barrier.JoinAsync(Cid, owner: owner, cancellationToken: trial.Cancellation).ConfigureAwait(false);
        Task[] waits = [barrier.SignalAndWaitAsync(trial.Cancellation).AsTask(), barrier.SignalAndWaitAsync(trial.Cancellation).AsTask()];
        owner.Tell(PoisonPill.Instance);
        foreach (var wait in waits)
        {
            var told = await BrokenAsync(wait).ConfigureAwait(false);
            trial.Observe("who waits is told", told?.ToString() ?? "nothing");
            trial.Require(Told, told is { Party: Cid }, "who waits is not told that cid has ended");
        }
    }

    private static async Task RunsOutAsync(Trial trial, IBarrier barrier)
    {
        await using var owned = barrier.ConfigureAwait(false);
        var ann = await barrier.JoinAsync(Ann, cancellationToken: trial.Cancellation).ConfigureAwait(false);
        var bob = await barrier.JoinAsync(Bob, cancellationToken: trial.Cancellation).ConfigureAwait(false);
        await barrier.JoinAsync(Cid, cancellationToken: trial.Cancellation).ConfigureAwait(false);
        var other = bob.SignalAndWaitAsync(trial.Cancellation).AsTask();
        var passed = await ann.TrySignalAndWaitAsync(Patience, trial.Cancellation).ConfigureAwait(false);
        var told = await BrokenAsync(other).ConfigureAwait(false);
        trial.Observe("bob is told", told?.ToString() ?? "nothing");
        trial.Require(OthersTold, passed is null && told is { Party: Ann }, "bob is not told that ann had no more time");
        trial.Require(Named, told?.Missing is [Cid], "cid is not named");
    }

    private static async Task FailTogetherAsync(Trial trial, IBarrier barrier)
    {
        await using var owned = barrier.ConfigureAwait(false);
        var told = new Exception?[Parties];
        await trial.OnTasks(Parties, async me =>
        {
            try
            {
                await barrier.SignalAndWaitAsync(trial.Cancellation).ConfigureAwait(false);
            }
            catch (BrokenBarrierException end)
            {
                told[me] = end;
            }
        }).ConfigureAwait(false);
        CheckCause(trial, told);
        trial.Observe("the next phase is", (await barrier.SnapshotAsync(trial.Cancellation).ConfigureAwait(false)).Phase);
    }

    private static async Task ComeTwiceAsync(Trial trial, IBarrier barrier)
    {
        await using var owned = barrier.ConfigureAwait(false);
        var ann = await barrier.JoinAsync(Ann, cancellationToken: trial.Cancellation).ConfigureAwait(false);
        await barrier.JoinAsync(Bob, cancellationToken: trial.Cancellation).ConfigureAwait(false);
        await ann.SignalAsync(trial.Cancellation).ConfigureAwait(false);
        Exception? refused = null;
        try
        {
            await ann.SignalAndWaitAsync(trial.Cancellation).ConfigureAwait(false);
        }
        catch (InvalidOperationException refusal)
        {
            refused = refusal;
        }

        var snapshot = await barrier.SnapshotAsync(trial.Cancellation).ConfigureAwait(false);
        trial.Observe("the phase is", snapshot.Phase == 0 ? "not passed" : "passed");
        trial.Require(Once, refused is not null && snapshot.Phase == 0 && snapshot.Missing is [Bob], "ann is taken for two");
    }

    private static async Task ResetAsync(Trial trial, IBarrier barrier)
    {
        await using var owned = barrier.ConfigureAwait(false);
        var waiting = barrier.SignalAndWaitAsync(trial.Cancellation).AsTask();
        await barrier.ResetAsync(trial.Cancellation).ConfigureAwait(false);
        var told = await BrokenAsync(waiting).ConfigureAwait(false);
        trial.Observe("ann is told", told is null ? "nothing" : nameof(BrokenBarrierException));
        trial.Require(ResetTold, told?.Reason == BarrierBreakReason.Reset, "ann passes");
        await trial.OnTasks(2, _ => barrier.SignalAndWaitAsync(trial.Cancellation).AsTask()).ConfigureAwait(false);
    }

    private static ValueTask Fails(long phase, CancellationToken cancellation) => throw new ActionFailedException();

    private static async Task<BarrierBreak?> BrokenAsync(Task wait)
    {
        try
        {
            await wait.ConfigureAwait(false);
            return null;
        }
        catch (BrokenBarrierException end)
        {
            return end.Break;
        }
    }
}
