using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>ThreadPoolExecutor</c>: threads that take calls from a queue, one more for each submission until there are enough. Source: the CPython library.
/// </summary>
/// <remarks>
/// <para>Faults, kept: the queue has no limit; a call that runs can be neither cancelled nor timed out; a call that waits for another one of the same pool
/// waits for ever if no thread is left; its threads are foreground ones, so the process lives until all calls have ended; what a call throws is lost if
/// nobody asks its future.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class PythonThreadPool
{
    private readonly Lock _lock = new();
    private readonly PythonQueue<Action?> _queue = new();
    private readonly Dictionary<Action, PythonFuture> _futures = [];
    private readonly SemaphoreSlim _idle = new(0);
    private readonly List<Thread> _threads = [];
    private readonly Action? _initializer;
    private readonly int _maxWorkers;
    private Exception? _broken;
    private bool _isShutDown;

    /// <summary>Creates the pool; threads start with submissions.</summary>
    /// <param name="maxWorkers">How many threads at most; null: <c>min(32, processors + 4)</c>.</param>
    /// <param name="initializer">What each thread runs first; null: nothing.</param>
    /// <exception cref="ArgumentException">Python's <c>ValueError: max_workers must be greater than 0</c>.</exception>
    public PythonThreadPool(int? maxWorkers = null, Action? initializer = null)
    {
        if (maxWorkers <= 0) throw new ArgumentException("max_workers must be greater than 0", nameof(maxWorkers));
        (_maxWorkers, _initializer) = (maxWorkers ?? Math.Min(32, Environment.ProcessorCount + 4), initializer);
    }

    /// <summary>Its threads so far.</summary>
    public IReadOnlyList<Thread> Threads
    {
        get { lock (_lock) return [.. _threads]; }
    }

    /// <summary>Has a call run by a thread.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <param name="call">The call.</param>
    /// <returns>Its future.</returns>
    /// <exception cref="InvalidOperationException">Python's <c>RuntimeError: cannot schedule new futures after shutdown</c>.</exception>
    /// <exception cref="BrokenExecutorException">An initialiser has failed: Python's <c>BrokenThreadPool</c>.</exception>
    public PythonFuture<T> Submit<T>(Func<T> call)
    {
        lock (_lock)
        {
            if (_broken is not null) throw NewBroken();
            if (_isShutDown) throw new InvalidOperationException("cannot schedule new futures after shutdown");
            var future = new PythonFuture<T>();
            Action item = () => Run(future, call);
            _futures.Add(item, future);
            _queue.Put(item);
            AdjustThreadCount();
            return future;
        }
    }

    /// <summary>Has a call run for each item and gives the results in the order of the items. All items are taken and submitted at once.</summary>
    /// <typeparam name="TItem">The items' type.</typeparam>
    /// <typeparam name="T">The results' type.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="items">The items.</param>
    /// <param name="timeout">For how many seconds, from the call on, for all of them; null: as long as it takes.</param>
    /// <returns>The results; whoever stops early cancels what has not begun, and so does a failure.</returns>
    /// <exception cref="TimeoutException">While it is enumerated: a result is not there in time.</exception>
    public IEnumerable<T> Map<TItem, T>(Func<TItem, T> call, IEnumerable<TItem> items, double? timeout = null)
    {
        var start = Stopwatch.GetTimestamp();
        var futures = new Queue<PythonFuture<T>>(items.Select(item => Submit(() => call(item))).ToList());
        return Results();

        IEnumerable<T> Results()
        {
            try
            {
                while (futures.TryPeek(out var future))
                {
                    var result = future.Result(timeout - Stopwatch.GetElapsedTime(start).TotalSeconds);
                    futures.Dequeue();
                    yield return result;
                }
            }
            finally
            {
                foreach (var future in futures) future.Cancel();
            }
        }
    }

    /// <summary>Takes no calls any more.</summary>
    /// <param name="wait">Whether to block until all threads have ended.</param>
    /// <param name="cancelFutures">Whether what has not begun is cancelled.</param>
    /// <exception cref="InvalidOperationException">A thread of the pool waits: Python's <c>RuntimeError: cannot join current thread</c>.</exception>
    public void Shutdown(bool wait = true, bool cancelFutures = false)
    {
        lock (_lock)
        {
            _isShutDown = true;
            while (cancelFutures && _queue.TryGet(out var item))
                if (item is not null && _futures.Remove(item, out var future))
                    future.Cancel();
            // Wakes one thread, which wakes the next.
            _queue.Put(null);
        }

        if (!wait) return;
        foreach (var thread in Threads)
        {
            if (thread == Thread.CurrentThread) throw new InvalidOperationException("cannot join current thread");
            thread.Join();
        }
    }

    private static BrokenExecutorException NewBroken() => new("A thread initializer failed, the thread pool is not usable anymore");

    private void AdjustThreadCount()
    {
        if (_idle.Wait(0) || _threads.Count >= _maxWorkers) return;
        var thread = PythonThread.Create(Work, $"ThreadPoolExecutor_{_threads.Count}");
        _threads.Add(thread);
        thread.Start();
    }

    private void Work()
    {
        if (!TryInitialize()) return;
        while (TryRunNext())
        {
        }

        _queue.Put(null);
    }

    // A method of its own, for Python's "del work_item": while it waits, it keeps nothing of what it has run.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryRunNext()
    {
        if (!_queue.TryGet(out var item))
        {
            _idle.Release();
            item = _queue.Get();
        }

        if (item is null) return false;
        lock (_lock) _futures.Remove(item);
        item();
        return true;
    }

    private bool TryInitialize()
    {
        try
        {
            _initializer?.Invoke();
            return true;
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"Exception in initializer: {error}");
            Break(error);
            return false;
        }
    }

    private void Break(Exception error)
    {
        lock (_lock)
        {
            _broken = error;
            while (_queue.TryGet(out var item))
                if (item is not null && _futures.Remove(item, out var future))
                    future.SetException(NewBroken());
        }
    }

    private static void Run<T>(PythonFuture<T> future, Func<T> call)
    {
        if (!future.SetRunningOrNotifyCancel()) return;
        T result;
        try
        {
            result = call();
        }
        catch (Exception error)
        {
            future.SetException(error);
            return;
        }

        future.SetResult(result);
    }
}
