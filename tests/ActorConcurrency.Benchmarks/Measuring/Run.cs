using System.Diagnostics;

namespace ActorConcurrency.Benchmarks;

/// <summary>One run of one side: how much it has to do, and which part of it counts.</summary>
/// <remarks>All of it counts, unless it says itself where the part begins and ends that does.</remarks>
internal sealed class Run(int operations)
{
    private long _began;
    private long _allocated;
    private TimeSpan _cpu;

    public int Operations => operations;

    /// <summary>How long the part that counts took; null while it goes on.</summary>
    public TimeSpan? Elapsed { get; private set; }

    public double NanosecondsPerOperation => Elapsed!.Value.TotalNanoseconds / operations;

    public double CpuNanosecondsPerOperation { get; private set; }

    public double BytesPerOperation { get; private set; }

    /// <summary>What else is worth saying.</summary>
    public string? Note { get; set; }

    /// <summary>What went before was preparation.</summary>
    public void Begin()
    {
        _allocated = GC.GetTotalAllocatedBytes(precise: true);
        _cpu = Environment.CpuUsage.TotalTime;
        _began = Stopwatch.GetTimestamp();
    }

    /// <summary>What comes now is clearing up. Only the first end counts.</summary>
    public void End()
    {
        if (Elapsed is not null) return;
        Elapsed = Stopwatch.GetElapsedTime(_began);
        CpuNanosecondsPerOperation = (Environment.CpuUsage.TotalTime - _cpu).TotalNanoseconds / operations;
        BytesPerOperation = (GC.GetTotalAllocatedBytes(precise: true) - _allocated) / (double)operations;
    }
}
