using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>What a round of a closed loop gave. Immutable.</summary>
internal sealed record LoopRound(ImmutableArray<long> Shares, TimeSpan Elapsed, int Threads)
{
    public long Operations => Shares.Sum();

    public double PerSecond => Operations / Elapsed.TotalSeconds;
}

/// <summary>Each participant does one operation after the other until the round is over: what is the most that gets done?</summary>
internal sealed class ClosedLoop(CostSubject subject, Crew crew, double holdMicroseconds)
{
    private const int LongestStretch = 32;
    private static readonly TimeSpan LongEnough = TimeSpan.FromMicroseconds(25);

    public async Task<LoopRound> RunAsync(int participants, TimeSpan length)
    {
        subject.Work.Hold(holdMicroseconds);
        var round = new Round(participants, length);
        if (subject.Blocks) await crew.RunAsync(participants, n => Repeat(n, round)).ConfigureAwait(false);
        else await Task.WhenAll(Enumerable.Range(0, participants).Select(n => Task.Run(() => RepeatAsync(n, round)))).ConfigureAwait(false);
        return round.Result();
    }

    private void Repeat(int participant, Round round)
    {
        var (operate, work) = (subject.Operate!, subject.Work);
        round.Visit();
        long done = 0;
        var stretch = 1;
        // Once at least: a round may be over before its thread gets the processor back.
        do
        {
            var since = Stopwatch.GetTimestamp();
            for (var i = 0; i < stretch; i++) operate(work);
            done += stretch;
            stretch = Next(stretch, since);
        }
        while (!round.IsOver);

        round.Leave(participant, done);
    }

    private async Task RepeatAsync(int participant, Round round)
    {
        var (operate, work) = (subject.OperateAsync!, subject.Work);
        round.Visit();
        long done = 0;
        var stretch = 1;
        do
        {
            var since = Stopwatch.GetTimestamp();
            for (var i = 0; i < stretch; i++) await operate(work).ConfigureAwait(false);
            done += stretch;
            stretch = Next(stretch, since);
            // Who never has to wait would keep its pool thread, and the others would not even begin.
            await Task.Yield();
            round.Visit();
        }
        while (!round.IsOver);

        round.Leave(participant, done);
    }

    // The clock is looked at, and other tasks are let on, only now and then, as both cost more than the cheapest operation; of the dearest one is a stretch.
    private static int Next(int stretch, long since) =>
        Stopwatch.GetElapsedTime(since) < LongEnough ? Math.Min(2 * stretch, LongestStretch) : stretch;

    private sealed class Round(int participants, TimeSpan length)
    {
        [ThreadStatic] private static Round? t_visited;

        private readonly long[] _shares = new long[participants];
        private readonly HashSet<int> _threads = [];
        private readonly Lock _gate = new();
        private long _since;
        private TimeSpan _elapsed;

        public bool IsOver => Stopwatch.GetElapsedTime(Volatile.Read(ref _since)) >= length;

        public void Visit()
        {
            if (t_visited == this) return;
            t_visited = this;
            lock (_gate)
            {
                if (_since == 0) _since = Stopwatch.GetTimestamp();
                _threads.Add(Environment.CurrentManagedThreadId);
            }
        }

        public void Leave(int participant, long done)
        {
            lock (_gate)
            {
                _shares[participant] = done;
                _elapsed = Stopwatch.GetElapsedTime(_since);
            }
        }

        public LoopRound Result() => new([.. _shares], _elapsed, _threads.Count);
    }
}
