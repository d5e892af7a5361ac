namespace ActorConcurrency;

/// <summary>
/// Runs a user's action for a barrier on the thread pool, without anything of whoever arrived last, and never twice at a time: where a phase was broken
/// while its action ran, the next one waits for that action's end. Not thread-safe: whoever has the barrier begins.
/// </summary>
/// <param name="barrier">Whose action it is.</param>
/// <param name="action">The action.</param>
internal sealed class PhaseActions(object barrier, Func<long, CancellationToken, ValueTask> action)
{
    private Task _last = Task.CompletedTask;

    /// <summary>Begins the action of a phase, once the one before is over; not at all if the phase is broken by then.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="broken">Cancelled when the phase is broken.</param>
    /// <param name="over">Is told what the action threw; null: nothing.</param>
    public void Begin(long phase, CancellationToken broken, Action<Exception?> over)
    {
        var (before, end) = (_last, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _last = end.Task;
        ThreadPool.UnsafeQueueUserWorkItem(_ => _ = RunAsync(), null);

        async Task RunAsync()
        {
            await before.ConfigureAwait(false);
            var failure = broken.IsCancellationRequested ? null : await PhaseActionScope.RunAsync(barrier, action, phase, broken).ConfigureAwait(false);
            end.SetResult();
            over(failure);
        }
    }
}
