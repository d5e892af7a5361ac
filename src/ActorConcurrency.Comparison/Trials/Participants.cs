namespace ActorConcurrency.Comparison;

/// <summary>Sets participants to work: a thread for each where they block, a task for each elsewhere. Thread-safe.</summary>
public static class Participants
{
    /// <summary>Runs <paramref name="work"/> on <paramref name="count"/> new threads, all let go at once, and waits until they are through.</summary>
    /// <param name="trial">The trial; each thread is counted in it.</param>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="work">Takes the participant's number, from 0.</param>
    /// <exception cref="AggregateException">Participants failed; it holds what they threw.</exception>
    public static void OnThreads(this Trial trial, int count, Action<int> work)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        using var start = new Barrier(count);
        var tasks = Enumerable.Range(0, count).Select(n => OnThread(trial, start, () => work(n))).ToArray();
        Task.WaitAll(tasks);
    }

    /// <summary>The same, measured: the figures begin when all threads are there and end when they are through, so that no thread's start is billed.</summary>
    /// <param name="trial">The trial; each thread is counted in it.</param>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="work">Takes the participant's number, from 0.</param>
    /// <param name="meanwhile">What the calling thread does once they are let go; it is measured too, and its thread not counted. Nothing by default.</param>
    /// <exception cref="AggregateException">Participants failed; it holds what they threw.</exception>
    public static void MeasureOnThreads(this Trial trial, int count, Action<int> work, Action? meanwhile = null)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        IDisposable? stretch = null;
        using var start = new Barrier(count + 1, _ => stretch = trial.Measure());
        var tasks = Enumerable.Range(0, count).Select(n => OnThread(trial, start, () => work(n))).ToArray();
        start.SignalAndWait();
        meanwhile?.Invoke();
        Task.WaitAll(tasks);
        stretch!.Dispose();
    }

    /// <summary>Runs <paramref name="work"/> as <paramref name="count"/> tasks of the thread pool and completes when they are through.</summary>
    /// <param name="trial">The trial; the thread each starts on is counted in it.</param>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="work">Takes the participant's number, from 0.</param>
    public static Task OnTasks(this Trial trial, int count, Func<int, Task> work)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        return Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(async () =>
        {
            trial.Visit();
            await work(n).ConfigureAwait(false);
        })));
    }

    /// <summary>Runs <paramref name="work"/>, which does not wait for anything, as tasks of the thread pool, and measures it.</summary>
    /// <param name="trial">The trial; the thread each runs on is counted in it.</param>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="work">Takes the participant's number, from 0.</param>
    public static async Task MeasureOnTasks(this Trial trial, int count, Action<int> work)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(work);

        using (trial.Measure())
            await trial.OnTasks(count, n =>
            {
                work(n);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
    }

    // A background thread: one that hangs must not keep the process.
    private static Task OnThread(Trial trial, Barrier start, Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                // Twice: what a thread allocates for its first visit is not part of the measured stretch.
                trial.Visit();
                start.SignalAndWait();
                trial.Visit();
                work();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        })
        { IsBackground = true }.Start();
        return done.Task;
    }
}
