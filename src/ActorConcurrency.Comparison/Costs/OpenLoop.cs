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
/// <param name="arrivals">When requests arrive, from the moment on at which the last server is there.</param>
/// <param name="clock">The clock.</param>
/// <param name="servers">How many serve.</param>
internal sealed class OpenLoop(ImmutableArray<long> arrivals, ILoadClock clock, int servers = 1)
{
    private const long Longest = 3_600_000_000_000;
    private const int Digits = 3;

    private const long NotYet = long.MinValue;

    private long _since = NotYet;
    private int _there;
    private int _taken;

    /// <summary>Room for latencies in nanoseconds, up to an hour, to three digits.</summary>
    public static LongHistogram NewHistogram() => new(1, Longest, Digits);

    /// <summary>Serves, one after the other, until there are no more. Several may serve at once.</summary>
    public void Serve(Action operate, HistogramBase latencies)
    {
        Arrive();
        while (!HasBegun) clock.Idle();
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
        Arrive();
        while (!HasBegun) await Task.Yield();
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

    private bool HasBegun => Volatile.Read(ref _since) != NotYet;

    // That a server is slow to start is no latency of what it serves.
    private void Arrive()
    {
        if (Interlocked.Increment(ref _there) == servers) Volatile.Write(ref _since, clock.Now);
    }

    private long? Take()
    {
        var next = Interlocked.Increment(ref _taken) - 1;
        return next < arrivals.Length ? Volatile.Read(ref _since) + arrivals[next] : null;
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
