namespace ActorConcurrency.Comparison;

/// <summary>A call on a thread of its own, of which can be told whether it has come back or blocks. Thread-safe.</summary>
internal sealed class BlockingCall
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;

    private BlockingCall(string name, Action call)
    {
        _thread = new Thread(() => Run(call)) { IsBackground = true, Name = name };
        _thread.Start();
    }

    public static BlockingCall Start(string name, Action call) => new(name, call);

    /// <summary>Completes when the call has come back.</summary>
    public Task Done => _done.Task;

    public void Interrupt() => _thread.Interrupt();

    /// <summary>Completes when the call has come back, or sleeps in a wait: nobody else is to be in the way of it meanwhile.</summary>
    /// <returns>Whether it sleeps.</returns>
    public async Task<bool> IsBlockedAsync()
    {
        while (!_done.Task.IsCompleted)
        {
            if (_thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)) return true;
            await Task.Delay(1).ConfigureAwait(false);
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
