using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs that block: the original's, and those with <see cref="Barrier"/>.</content>
internal sealed partial class BarrierScenario
{
    private static void PassPhases(Trial trial, Action pass)
    {
        var (at, apart) = (new int[Parties], 0);
        trial.OnThreads(Parties, me =>
        {
            for (var phase = 0; phase < Phases; phase++)
            {
                Volatile.Write(ref at[me], phase);
                pass();
                if (!AreTogether(at, phase)) Interlocked.Increment(ref apart);
            }
        });
        CheckTogether(trial, apart);
    }

    // Who has passed a phase finds everybody in it or in the next one.
    private static bool AreTogether(int[] at, int phase)
    {
        for (var other = 0; other < at.Length; other++)
            if (Volatile.Read(ref at[other]) is var there && (there < phase || there > phase + 1)) return false;
        return true;
    }

    private static void CheckTogether(Trial trial, int apart)
    {
        trial.Observe("phases", $"{Phases}, each passed by {Parties}");
        trial.Require(Together, apart == 0, $"{apart} times somebody was a phase ahead or behind");
    }

    private static async Task NeverComesAsync(Trial trial)
    {
        var barrier = new PythonBarrier(Parties);
        var waits = Waiting(() => barrier.Wait());
        await CheckUntoldAsync(trial, waits).ConfigureAwait(false);
        barrier.Abort();
        await EndedAsync(waits).ConfigureAwait(false);
    }

    private static async Task NeverComesToDotNetAsync(Trial trial)
    {
        using var barrier = new Barrier(Parties);
        var waits = Waiting(barrier.SignalAndWait);
        await CheckUntoldAsync(trial, waits).ConfigureAwait(false);
        barrier.RemoveParticipant();
        await EndedAsync(waits).ConfigureAwait(false);
    }

    private static async Task CheckUntoldAsync(Trial trial, BlockingCall[] waits)
    {
        var blocked = 0;
        foreach (var wait in waits)
            if (await wait.IsBlockedAsync().ConfigureAwait(false)) blocked++;
        trial.Observe("wait on", $"{blocked} of {waits.Length}");
        if (blocked > 0) trial.Show(Untold, $"{blocked} wait for ever for one who has ended");
        trial.Require(blocked is 0 or Parties - 1, $"{blocked} of {waits.Length} wait on");
    }

    private static async Task RunsOutAsync(Trial trial)
    {
        var barrier = new PythonBarrier(Parties);
        Exception? told = null;
        var other = BlockingCall.Start(Bob, () => told = Record(() => barrier.Wait()));
        await other.IsBlockedAsync().ConfigureAwait(false);
        var late = BlockingCall.Start(Ann, () => Record(() => barrier.Wait(Patience)));
        await Task.WhenAll(other.Done, late.Done).ConfigureAwait(false);
        trial.Observe("bob is told", told?.GetType().Name ?? "nothing");
        trial.Require(OthersTold, told is BrokenBarrierException, "the other one passes, though one had not come");
        if (told is BrokenBarrierException { Break: null }) trial.Show(Unnamed, "it is broken; who had not come is not said");
    }

    private static async Task RunsOutAtDotNetAsync(Trial trial)
    {
        using var barrier = new Barrier(Parties);
        var other = BlockingCall.Start(Bob, barrier.SignalAndWait);
        await other.IsBlockedAsync().ConfigureAwait(false);
        var passed = false;
        await BlockingCall.Start(Ann, () => passed = barrier.SignalAndWait(Patience)).Done.ConfigureAwait(false);
        var waitsOn = await other.IsBlockedAsync().ConfigureAwait(false);
        trial.Observe("bob is told", waitsOn ? "nothing" : "something");
        if (!passed && waitsOn) trial.Show(WaitOn, $"ann has no more time; bob waits on, for {barrier.ParticipantsRemaining} without a name");
        barrier.RemoveParticipants(Parties - 1);
        await other.Done.ConfigureAwait(false);
    }

    private static void FailTogether(Trial trial)
    {
        var barrier = new PythonBarrier(Parties, () => throw new ActionFailedException());
        var told = new Exception?[Parties];
        trial.OnThreads(Parties, me => told[me] = Record(() => barrier.Wait()));
        CheckCause(trial, told);
    }

    private static void FailTogetherAtDotNet(Trial trial)
    {
        using var barrier = new Barrier(Parties, _ => throw new ActionFailedException());
        var told = new Exception?[Parties];
        trial.OnThreads(Parties, me => told[me] = Record(barrier.SignalAndWait));
        CheckCause(trial, told);
        trial.Observe("the next phase is", barrier.CurrentPhaseNumber);
    }

    private static void CheckCause(Trial trial, Exception?[] told)
    {
        var know = told.Count(end => Knows(end));
        trial.Observe("told what it threw", $"{know} of {told.Length}");
        trial.Require(told.All(end => end is not null), "somebody passes the phase whose action has failed");
        if (know == 1) trial.Show(CauseKept, "one gets the exception, the others only learn that it is broken");
        else trial.Require(CauseTold, know == told.Length, $"{know} of {told.Length} are told what it threw");
    }

    private static bool Knows(Exception? end) => end switch
    {
        BrokenBarrierException broken => broken.Break?.FailureType == typeof(ActionFailedException).FullName,
        BarrierPostPhaseException failed => failed.InnerException is ActionFailedException,
        _ => end is ActionFailedException,
    };

    private static void ComeTwice(Trial trial)
    {
        var barrier = new PythonBarrier(2);
        trial.OnThreads(2, _ => barrier.Wait());
        ShowTwo(trial);
    }

    private static void ComeTwiceToDotNet(Trial trial)
    {
        using var barrier = new Barrier(2);
        trial.OnThreads(2, _ => barrier.SignalAndWait(trial.Cancellation));
        ShowTwo(trial);
    }

    private static void ShowTwo(Trial trial)
    {
        trial.Observe("the phase is", "passed");
        trial.Show(FillsTwo, "ann passes with herself; bob has not come");
    }

    private static async Task ResetAsync(Trial trial)
    {
        var barrier = new PythonBarrier(2);
        Exception? told = null;
        var waiting = BlockingCall.Start(Ann, () => told = Record(() => barrier.Wait()));
        await waiting.IsBlockedAsync().ConfigureAwait(false);
        barrier.Reset();
        await waiting.Done.ConfigureAwait(false);
        trial.Observe("ann is told", told?.GetType().Name ?? "nothing");
        trial.Require(ResetTold, told is BrokenBarrierException, "ann passes");
        trial.OnThreads(2, _ => barrier.Wait());
    }

    private static async Task ReplaceAsync(Trial trial)
    {
        using var old = new Barrier(2);
        var waiting = BlockingCall.Start(Ann, old.SignalAndWait);
        await waiting.IsBlockedAsync().ConfigureAwait(false);
        using var barrier = new Barrier(2);
        trial.OnThreads(2, _ => barrier.SignalAndWait(trial.Cancellation));
        var isLeft = await waiting.IsBlockedAsync().ConfigureAwait(false);
        trial.Observe("ann is told", isLeft ? "nothing" : "something");
        if (isLeft) trial.Show(LeftBehind, "two pass the new one; ann waits at the old one");
        old.RemoveParticipant();
        await waiting.Done.ConfigureAwait(false);
    }

    private static BlockingCall[] Waiting(Action wait) => [BlockingCall.Start(Ann, wait), BlockingCall.Start(Bob, wait)];

    private static async Task EndedAsync(BlockingCall[] waits)
    {
        foreach (var wait in waits) await wait.Done.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Exception? Record(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (Exception end)
        {
            return end;
        }
    }

    private sealed class ActionFailedException() : Exception("the action fails");
}
