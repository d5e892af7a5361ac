using System.Diagnostics;

namespace ActorConcurrency.Benchmarks;

/// <summary>What one run of one contender took. CPU time and bytes are those of all threads, for each operation.</summary>
internal readonly record struct Run(TimeSpan Elapsed, double Nanoseconds, double CpuNanoseconds, double Bytes)
{
    // Not a measure of time: a limit for a run that hangs, and far beyond what any takes on a busy machine.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs a contender once, on a heap without garbage.</summary>
    /// <exception cref="WrongResultException">It has failed, has not ended, or has not computed what it should have.</exception>
    public static async Task<Run> MeasureAsync(Entry entry, Contender contender, int operations)
    {
        try
        {
            await contender.PrepareAsync(operations).WaitAsync(Limit);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var run = await OperateAsync(contender, operations);
            await contender.CheckAsync(operations).WaitAsync(Limit);
            return run;
        }
        catch (TimeoutException)
        {
            throw new WrongResultException($"{entry.Name}: a run has not ended within {Limit.TotalMinutes:0} minutes");
        }
        catch (Exception e)
        {
            throw new WrongResultException($"{entry.Name}: {e.Message}");
        }
    }

    private static async Task<Run> OperateAsync(Contender contender, int operations)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        await contender.OperateAsync(operations).WaitAsync(Limit);
        var elapsed = Stopwatch.GetElapsedTime(began);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return new Run(elapsed, elapsed.TotalNanoseconds / operations, cpu.TotalNanoseconds / operations, allocated / (double)operations);
    }
}
