using System.Diagnostics;

namespace ActorConcurrency.Benchmarks;

/// <summary>What the process holds, after a full collection.</summary>
internal sealed record Footprint(double Megabytes, double ResidentMegabytes, int Threads, int Handles)
{
    // What caches, pools and the runtime's own threads may come and go by.
    private const double MemorySlack = 1.2;
    private const double MegabytesSlack = 8;
    private const double ResidentSlack = 64;
    private const int ThreadsSlack = 6;
    private const int HandlesSlack = 16;

    public static Footprint Take()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var heap = GC.GetGCMemoryInfo(GCKind.FullBlocking); // as the collection left it: the load goes on allocating
        using var process = Process.GetCurrentProcess();
        return new Footprint((heap.HeapSizeBytes - heap.FragmentedBytes) / 1e6, process.WorkingSet64 / 1e6, process.Threads.Count, process.HandleCount);
    }

    /// <summary>The medians: a single look catches the load in the middle of something.</summary>
    public static Footprint Median(IReadOnlyCollection<Footprint> all) => new(
        all.Select(one => one.Megabytes).Order().ElementAt(all.Count / 2),
        all.Select(one => one.ResidentMegabytes).Order().ElementAt(all.Count / 2),
        all.Select(one => one.Threads).Order().ElementAt(all.Count / 2),
        all.Select(one => one.Handles).Order().ElementAt(all.Count / 2));

    /// <summary>What has grown since; null: nothing.</summary>
    public string? GrownSince(Footprint earlier)
    {
        if (Megabytes > (earlier.Megabytes * MemorySlack) + MegabytesSlack) return $"memory from {earlier.Megabytes:0.0} MB to {Megabytes:0.0} MB";
        if (ResidentMegabytes > (earlier.ResidentMegabytes * MemorySlack) + ResidentSlack)
            return $"resident memory from {earlier.ResidentMegabytes:0} MB to {ResidentMegabytes:0} MB";
        if (Threads > earlier.Threads + ThreadsSlack) return $"threads from {earlier.Threads} to {Threads}";
        return Handles > earlier.Handles + HandlesSlack ? $"handles from {earlier.Handles} to {Handles}" : null;
    }
}
