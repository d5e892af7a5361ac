using ActorConcurrency.Locks;
using Microsoft.Extensions.Time.Testing;

namespace ActorConcurrency.Comparison;

/// <content>The race. The page's ticker cannot be stopped, so the original has none. The clock is moved by hand: only so a tick is due at the moment of the stop.</content>
internal sealed partial class TickerScenario
{
    private const string NoneAfter = "stopped, no tick";
    private const string TickedBefore = "ticked, then stopped";
    private const string TickedAfter = "ticked after the stop";

    private static readonly TimeSpan RacePeriod = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "stop-or-tick",
            Title = "a ticker is stopped at the moment at which a tick is due: does a tick follow the stop?",
            Outcomes =
            [
                new(NoneAfter, Grade.Acceptable, "the stop came first"),
                new(TickedBefore, Grade.Acceptable, "the tick came first"),
                new(TickedAfter, Grade.Forbidden, "when the stop was over, a tick was still to come"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.Lock, "lock, a timer and a flag", StopFlag),
                RaceContender.Of(Side.DotNet, nameof(PeriodicTimer), StopTimer).Showing(TickedAfter),
                RaceContender.Of(Side.Twin, nameof(DotNetTicker), () =>
                {
                    var clock = new FakeTimeProvider();
                    return Stopping(clock, new DotNetTicker(RacePeriod, started: true, clock));
                }),
                .. RaceContender.ActorBothWays(nameof(ActorTicker), (system, gateFirst) =>
                {
                    var clock = new FakeTimeProvider();
                    return Stopping(clock, ActorTicker.Start(system, new TickerSettings { Period = RacePeriod, GateFirst = gateFirst }, timeProvider: clock));
                }),
            ],
        },
    ];

    private static RaceRun Stopping(FakeTimeProvider clock, ITicker ticker)
    {
        var atStop = 0L;
        return RaceRun.OfSteps(
            ticker,
            async () =>
            {
                clock.Advance(RacePeriod);
                return Told(atStop, (await ticker.SnapshotAsync().ConfigureAwait(false)).Ticks);
            },
            [RaceStep.Of("a tick is due", () => clock.Advance(RacePeriod))],
            [
                RaceStep.Of("stop", () => ticker.StopAsync(), _ => { }),
                RaceStep.Of("look", () => ticker.SnapshotAsync(), snapshot => atStop = snapshot.Ticks),
            ]);
    }

    private static RaceRun StopFlag()
    {
        var clock = new FakeTimeProvider();
        var gate = new object();
        var (running, ticks, atStop) = (true, 0L, 0L);
        var timer = clock.CreateTimer(
            _ =>
            {
                lock (gate)
                    if (running) ticks++;
            },
            null, RacePeriod, RacePeriod);
        return RaceRun.Blocking(
            () =>
            {
                clock.Advance(RacePeriod);
                return Told(atStop, ticks);
            },
            () => clock.Advance(RacePeriod),
            () =>
            {
                lock (gate) running = false;
                timer.Dispose();
                lock (gate) atStop = ticks;
            });
    }

    // A tick that the timer has given, and the loop has not taken yet, is taken after the disposal.
    private static RaceRun StopTimer()
    {
        var clock = new FakeTimeProvider();
        var timer = new PeriodicTimer(RacePeriod, clock);
        var (ticks, atStop) = (0L, 0L);

        async Task CountAsync()
        {
            while (await timer.WaitForNextTickAsync().ConfigureAwait(false)) Interlocked.Increment(ref ticks);
        }

        var counting = CountAsync();
        return RaceRun.Async(
            null,
            async () =>
            {
                await counting.ConfigureAwait(false);
                return Told(atStop, ticks);
            },
            () =>
            {
                clock.Advance(RacePeriod);
                return default;
            },
            () =>
            {
                timer.Dispose();
                atStop = Interlocked.Read(ref ticks);
                return default;
            });
    }

    private static string Told(long atStop, long atEnd) => atEnd > atStop ? TickedAfter : atStop > 0 ? TickedBefore : NoneAfter;
}
