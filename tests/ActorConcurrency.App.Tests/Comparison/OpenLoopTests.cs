using ActorConcurrency.Comparison;
using HdrHistogram;

namespace ActorConcurrency.App.Tests;

public sealed class OpenLoopTests
{
    private const long Service = 1_000;
    private const long Stall = 10_000_000;
    private const int Requests = 10_000;

    private readonly ManualClock _clock = new();
    private readonly LongHistogram _latencies = OpenLoop.NewHistogram();

    [Fact]
    public void A_stall_is_seen_in_all_the_requests_that_it_made_late()
    {
        // One request each 10 µs takes 1 µs; one takes 10 ms, and about 1,100 more arrive before they are all served.
        var loop = new OpenLoop([.. Enumerable.Range(0, Requests).Select(n => n * 10 * Service)], _clock);
        var served = 0;

        loop.Serve(() => _clock.Advance(++served == 100 ? Stall : Service), _latencies);

        Assert.Equal(Requests, _latencies.TotalCount);
        Assert.InRange(_latencies.GetValueAtPercentile(50), Service, Service * 1.01);
        Assert.InRange(_latencies.GetValueAtPercentile(95), Stall / 4, Stall);
        Assert.InRange(_latencies.GetValueAtPercentile(99), Stall / 2, Stall);
    }

    [Fact]
    public async Task So_it_is_where_nobody_blocks()
    {
        var loop = new OpenLoop([.. Enumerable.Range(0, Requests).Select(n => n * 10 * Service)], _clock);
        var served = 0;

        await loop.ServeAsync(
            () =>
            {
                _clock.Advance(++served == 100 ? Stall : Service);
                return default;
            },
            _latencies);

        Assert.InRange(_latencies.GetValueAtPercentile(99), Stall / 2, Stall);
    }

    [Fact]
    public void Without_a_stall_a_request_takes_what_it_takes()
    {
        var loop = new OpenLoop([.. Enumerable.Range(0, Requests).Select(n => n * 10 * Service)], _clock);

        loop.Serve(() => _clock.Advance(Service), _latencies);

        Assert.InRange(_latencies.GetMaxValue(), Service, Service * 1.01);
    }

    [Fact]
    public void Nobody_is_served_before_it_arrives()
    {
        var loop = new OpenLoop([5 * Service], _clock);

        loop.Serve(() => Assert.Equal(5 * Service, _clock.Now), _latencies);

        Assert.Equal(1, _latencies.TotalCount);
    }

    [Fact]
    public void A_seed_gives_its_schedule_and_another_seed_another()
    {
        long[] Schedule(int seed) => [.. ArrivalSchedule.Of(seed, perSecond: 1_000, TimeSpan.FromSeconds(1))];

        Assert.Equal(Schedule(7), Schedule(7));
        Assert.NotEqual(Schedule(7), Schedule(8));
    }

    [Fact]
    public void A_schedule_has_its_rate_and_its_order()
    {
        var schedule = ArrivalSchedule.Of(seed: 7, perSecond: 1_000, TimeSpan.FromSeconds(10));

        Assert.InRange(schedule.Length, 9_500, 10_500);
        Assert.Equal(schedule.Order(), [.. schedule]);
        Assert.All(schedule, arrival => Assert.InRange(arrival, 0, 10_000_000_000));
    }

    [Fact]
    public void Somebody_arrives_however_short_the_time_and_however_slow_the_operation() =>
        Assert.Single(ArrivalSchedule.Of(seed: 7, perSecond: 0.5, TimeSpan.FromMilliseconds(5)));

    /// <summary>A clock that goes on only when it is told to, or when somebody has nothing else to do.</summary>
    private sealed class ManualClock : ILoadClock
    {
        public long Now { get; private set; }

        public void Advance(long nanoseconds) => Now += nanoseconds;

        public void Idle() => Now++;
    }
}
