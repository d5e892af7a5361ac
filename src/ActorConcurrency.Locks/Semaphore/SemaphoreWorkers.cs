using System.Collections.Immutable;

namespace ActorConcurrency.Locks;

/// <summary>
/// The page's program: workers wait on a <see cref="PythonSemaphore"/> of 0, the launcher releases once, and each worker releases
/// after its work. Source: "Basic semaphore".
/// </summary>
/// <remarks>
/// <para>Faults, kept: the page speaks of waking a single waiting thread, yet all workers run, one by one, because each wakes the next;
/// the first release comes from somebody who never acquired, so one permit is left at the end; a worker that fails while it works
/// never releases, and all behind it wait for ever; the threads are foreground threads, so the process then never ends.</para>
/// </remarks>
public sealed class SemaphoreWorkers
{
    private readonly Action<string> _print;

    private SemaphoreWorkers(Action<string> print, int workers)
    {
        _print = print;
        Threads = [.. Enumerable.Range(0, workers).Select(n => PythonThread.Create(() => Work(n), $"worker-{n}"))];
    }

    /// <summary>The semaphore that all workers share.</summary>
    public PythonSemaphore Semaphore { get; } = new(0);

    /// <summary>The workers' threads, all started. The page does not join them.</summary>
    public ImmutableArray<Thread> Threads { get; }

    /// <summary>Starts the workers and releases once, as the page does.</summary>
    /// <param name="print">Takes each printed line, called by the worker while it holds its permit.</param>
    /// <param name="workers">How many workers; 0 or more. 10 by default, as on the page.</param>
    /// <returns>The running program.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is negative.</exception>
    public static SemaphoreWorkers Launch(Action<string> print, int workers = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        var program = new SemaphoreWorkers(print, workers);
        foreach (var thread in program.Threads) thread.Start();
        program.Semaphore.Release();
        return program;
    }

    private void Work(int n)
    {
        Semaphore.Acquire();
        _print($"Working {n}");
        Semaphore.Release();
    }
}
