using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <content>The programs with events of libraries, which one awaits.</content>
internal sealed partial class EventScenario
{
    private sealed record LibraryFlag(Action Set, Action Clear, Func<CancellationToken, Task> WaitAsync);

    private static LibraryFlag NitoFlag()
    {
        var @event = new AsyncManualResetEvent();
        return new LibraryFlag(@event.Set, @event.Reset, @event.WaitAsync);
    }

    private static LibraryFlag DotNextFlag()
    {
        var @event = new DotNext.Threading.AsyncManualResetEvent(initialState: false);
        return new LibraryFlag(() => @event.Set(), () => @event.Reset(), cancellation => @event.WaitAsync(cancellation).AsTask());
    }

    private static async Task PassTwiceAsync(Trial trial, LibraryFlag flag)
    {
        using var passedAgain = new SemaphoreSlim(0);
        using var cleared = new SemaphoreSlim(0);
        var passes = 0;

        async Task SignalAsync()
        {
            for (var signal = 0; signal < Signals; signal++)
            {
                flag.Set();
                await passedAgain.WaitAsync(trial.Cancellation);
                flag.Clear();
                cleared.Release();
            }
        }

        async Task PassAsync()
        {
            for (var signal = 0; signal < Signals; signal++)
            {
                for (var pass = 0; pass < 2; pass++)
                {
                    await flag.WaitAsync(trial.Cancellation);
                    trial.Say($"Pass {++passes}");
                }

                passedAgain.Release();
                await cleared.WaitAsync(trial.Cancellation);
            }
        }

        await trial.OnTasks(2, n => n == 0 ? SignalAsync() : PassAsync());

        CheckPasses(trial, passes);
    }

    private static async Task MissFlagAsync(Trial trial, LibraryFlag flag)
    {
        var signalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        async Task SignalAsync()
        {
            flag.Set();
            flag.Clear();
            trial.Say("Signalled");
            signalled.SetResult();
            await answered.Task;
        }

        async Task PassAsync()
        {
            await signalled.Task;
            await flag.WaitAsync(trial.Cancellation);
            trial.Say("Passed");
            answered.SetResult();
        }

        trial.MustEndWithin(Stuck, "the waiter waits for a signal that has been, the signaller for the waiter's answer", MissedSignal);
        await trial.OnTasks(2, n => n == 0 ? SignalAsync() : PassAsync());
    }
}
