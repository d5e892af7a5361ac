using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime;
using HdrHistogram;

namespace ActorConcurrency.Comparison;

/// <summary>Measures one study: the contenders take turns, so that what disturbs the machine disturbs them all.</summary>
internal sealed class CostBench(CostStudy study, CostBudget budget, int seed, CostArena arena, Action<string> tell, CancellationToken cancellation)
{
    private const double Load = 0.5;
    private const int FewestBeyond = 10;
    private const int CalmPasses = 2;
    private const int FewMethods = 2;

    // What ran less often the runtime does not compile anew yet: that it compiles nothing says nothing.
    private const int OftenEnough = 200;

    // The first study of a process has the most to compile.
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(6);

    // Longer than the runtime waits before it compiles anew.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private static readonly int Servers = Math.Min(2, Environment.ProcessorCount);

    private readonly List<CostSeat> _seats = [];
    private readonly ImmutableArray<ThroughputFigure>.Builder _throughput = ImmutableArray.CreateBuilder<ThroughputFigure>();
    private readonly ImmutableArray<LatencyFigure>.Builder _latency = ImmutableArray.CreateBuilder<LatencyFigure>();
    private readonly ImmutableArray<MemoryFigure>.Builder _memory = ImmutableArray.CreateBuilder<MemoryFigure>();
    private readonly ImmutableArray<OvertakingFigure>.Builder _overtaking = ImmutableArray.CreateBuilder<OvertakingFigure>();

    private ImmutableArray<double> Holds => study.OverHolds ? budget.HoldMicroseconds : budget.HoldMicroseconds[..1];

    /// <summary>Measures until it is through or cancelled.</summary>
    public async Task<RecipeCosts> RunAsync(string recipe, IEnumerable<CostContender> contenders)
    {
        var since = Stopwatch.GetTimestamp();
        _seats.AddRange(contenders.Select(arena.Seat));
        var complete = await MeasureAsync().ConfigureAwait(false);
        foreach (var seat in _seats) await seat.DisposeAsync().ConfigureAwait(false);

        ImmutableArray<ThroughputFigure> throughput = [.. _throughput.Where(row => IsSound(row.Side, row.Name))];
        return new RecipeCosts(
            recipe, study.Operation, study.Exclusive, budget.Name, budget.Round.TotalMilliseconds, seed, throughput,
            [.. _latency.Where(row => IsSound(row.Side, row.Name))], [.. _memory.Where(row => IsSound(row.Side, row.Name))],
            [.. _overtaking.Where(row => IsSound(row.Side, row.Name))], CrossOver.Of(throughput),
            [.. from seat in _seats where seat.Broken is not null select new BrokenContender(seat.Contender.Side, seat.Contender.Name, seat.Broken!)],
            study.NotMeasured, complete, Stopwatch.GetElapsedTime(since).TotalSeconds) { Study = study.Name, Notes = [.. study.Notes] };
    }

    private async Task<bool> MeasureAsync()
    {
        try
        {
            await WarmUpAsync().ConfigureAwait(false);
            foreach (var hold in Holds)
                foreach (var participants in budget.Participants)
                    await SweepAsync(participants, hold).ConfigureAwait(false);
            await OfferAsync().ConfigureAwait(false);
            await RestAsync().ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    // Until the runtime has nothing more to compile: it does so in the background, in a pause, for what has run often.
    private async Task WarmUpAsync()
    {
        tell("warm up");
        var since = Stopwatch.GetTimestamp();
        for (var calm = 0; IsCold(Stopwatch.GetElapsedTime(since), calm);)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            foreach (var participants in (int[])[1, budget.Participants[^1]])
                foreach (var seat in _seats) await RoundAsync(seat, participants, 0, budget.Round).ConfigureAwait(false);
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            calm = JitInfo.GetCompiledMethodCount() - compiled <= FewMethods && _seats.TrueForAll(seat => seat.Broken is not null || seat.Operations >= OftenEnough) ? calm + 1 : 0;
        }
    }

    private bool IsCold(TimeSpan since, int calm) => since < budget.WarmUp || (calm < CalmPasses && since < LongestWarmUp);

    private async Task SweepAsync(int participants, double hold)
    {
        tell(FormattableString.Invariant($"{participants} participants, hold {hold} µs"));
        var rounds = _seats.ConvertAll(_ => new List<LoopRound>());
        for (var round = 0; round < budget.Rounds; round++)
        {
            // Nobody always comes after the same one.
            for (var turn = 0; turn < _seats.Count; turn++)
            {
                var index = (turn + round) % _seats.Count;
                if (await RoundAsync(_seats[index], participants, hold, LengthOf(_seats[index], participants)).ConfigureAwait(false) is { } result) rounds[index].Add(result);
            }
        }

        foreach (var (seat, results) in _seats.Zip(rounds))
            if (seat.Broken is null) _throughput.Add(Figure(seat.Contender, participants, hold, results) with { RoundMs = LengthOf(seat, participants).TotalMilliseconds });
    }

    private static ThroughputFigure Figure(CostContender contender, int participants, double hold, List<LoopRound> rounds)
    {
        var (lower, median, upper) = Spread.Quartiles(rounds.Select(round => round.PerSecond));
        var jain = Spread.Quartiles(rounds.Select(round => Spread.Jain(round.Shares))).Median;
        return new ThroughputFigure(contender.Side, contender.Name, participants, hold, median, lower, upper, rounds.Count, jain, rounds.Max(round => round.Threads))
        {
            RoundsNs = [.. rounds.Where(round => round.PerSecond > 0).Select(round => Math.Round(1e9 / round.PerSecond, 2))],
        };
    }

    private TimeSpan LengthOf(CostSeat seat, int participants) => seat.Subject.Blocks && participants > 1 ? budget.BlockingRound : budget.Round;

    private Task<LoopRound?> RoundAsync(CostSeat seat, int participants, double hold, TimeSpan length)
    {
        cancellation.ThrowIfCancellationRequested();
        return seat.TryAsync(() => new ClosedLoop(seat.Subject, arena.Crew, hold).RunAsync(participants, length), round => round.Operations, study.Exclusive);
    }

    // Half of what the slowest did where nothing else is spent, by however many: the same for all, and nobody is driven into a queue without end.
    private async Task OfferAsync()
    {
        var hold = budget.HoldMicroseconds[0];
        var capacities = _throughput.Where(row => row.HoldMicroseconds == hold && IsSound(row.Side, row.Name)).Select(row => row.PerSecond).ToList();
        if (capacities.Count == 0 || capacities.Min() <= 0) return;

        var offered = Load * capacities.Min();
        var arrivals = ArrivalSchedule.Of(seed, offered, budget.Latency);
        foreach (var seat in _seats)
        {
            tell($"latency of {seat.Contender}");
            cancellation.ThrowIfCancellationRequested();
            var latencies = await seat.TryAsync(() => ServeAsync(seat.Subject, hold, arrivals), all => all.TotalCount, study.Exclusive).ConfigureAwait(false);
            if (latencies is not null) _latency.Add(Figure(seat.Contender, hold, offered, latencies));
        }
    }

    private bool IsSound(Side side, string name) => _seats.Exists(seat => (seat.Contender.Side, seat.Contender.Name) == (side, name) && seat.Broken is null);

    private async Task<LongHistogram> ServeAsync(CostSubject subject, double hold, ImmutableArray<long> arrivals)
    {
        subject.Work.Hold(hold);
        var loop = new OpenLoop(arrivals, LoadClock.Instance, Servers);
        var latencies = Enumerable.Range(0, Servers).Select(_ => OpenLoop.NewHistogram()).ToArray();
        if (subject.Blocks) await arena.Crew.RunAsync(Servers, n => loop.Serve(() => subject.Operate!(subject.Work), latencies[n])).ConfigureAwait(false);
        else await Task.WhenAll(latencies.Select(mine => Task.Run(() => loop.ServeAsync(() => subject.OperateAsync!(subject.Work), mine)))).ConfigureAwait(false);
        foreach (var other in latencies[1..]) latencies[0].Add(other);
        return latencies[0];
    }

    private static LatencyFigure Figure(CostContender contender, double hold, double offered, LongHistogram latencies)
    {
        double At(double percentile) => latencies.GetValueAtPercentile(percentile) / 1e3;
        double? Rare(double percentile) => latencies.TotalCount * (100 - percentile) / 100 >= FewestBeyond ? At(percentile) : null;
        return new LatencyFigure(
            contender.Side, contender.Name, Servers, hold, offered, latencies.TotalCount, At(50), At(90), Rare(99), Rare(99.9), latencies.GetMaxValue() / 1e3);
    }

    private async Task RestAsync()
    {
        foreach (var seat in _seats.Where(seat => seat.Broken is null))
        {
            tell($"memory of {seat.Contender}");
            cancellation.ThrowIfCancellationRequested();
            var memory = new MemoryProbe(seat.Contender, study.Exclusive, arena);
            if (await seat.TryAsync(() => memory.RunAsync(budget)).ConfigureAwait(false) is { } held) _memory.Add(held);
            if (!study.Exclusive) continue;
            if (await seat.TryAsync(() => OvertakingProbe.RunAsync(seat.Contender, arena, budget.Overtakings)).ConfigureAwait(false) is { } waits) _overtaking.Add(waits);
        }
    }
}
