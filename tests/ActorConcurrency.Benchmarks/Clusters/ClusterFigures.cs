using System.Diagnostics;
using ActorConcurrency.Hosting;
using Akka.Actor;
using Medallion.Threading.Postgres;

namespace ActorConcurrency.Benchmarks;

/// <summary>Measures one store after the other. One operation is an acquisition, which is waited for, and its return, which is only sent; an advisory lock's return is waited for.</summary>
/// <param name="Rounds">How many rounds each contender has, in turn with the others.</param>
/// <param name="Round">How long a round takes.</param>
/// <param name="Entries">How many entries a name has that is recovered.</param>
internal sealed record ClusterFigures(int Rounds, TimeSpan Round, int Entries)
{
    private const int Crowd = 16;
    private const int Names = 20;
    private const int PerName = 3;

    // One permit is a lock: as the advisory lock is. With a permit for each client nobody waits for another, and writes go together, as the baseline's do.
    // No name has ever had more out than there are; the last word on that has the snapshot after all loads.
    private static readonly SemaphoreSettings Lock = new() { Initial = 1, Maximum = 1 };
    private static readonly SemaphoreSettings Enough = new() { Initial = Crowd, Maximum = Crowd };

    public async Task MeasureAsync(string title, ClusterStore store, string? postgres)
    {
        await using var home = await ClusterNodes.StartAsync(store, hasNames: true);
        await using var away = await ClusterNodes.StartAsync(store, hasNames: false, home);
        var run = Guid.NewGuid().ToString("N")[..8];
        var (near, far) = (ClusterSemaphore.Open(home.System, $"{run}-enough", Enough), ClusterSemaphore.Open(away.System, $"{run}-enough", Enough));
        var @lock = ClusterSemaphore.Open(home.System, $"{run}-lock", Lock);
        var many = Enumerable.Range(0, Names).Select(number => ClusterSemaphore.Open(home.System, $"{run}-{number}", Enough)).ToArray();
        var writer = home.System.ActorOf(Props.Create(() => new OnlyWrites(run)));
        ClusterLoad judged = new($"one name, near, {Crowd} clients", Crowd, _ => UseAsync(near));
        ClusterLoad baseline = new($"an actor that only writes, {Crowd} clients", Crowd, _ => WriteTwiceAsync(writer));
        List<ClusterLoad> loads =
        [
            new("one name, near, 1 client", 1, _ => UseAsync(near)),
            new("one name, far, 1 client", 1, _ => UseAsync(far)),
            judged,
            new($"one name, far, {Crowd} clients", Crowd, _ => UseAsync(far)),
            baseline,
            new($"one permit, near, {Crowd} clients", Crowd, _ => UseAsync(@lock)),
            new($"{Names} names, near, {Names * PerName} clients", Names * PerName, client => UseAsync(many[client % Names])),
        ];
        if (postgres is not null)
        {
            loads.Add(new ClusterLoad("advisory lock, 1 client", 1, _ => LockAsync(postgres, run, 0)));
            loads.Add(new ClusterLoad($"advisory lock, {Crowd} clients", Crowd, _ => LockAsync(postgres, run, 0)));
            loads.Add(new ClusterLoad($"{Names} advisory locks, {Names * PerName} clients", Names * PerName, client => LockAsync(postgres, run, client % Names)));
        }

        Console.WriteLine($"\n{title}{"",28}      per second (quartiles)            p50 ms    p99 ms");
        foreach (var load in loads) await load.RunAsync(Round);
        for (var round = 0; round < Rounds; round++)
            foreach (var load in loads) await load.MeasureAsync(Round);
        foreach (var load in loads) Console.WriteLine(load);
        Console.WriteLine(FormattableString.Invariant($"one name against an actor that only writes: {judged.Median / baseline.Median:0.00}x (target: at least 0.70x)"));
        await CheckAsync([near, @lock, .. many]);
        await RecoverAsync(home, run);
    }

    private static async Task UseAsync(ClusterSemaphore semaphore)
    {
        await using var permit = await semaphore.AcquireAsync();
    }

    // As a permit's life: the grant is waited for, the return is only sent.
    private static async Task WriteTwiceAsync(IActorRef writer)
    {
        await writer.Ask<object>(OnlyWrites.Write.Instance);
        writer.Tell(OnlyWrites.Write.Instance, ActorRefs.NoSender);
    }

    private static async Task LockAsync(string postgres, string run, int number)
    {
        await using var held = await new PostgresDistributedLock(new PostgresAdvisoryLockKey($"{run}-{number}", allowHashing: true), postgres).AcquireAsync();
    }

    private static async Task CheckAsync(IEnumerable<ClusterSemaphore> semaphores)
    {
        foreach (var semaphore in semaphores)
        {
            var state = await semaphore.SnapshotAsync();
            if (state.Available != state.Maximum || state.Held != 0 || state.Granted != state.Returned) throw new WrongResultException($"{semaphore.Name} ended with {state}");
        }
    }

    // The name is filled by one life and recovered by others, each on its own: no region is in it.
    private async Task RecoverAsync(ClusterNodes node, string run)
    {
        foreach (var (title, every) in new[] { ("with snapshots", 1000), ("without snapshots", int.MaxValue) })
        {
            var settings = new ClusterSettings { SnapshotEvery = every, GiveUpAfter = null };
            var name = $"{run}-recovery-{every}";
            var life = new Life(node.System, name, settings);
            await life.FillAsync(Entries);
            await life.EndAsync();
            List<double> took = [];
            for (var round = 0; round < Rounds; round++)
            {
                var since = Stopwatch.GetTimestamp();
                var next = new Life(node.System, name, settings);
                await next.GreetAsync();
                took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                await next.EndAsync();
            }

            var time = Statistics.Of(took);
            Console.WriteLine(FormattableString.Invariant(
                $"recovery after {Entries:#,0} entries, {title}: {time.Median:0.0} ms ({time.LowerQuartile:0.0} to {time.UpperQuartile:0.0})"));
        }
    }
}
