namespace ActorConcurrency.Locks;

/// <summary>A pool as one writes it from the page's parts: threads that take calls from a queue until they take the sentinel.</summary>
/// <remarks>
/// <para>Faults, kept: a call that throws ends its thread, with a text on standard error, so the pool shrinks until nobody is left and the queue only grows;
/// there is no result, and nobody learns of a failure; a call that is put behind the sentinels is never run, and nobody is told.</para>
/// <para>Difference from <see cref="PythonThreadPool"/>, the library's: that one catches what a call throws and has a future for it. Thread-safe.</para>
/// </remarks>
public sealed class QueueThreads
{
    private readonly PythonQueue<Action?> _calls = new();

    /// <summary>Creates the pool and starts its threads.</summary>
    /// <param name="workers">How many.</param>
    public QueueThreads(int workers)
    {
        Threads = [.. Enumerable.Range(0, workers).Select(number => PythonThread.Create(Work, $"worker-{number}"))];
        foreach (var thread in Threads) thread.Start();
    }

    /// <summary>Its threads, those included that have ended.</summary>
    public IReadOnlyList<Thread> Threads { get; }

    /// <summary>Calls that were put and have not been done: Python's <c>unfinished_tasks</c>.</summary>
    /// <returns>The count at that moment.</returns>
    public long Unfinished() => _calls.Unfinished();

    /// <summary>Has a call run by a thread, if one is left.</summary>
    /// <param name="call">The call.</param>
    public void Put(Action call) => _calls.Put(call);

    /// <summary>Ends the threads after what was put before, by a sentinel for each. Does not wait.</summary>
    public void Stop()
    {
        foreach (var _ in Threads) _calls.Put(null);
    }

    private void Work()
    {
        while (_calls.Get() is { } call)
        {
            call();
            _calls.TaskDone();
        }

        _calls.TaskDone();
    }
}
