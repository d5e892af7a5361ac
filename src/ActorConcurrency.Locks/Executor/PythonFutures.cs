namespace ActorConcurrency.Locks;

/// <summary>What <see cref="PythonFutures.Wait"/> waits for.</summary>
public enum ReturnWhen
{
    /// <summary>All are done.</summary>
    AllCompleted,

    /// <summary>One is done.</summary>
    FirstCompleted,

    /// <summary>One has failed, or all are done. One that was cancelled has not failed.</summary>
    FirstException,
}

/// <summary>Python's <c>concurrent.futures.wait</c> and <c>as_completed</c>. Source: the CPython library. Thread-safe.</summary>
public static class PythonFutures
{
    /// <summary>Blocks until some or all futures are done.</summary>
    /// <param name="futures">The futures; one that is given twice counts once.</param>
    /// <param name="timeout">For how many seconds; null: as long as it takes.</param>
    /// <param name="returnWhen">What it waits for.</param>
    /// <returns>Those that are done, and the others.</returns>
    public static (HashSet<PythonFuture> Done, HashSet<PythonFuture> NotDone) Wait(
        IEnumerable<PythonFuture> futures, double? timeout = null, ReturnWhen returnWhen = ReturnWhen.AllCompleted)
    {
        var all = futures.ToHashSet();
        using var changed = new Changes(all);
        while (!IsEnough(all, returnWhen) && changed.Wait(timeout))
        {
            // It looks again: one change need not be enough.
        }

        var done = all.Where(static future => future.IsSettled).ToHashSet();
        return (done, all.Except(done).ToHashSet());
    }

    /// <summary>Gives futures as they are done, each once.</summary>
    /// <param name="futures">The futures; one that is given twice comes once.</param>
    /// <param name="timeout">For how many seconds, for all of them; null: as long as it takes.</param>
    /// <returns>The futures, in the order in which they are done.</returns>
    /// <exception cref="TimeoutException">While it is enumerated: some are not done in time.</exception>
    public static IEnumerable<PythonFuture> AsCompleted(IEnumerable<PythonFuture> futures, double? timeout = null)
    {
        var pending = futures.ToHashSet();
        var total = pending.Count;
        using var changed = new Changes(pending);
        while (pending.Count > 0)
        {
            foreach (var future in pending.Where(static future => future.IsSettled).ToList())
            {
                pending.Remove(future);
                yield return future;
            }

            if (pending.Count > 0 && !changed.Wait(timeout)) throw new TimeoutException($"{pending.Count} (of {total}) futures unfinished");
        }
    }

    private static bool IsEnough(HashSet<PythonFuture> all, ReturnWhen returnWhen) =>
        all.All(static future => future.IsSettled)
        || (returnWhen == ReturnWhen.FirstCompleted && all.Any(static future => future.IsSettled))
        || (returnWhen == ReturnWhen.FirstException && all.Any(static future => future.HasFailed));

    /// <summary>An event for the changes of several futures, and the time that is left.</summary>
    private sealed class Changes : IDisposable
    {
        private readonly long _start = Environment.TickCount64;
        private readonly SemaphoreSlim _changed = new(0);
        private readonly HashSet<PythonFuture> _futures;
        private readonly Action _waiter;

        public Changes(HashSet<PythonFuture> futures)
        {
            (_futures, _waiter) = ([.. futures], () => _changed.Release());
            foreach (var future in _futures) future.TryAddWaiter(_waiter);
        }

        /// <summary>Blocks until one changes; false: there is no time left.</summary>
        public bool Wait(double? timeout)
        {
            if (timeout is not { } seconds)
            {
                _changed.Wait();
                return true;
            }

            var past = TimeSpan.FromMilliseconds(Environment.TickCount64 - _start);
            return LongWait.Wait(LongWait.Of(seconds) - past, _changed.Wait);
        }

        public void Dispose()
        {
            foreach (var future in _futures) future.RemoveWaiter(_waiter);
        }
    }
}
