namespace ActorConcurrency.Comparison;

/// <content>The programs with <see cref="ManualResetEventSlim"/>: a flag without numbers, as the original's is.</content>
public sealed partial class EventScenario
{
    private static void PassTwice(Trial trial)
    {
        using var passedAgain = new SemaphoreSlim(0);
        using var cleared = new SemaphoreSlim(0);
        using var @event = new ManualResetEventSlim();
        var passes = 0;

        void Pass()
        {
            @event.Wait(trial.Cancellation);
            trial.Say($"Pass {++passes}");
        }

        void Signal()
        {
            @event.Set();
            passedAgain.Wait();
            @event.Reset();
            cleared.Release();
        }

        void PassAndCycleBack()
        {
            Pass();
            Pass();
            passedAgain.Release();
            cleared.Wait();
        }

        trial.OnThreads(2, n => Times(Signals, n == 0 ? Signal : PassAndCycleBack));

        CheckPasses(trial, passes);
    }

    private static void MissSlim(Trial trial)
    {
        using var signalled = new ManualResetEventSlim();
        using var answered = new ManualResetEventSlim();
        using var @event = new ManualResetEventSlim();

        trial.MustEndWithin(Stuck, "the waiter waits for a signal that has been, the signaller for the waiter's answer", MissedSignal);
        trial.OnThreads(2, n =>
        {
            if (n == 0)
            {
                @event.Set();
                @event.Reset();
                trial.Say("Signalled");
                signalled.Set();
                answered.Wait();
            }
            else
            {
                signalled.Wait();
                @event.Wait();
                trial.Say("Passed");
                answered.Set();
            }
        });
    }
}
