using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>Measures one stretch of a trial: time, allocation, distinct threads. Thread-safe.</summary>
internal sealed class Meter
{
    // The meter that this thread was counted by last. Thread ids are reused once a thread has died, so a set of ids would count too few.
    [ThreadStatic] private static Meter? t_countedBy;

    private readonly long _bytesBefore = GC.GetTotalAllocatedBytes(precise: true);
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _notes;
    private int _threads;

    /// <summary>Counts the current thread, once.</summary>
    public void Visit()
    {
        if (ReferenceEquals(t_countedBy, this)) return;
        t_countedBy = this;
        Interlocked.Increment(ref _threads);
    }

    /// <summary>Runs <paramref name="note"/> and takes what it allocates on this thread off the bill.</summary>
    public void Unbilled(Action note)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        note();
        Interlocked.Add(ref _notes, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>The figures from the start until now.</summary>
    public Figures Read()
    {
        var duration = Stopwatch.GetElapsedTime(_started).TotalMilliseconds;
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - _bytesBefore - Interlocked.Read(ref _notes);
        return new Figures(Math.Round(duration, 5), Volatile.Read(ref _threads), Math.Max(0, bytes));
    }
}
