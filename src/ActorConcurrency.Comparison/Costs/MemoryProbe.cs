using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>What an idle instance holds, and what one who waits does.</summary>
internal sealed class MemoryProbe(CostContender contender, bool exclusive, CostArena arena, Func<int>? threads = null)
{
    // Each thread that allocates has some kilobytes at hand, which count as used.
    private const long Noise = 16_384;
    private const long Plenty = 1_000_000;
    private const long Smallest = 24;

    // A heap that others use meanwhile can make a large instance look small: then it is not made by the thousand all the same.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(1);

    private readonly Func<int> _threads = threads ?? ThreadsOfProcess;

    /// <summary>How many threads this process has: its own, the pool's, and those of whatever else runs in it.</summary>
    public static int ThreadsOfProcess()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    public async Task<MemoryFigure> RunAsync(CostBudget budget)
    {
        var instance = await InstanceAsync(budget).ConfigureAwait(false);
        await using var one = arena.Seat(contender);
        var figure = new MemoryFigure(contender.Side, contender.Name, instance.Told, null, null) { ThreadsPerInstance = Math.Round(instance.Threads, 1) };
        if (!exclusive && one.Subject.Waiting is null) return figure;

        var blocks = exclusive ? one.Subject.Blocks : one.Subject.Waiting!.Wait is not null;
        var count = blocks ? budget.BlockedThreads : budget.Waiters;
        using var line = exclusive ? WaitingLine.ToGetIn(one.Subject, count) : WaitingLine.Of(one.Subject.Waiting!, count);
        var waiter = await WaiterAsync(line, count).ConfigureAwait(false);
        var bare = blocks ? await BareWaiterAsync(count).ConfigureAwait(false) : default;
        return figure with { WaiterBytes = (waiter - bare).Told, ThreadsPerWaiter = Math.Round(waiter.Threads, 1) };
    }

    // A thread that waits for nothing of the contender's: the thread itself, and what the laboratory keeps of it.
    private async Task<Held> BareWaiterAsync(int count)
    {
        using var end = new ManualResetEvent(initialState: false);
        using var line = WaitingLine.Of(CostWaiting.Blocking(() => end.WaitOne(), _ => end.Set()), count);
        return await WaiterAsync(line, count).ConfigureAwait(false);
    }

    private async Task<Held> WaiterAsync(WaitingLine line, int count)
    {
        await line.OpenAsync().ConfigureAwait(false);
        var before = Now();
        await line.JoinAsync().ConfigureAwait(false);
        var crowded = Now();
        await line.CloseAsync().ConfigureAwait(false);
        return crowded.Since(before, count);
    }

    // Small ones are made by the thousand: the heap is counted by the kilobyte.
    private async Task<Held> InstanceAsync(CostBudget budget)
    {
        // What is made once for all belongs to no instance.
        await CostSeat.StopAsync(await UsedAsync().ConfigureAwait(false)).ConfigureAwait(false);
        var some = await InstancesAsync(budget.Instances, budget.BlockedThreads, budget.Instances).ConfigureAwait(false);
        if (some.Threads >= 0.5 || some.All >= Plenty) return some;
        var many = (int)(Plenty / Math.Max(some.Bytes, Smallest));
        return await InstancesAsync(many, many, budget.Instances).ConfigureAwait(false);
    }

    // Room for all beforehand, and nothing else of them is kept: the rest is the instances' own. Of those that keep a thread a few are enough.
    private async Task<Held> InstancesAsync(int count, int few, int fewest)
    {
        var (instances, made) = (new object[count], 0);
        var before = Now();
        var since = Stopwatch.GetTimestamp();
        for (; made < count && !(made == few && 2 * (_threads() - before.ThreadCount) >= few) && (made < fewest || Stopwatch.GetElapsedTime(since) < LongEnough); made++)
            instances[made] = await UsedAsync().ConfigureAwait(false);
        var held = Now().Since(before, made);
        await Task.WhenAll(instances[..made].Select(instance => CostSeat.StopAsync(instance).AsTask())).ConfigureAwait(false);
        return held;
    }

    // It did one operation, so that whatever is made at the first use is there.
    private async Task<object> UsedAsync()
    {
        var seat = arena.Seat(contender);
        await seat.OperateOnceAsync().ConfigureAwait(false);
        return seat.Instance;
    }

    private Look Now()
    {
        var threads = _threads();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return new Look(GC.GetTotalMemory(forceFullCollection: false), threads);
    }

    /// <summary>What so many hold.</summary>
    private readonly record struct Held(long All, int AllThreads, int Count)
    {
        public double Bytes => (double)All / Count;

        public double Threads => (double)AllThreads / Count;

        public double? Told => All > Noise ? Bytes : null;

        public static Held operator -(Held held, Held bare) => held with { All = held.All - bare.All };
    }

    private readonly record struct Look(long Managed, int ThreadCount)
    {
        public Held Since(Look before, int count) => new(Managed - before.Managed, Math.Max(0, ThreadCount - before.ThreadCount), count);
    }
}
