using System.Diagnostics;
using System.Globalization;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// A million timers of one second, their phases spread over it. They have three targets at once (processor time, memory, how late the
/// 99th of a hundred is); the ratio is that of the worst.
/// </summary>
internal sealed class TimersCase() : Case("timers-1m")
{
    private const int Timers = 1_000_000;
    private const int Sinks = 16;
    private const double MaximumCores = 1.5;
    private const double MaximumMegabytes = 1024;
    private const double MaximumLateness = 50;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public override async Task<Result> MeasureAsync()
    {
        await using var arena = new Arena();
        var sinks = Enumerable.Range(0, Sinks).Select(_ => arena.System.ActorOf(Props.Create(() => new LatenessActor()))).ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var timers = Schedule(arena.System.Scheduler, sinks);
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        await Task.Delay(2 * Period); // until those are made up for that fell due while the heap was looked at
        await CollectAsync(sinks);
        var windows = new List<(double Cores, long Ticks, int Lateness, double Bytes)>();
        var (collections, paused) = (GC.CollectionCount(0), GC.GetTotalPauseDuration());
        for (var round = 0; round < Rounds; round++) windows.Add(await WatchAsync(sinks));
        (collections, paused) = (GC.CollectionCount(0) - collections, GC.GetTotalPauseDuration() - paused);
        foreach (var timer in timers) timer.Cancel();
        await CheckQuietAsync(sinks);
        return Summarize(windows, megabytes, FormattableString.Invariant($"{collections} collections of {paused.TotalMilliseconds:0} ms in all"));
    }

    private static ICancelable[] Schedule(IScheduler scheduler, IActorRef[] sinks)
    {
        var timers = new ICancelable[Timers];
        for (var i = 0; i < Timers; i++)
        {
            var delay = Period + TimeSpan.FromMilliseconds(i * 7919L % 1000);
            var beat = new Beat(Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency));
            timers[i] = scheduler.ScheduleTellRepeatedlyCancelable(delay, Period, sinks[i % Sinks], beat, ActorRefs.NoSender);
        }

        return timers;
    }

    private static async Task<(double Cores, long Ticks, int Lateness, double Bytes)> WatchAsync(IActorRef[] sinks)
    {
        var run = new Run(1);
        run.Begin();
        await Task.Delay(Period);
        run.End();
        var lateness = await CollectAsync(sinks);
        var ticks = lateness.Sum();
        var p99 = 0;
        for (long seen = lateness[0]; seen < ticks * 0.99; seen += lateness[p99]) p99++;
        return (run.CpuNanosecondsPerOperation / run.NanosecondsPerOperation, ticks, p99, run.BytesPerOperation / Math.Max(1, ticks));
    }

    private static async Task<long[]> CollectAsync(IActorRef[] sinks)
    {
        var all = await Task.WhenAll(sinks.Select(sink => sink.Ask<long[]>(Commands.Report)));
        return [.. Enumerable.Range(0, all[0].Length).Select(ms => all.Sum(one => one[ms]))];
    }

    private static async Task CheckQuietAsync(IActorRef[] sinks)
    {
        await CollectAsync(sinks); // what had fallen due before the last was cancelled
        await Task.Delay(Period / 10);
        await CollectAsync(sinks);
        await Task.Delay(Period);
        WrongResultException.ThrowUnless(0, (await CollectAsync(sinks)).Sum(), "ticks of cancelled timers");
    }

    private Result Summarize(List<(double Cores, long Ticks, int Lateness, double Bytes)> windows, double megabytes, string collections)
    {
        var ticks = windows.Sum(w => w.Ticks) / (double)Rounds;
        if (ticks > Timers * 1.5) throw new WrongResultException($"{ticks:0} ticks a second of {Timers} timers");
        var cores = Median(windows.Select(w => w.Cores));
        var late = Median(windows.Select(w => (double)w.Lateness));
        double Worst(double oneCores, double oneLate) =>
            Math.Min(Math.Min(MaximumCores / oneCores, MaximumMegabytes / megabytes), MaximumLateness / Math.Max(1, oneLate));
        var worst = windows.Select(w => Worst(w.Cores, w.Lateness)).ToArray();
        return new Result(Name)
        {
            Ours = cores,
            Unit = "cores",
            Target = MaximumCores,
            Ratio = Worst(cores, late),
            Lowest = worst.Min(),
            Highest = worst.Max(),
            CpuNanosecondsPerOperation = cores * 1e9 / ticks,
            BytesPerOperation = Median(windows.Select(w => w.Bytes)),
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{megabytes:0} MB (<= {MaximumMegabytes}), p99 late {late:0} ms (<= {MaximumLateness}), {ticks:0} ticks/s, {collections}"),
        };
    }

    /// <summary>What a timer tells its actor: the same object each time, which says when it is due next.</summary>
    private sealed class Beat(long due)
    {
        public long Due { get; set; } = due;
    }

    /// <summary>Counts how many beats came how many milliseconds late; a report begins anew.</summary>
    private sealed class LatenessActor : UntypedActor
    {
        private const int Longest = 10_000;
        private long[] _late = new long[Longest + 1];

        protected override void OnReceive(object message)
        {
            if (message is Beat beat)
            {
                var late = Stopwatch.GetTimestamp() - beat.Due;
                _late[Math.Clamp(late * 1000 / Stopwatch.Frequency, 0, Longest)]++;
                beat.Due += (long)(Period.TotalSeconds * Stopwatch.Frequency);
            }
            else if (message == Commands.Report)
            {
                Sender.Tell(_late);
                _late = new long[Longest + 1];
            }
        }
    }
}
