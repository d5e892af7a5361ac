using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>What an idle instance holds, and what one who waits does.</summary>
internal sealed class MemoryProbe(CostContender contender, bool exclusive, CostArena arena)
{
    public async Task<MemoryFigure> RunAsync(CostBudget budget)
    {
        var instance = await InstanceBytesAsync(budget.Instances).ConfigureAwait(false);
        await using var one = arena.Seat(contender);
        var blocks = exclusive ? one.Subject.Blocks : one.Subject.Waiting?.Wait is not null;
        if (!exclusive && one.Subject.Waiting is null) return new MemoryFigure(contender.Side, contender.Name, Told(instance), null, null);

        var count = blocks ? budget.BlockedThreads : budget.Waiters;
        using var line = exclusive ? WaitingLine.ToGetIn(one.Subject) : WaitingLine.Of(one.Subject.Waiting!);
        await line.OpenAsync().ConfigureAwait(false);
        var before = Look.Now();
        await line.JoinAsync(count).ConfigureAwait(false);
        var crowded = Look.Now();
        await line.CloseAsync(count).ConfigureAwait(false);
        return new MemoryFigure(
            contender.Side, contender.Name, Told(instance), Told(Each(crowded.Managed - before.Managed, count)),
            Math.Round(Each(crowded.Threads - before.Threads, count), 1));
    }

    // Each did one operation, so that whatever is made at the first use is there.
    private async Task<double> InstanceBytesAsync(int count)
    {
        await using (var first = arena.Seat(contender)) await first.OperateOnceAsync().ConfigureAwait(false);
        var seats = new CostSeat[count];
        var before = Look.Now();
        for (var i = 0; i < count; i++)
        {
            seats[i] = arena.Seat(contender);
            await seats[i].OperateOnceAsync().ConfigureAwait(false);
        }

        var instances = Array.ConvertAll(seats, seat => seat.Instance);
        foreach (var seat in seats) seat.ForgetSubject();
        var after = Look.Now();
        GC.KeepAlive(instances);
        foreach (var seat in seats) await seat.DisposeAsync().ConfigureAwait(false);
        return Each(after.Managed - before.Managed, count);
    }

    private static double Each(long all, int count) => (double)all / count;

    // The heap may shrink for reasons of its own by more than a few small objects need.
    private static double? Told(double bytes) => bytes > 0 ? bytes : null;

    private sealed record Look(long Managed, int Threads)
    {
        public static Look Now()
        {
            using var process = Process.GetCurrentProcess();
            var threads = process.Threads.Count;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            return new Look(GC.GetTotalMemory(forceFullCollection: false), threads);
        }
    }
}
