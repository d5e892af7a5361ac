namespace ActorConcurrency.Tests;

/// <summary>Somebody whose code, which goes on when its wait has ended, blocks the thread that it runs on.</summary>
public static class BlockingWaiter
{
    /// <summary>Asserts that whoever ends the wait neither runs that code nor waits for it.</summary>
    /// <param name="wait">Begins the wait.</param>
    /// <param name="end">Ends it.</param>
    public static async Task DoesNotHoldUp(Func<Task> wait, Func<Task> end)
    {
        using var gate = new Gate();

        // Wherever the end of the wait happens: no context of the test's brings it elsewhere.
        wait().ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(gate.Pass);

        await OnThread.Run(() => end().GetAwaiter().GetResult());
        await gate.Arrived;
    }

    /// <inheritdoc cref="DoesNotHoldUp(Func{Task}, Func{Task})"/>
    public static Task DoesNotHoldUp(Func<Task> wait, Action end) => DoesNotHoldUp(wait, () =>
    {
        end();
        return Task.CompletedTask;
    });
}
