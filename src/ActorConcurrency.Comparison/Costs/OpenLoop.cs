using System.Collections.Immutable;
using System.Diagnostics;
using HdrHistogram;

namespace ActorConcurrency.Comparison;

/// <summary>The time as a load sees it.</summary>
internal interface ILoadClock
{
    /// <summary>Nanoseconds since some moment.</summary>
    long Now { get; }

    /// <summary>Called while somebody has nothing to do until a later moment.</summary>
    void Idle();
}

/// <summary>
/// Serves requests that arrive by a schedule. A request's latency counts from the moment at which it was to arrive, also if nobody was
/// free to serve it then: a stall is seen in all the requests that it made late, not in one. Thread-safe.
/// </summary>
internal sealed class OpenLoop(ImmutableArray<long> arrivals, ILoadClock clock)
{
    private const long Longest = 3_600_000_000_000;
    private const int Digits = 3;

    private readonly long _since = clock.Now;
    private int _taken;

    /// <summary>Room for latencies in nanoseconds, up to an hour, to three digits.</summary>
    public static LongHistogram NewHistogram() => new(1, Longest, Digits);

    /// <summary>Serves, one after the other, until there are no more. Several may serve at once.</summary>
    public void Serve(Action operate, HistogramBase latencies)
    {
        while (Take() is { } arrival)
        {
            while (clock.Now < arrival) clock.Idle();
            operate();
            Note(latencies, arrival);
        }
    }

    /// <inheritdoc cref="Serve"/>
    public async Task ServeAsync(Func<ValueTask> operate, HistogramBase latencies)
    {
        while (Take() is { } arrival)
        {
            while (clock.Now < arrival)
            {
                clock.Idle();
                await Task.Yield();
            }

            await operate().ConfigureAwait(false);
            Note(latencies, arrival);
        }
    }

    private long? Take()
    {
        var next = Interlocked.Increment(ref _taken) - 1;
        return next < arrivals.Length ? _since + arrivals[next] : null;
    }

    private void Note(HistogramBase latencies, long arrival) => latencies.RecordValue(Math.Clamp(clock.Now - arrival, 1, Longest));
}

/// <summary>The machine's own clock.</summary>
internal sealed class LoadClock : ILoadClock
{
    private const int Pause = 5;
    private const double Nanoseconds = 1e9;

    private LoadClock() { }

    public static LoadClock Instance { get; } = new();

    public long Now => (long)(Stopwatch.GetTimestamp() * (Nanoseconds / Stopwatch.Frequency));

    public void Idle() => Thread.SpinWait(Pause);
}
