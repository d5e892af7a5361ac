namespace ActorConcurrency.Locks;

/// <summary>The page's <c>acquire(*locks)</c>: takes several locks by rank, whatever order they are given in. Source: "Deadlock Avoidance".</summary>
/// <remarks>
/// <para>Faults, kept: the same lock given twice is taken twice, and the thread waits for itself for ever; an acquisition that fails
/// half-way releases all the locks, also those that it never took and somebody else holds; the empty set fails when it is nested,
/// with an error about an index; what a thread holds is known by thread alone, so locks given back by another thread count as held for ever.</para>
/// <para>Differences from Python: the rank takes the place of <c>id()</c>. The way to fail half-way is <see cref="Thread.Interrupt"/>,
/// where Python has <c>KeyboardInterrupt</c>. Thread-safe.</para>
/// </remarks>
public static class OrderedAcquisition
{
    [ThreadStatic] private static List<RankedLock>? t_acquired;

    /// <summary>Python's <c>with acquire(...)</c>, on <c>using</c>: blocks until it has all locks. Dispose what it returns once, on the same thread.</summary>
    /// <param name="locks">The locks, in any order.</param>
    /// <returns>The held locks.</returns>
    /// <exception cref="InvalidOperationException">The thread holds a lock that is not below all of these: Python's <c>RuntimeError: Lock Order Violation</c>.</exception>
    /// <exception cref="IndexOutOfRangeException">The empty set, while the thread holds something.</exception>
    public static Held Acquire(params RankedLock[] locks)
    {
        var sorted = locks.OrderBy(item => item.Rank).ToArray();
        var acquired = t_acquired ??= [];
        if (acquired.Count > 0 && acquired.Max(item => item.Rank) >= sorted[0].Rank) throw new InvalidOperationException("Lock Order Violation");
        acquired.AddRange(sorted);
        try
        {
            foreach (var item in sorted) item.Lock.Acquire();
        }
        catch
        {
            Release(sorted, acquired);
            throw;
        }

        return new Held(sorted, acquired);
    }

    // The page's "finally", which runs for locks that were never taken too.
    private static void Release(RankedLock[] locks, List<RankedLock> acquired)
    {
        for (var index = locks.Length - 1; index >= 0; index--) locks[index].Lock.Release();
        acquired.RemoveRange(acquired.Count - locks.Length, locks.Length);
    }

    /// <summary>Several locks while they are held.</summary>
    public readonly ref struct Held
    {
        private readonly RankedLock[] _locks;
        private readonly List<RankedLock> _acquired;

        internal Held(RankedLock[] locks, List<RankedLock> acquired) => (_locks, _acquired) = (locks, acquired);

        /// <summary>Releases the locks in reverse order.</summary>
        /// <exception cref="InvalidOperationException">Somebody else has released one of them: Python's <c>RuntimeError: release unlocked lock</c>.</exception>
        public void Dispose() => Release(_locks, _acquired);
    }
}
