namespace ActorConcurrency.Comparison;

/// <content>The programs with <see cref="ManualResetEventSlim"/>: a flag without numbers, as the original's is.</content>
internal sealed partial class EventScenario
{
    private static void PassTwice(Trial trial)
    {
        using var @event = new ManualResetEventSlim();
        CycleBack(trial, betweenSetAndClear => (() => @event.Wait(trial.Cancellation), () =>
        {
            @event.Set();
            betweenSetAndClear();
            @event.Reset();
        }));
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
