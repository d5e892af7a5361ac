using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs: the original's, and the one that its successors share.</content>
internal sealed partial class EventScenario
{
    private static void WaitAgain(Trial trial)
    {
        CycleBack(trial, betweenSetAndClear =>
        {
            var @event = new RepeatedEvent(betweenSetAndClear);
            return (@event.Wait, @event.Signal);
        });
        ObserveChance(trial);
    }

    // The waiter passes, comes back and passes again before the flag is cleared.
    private static void CycleBack(Trial trial, Func<Action, (Action Wait, Action Signal)> make)
    {
        using var passedAgain = new SemaphoreSlim(0);
        using var cleared = new SemaphoreSlim(0);
        var (wait, signal) = make(passedAgain.Wait);
        var passes = 0;

        void Pass()
        {
            wait();
            trial.Say($"Pass {++passes}");
        }

        void Signal()
        {
            signal();
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

    private static async Task WaitAgainAsync(Trial trial, IEvent @event)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var passes = 0;

        async Task SignalAsync()
        {
            for (var signal = 0; signal < Signals; signal++)
            {
                var number = await @event.SetAsync(trial.Cancellation);
                await CameBackAsync(trial, @event, number);
                await @event.ClearAsync(trial.Cancellation);
            }

            await over.CancelAsync();
        }

        async Task PassAsync()
        {
            try
            {
                for (var signal = 0L; ;)
                {
                    signal = await @event.WaitForSignalAsync(signal, over.Token);
                    trial.Say($"Pass {++passes}");
                }
            }
            catch (OperationCanceledException) when (!trial.Cancellation.IsCancellationRequested)
            {
                // There are no more signals.
            }
        }

        using (trial.Measure())
            await trial.OnTasks(2, n => n == 0 ? SignalAsync() : PassAsync());

        CheckPasses(trial, passes);
    }

    private static void Miss(Trial trial)
    {
        using var signalled = new ManualResetEventSlim();
        using var answered = new ManualResetEventSlim();
        var @event = new RepeatedEvent();

        trial.MustEndWithin(Stuck, "the waiter waits for a signal that has been, the signaller for the waiter's answer", MissedSignal);
        trial.OnThreads(2, n =>
        {
            if (n == 0)
            {
                @event.Signal();
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

    private static async Task MissAsync(Trial trial, IEvent @event)
    {
        var signalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        async Task SignalAsync()
        {
            await @event.PulseAsync(trial.Cancellation);
            trial.Say("Signalled");
            signalled.SetResult();
            await answered.Task;
        }

        async Task PassAsync()
        {
            await signalled.Task;
            trial.Observe("passed on signal", await @event.WaitForSignalAsync(after: 0, trial.Cancellation));
            trial.Say("Passed");
            answered.SetResult();
        }

        await trial.OnTasks(2, n => n == 0 ? SignalAsync() : PassAsync());
    }

    // It is back once it waits for a signal newer than the one it has had.
    private static async Task CameBackAsync(Trial trial, IEvent @event, long number)
    {
        while (!(await @event.SnapshotAsync(trial.Cancellation)).Waiters.Any(waiter => waiter.After == number)) await Task.Yield();
    }

    private static void CheckPasses(Trial trial, int passes)
    {
        trial.Observe("passes", $"{passes} on {Signals} signals");
        if (passes > Signals) trial.Show(DoublePass, $"{passes} passes on {Signals} signals");
        trial.Require(PassesOnce, passes == Signals, $"{Signals} signals let it pass {passes} times");
    }

    private static void Times(int times, Action action)
    {
        for (var i = 0; i < times; i++) action();
    }
}
