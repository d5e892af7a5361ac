namespace ActorConcurrency.Comparison;

/// <summary>A call on a thread of its own, of which can be told whether it has come back or blocks. Thread-safe.</summary>
internal sealed class BlockingCall
{
    private const int Looks = 10;

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;

    private BlockingCall(string name, Action call)
    {
        _thread = new Thread(() => Run(call)) { IsBackground = true, Name = name };
        // Whoever starts it may hold something; the thread does not.
        _thread.UnsafeStart();
    }

    public static BlockingCall Start(string name, Action call) => new(name, call);

    /// <summary>Completes when the call has come back.</summary>
    public Task Done => _done.Task;

    public void Interrupt() => _thread.Interrupt();

    /// <summary>
    /// Completes when the call has come back, or sleeps in a wait: nobody else is to be in the way of it meanwhile. Nothing announces that a
    /// thread waits, and a moment on its way there must not be taken for it: it is looked at several times in a row.
    /// </summary>
    /// <returns>Whether it sleeps.</returns>
    public async Task<bool> IsBlockedAsync()
    {
        for (var looks = 0; !_done.Task.IsCompleted; await Task.Delay(1).ConfigureAwait(false))
        {
            looks = _thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin) ? looks + 1 : 0;
            if (looks == Looks) return true;
        }

        return false;
    }

    private void Run(Action call)
    {
        try
        {
            call();
            _done.SetResult();
        }
        catch (Exception failure)
        {
            _done.SetException(failure);
        }
    }
}
