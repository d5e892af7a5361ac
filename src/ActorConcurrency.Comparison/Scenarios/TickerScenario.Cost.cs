using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What it costs to start a ticker and to stop it, and to wait for a tick. How often it ticks is its period.</content>
internal sealed partial class TickerScenario
{
    private const string BeforeATick = "stopped before a tick";

    // It does not tick while it is measured, unless it is to.
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "start a ticker, stop it and know that it has stopped; then hold, outside",
        Seldom = true,
        Notes =
        [
            "The original is not in it: nothing stops it.",
            "What a tick costs is not in it: one comes when its period is over, 10 ms or more after the last. Whether it comes late is the experiment drift.",
        ],
        Contenders =
        [
            CostContender.Of(Side.Lock, "lock and Monitor", _ => new ThreadTicking(), _ => StartingThreads()),
            CostContender.Of(Side.DotNet, nameof(PeriodicTimer), _ => new TimerTicking(), _ => StartingTimers()),
            CostContender.Of(Side.Twin, nameof(DotNetTicker), _ => new DotNetTicker(Idle), ticker => Starting(ticker, () => new DotNetTicker(Idle))),
            CostContender.Of(Side.Actor, nameof(ActorTicker), system => StartActor(system, gateFirst: false), (ticker, system) => Starting(ticker, () => StartActor(system, gateFirst: false))),
            CostContender.Of(Side.Direct, nameof(ActorTicker), system => StartActor(system, gateFirst: true), (ticker, system) => Starting(ticker, () => StartActor(system, gateFirst: true))),
        ],
    };

    private static ActorTicker StartActor(Akka.Actor.IActorRefFactory system, bool gateFirst) =>
        ActorTicker.Start(system, new TickerSettings { Period = Idle, GateFirst = gateFirst });

    private static CostSubject Starting(ITicker idle, Func<ITicker> start) => Lifetimes.Async(
        async () =>
        {
            await using var ticker = start();
            return await ticker.StopAsync().ConfigureAwait(false);
        },
        BeforeATick)
    .With(CostWaiting.Async(async () => await idle.WaitForTickAsync().ConfigureAwait(false), waiters => _ = idle.ChangePeriodAsync(Soon).AsTask()));

    private static CostSubject StartingThreads()
    {
        var sooner = new LockTicker(Soon);
        return Lifetimes.Blocking(
            () =>
            {
                var ticking = new ThreadTicking();
                ticking.Dispose();
                return ticking.Ticks == 0;
            },
            BeforeATick)
        .With(CostWaiting.Blocking(() => sooner.WaitAfter(0), _ => TickOnce(sooner)));
    }

    private static CostSubject StartingTimers() => Lifetimes.Async(async () => !await new TimerTicking().StopAsync().ConfigureAwait(false), BeforeATick);

    private static void TickOnce(LockTicker ticker)
    {
        ticker.Start();
        ticker.WaitAfter(0);
        ticker.Stop();
    }

    private sealed class ThreadTicking : IDisposable
    {
        private readonly LockTicker _ticker = new(Idle);

        public ThreadTicking() => _ticker.Start();

        public long Ticks => _ticker.Ticks;

        public void Dispose() => _ticker.Stop();
    }

    /// <summary>A timer, and its one listener, which waits.</summary>
    private sealed class TimerTicking : IDisposable
    {
        private readonly PeriodicTimer _timer = new(Idle);
        private readonly ValueTask<bool> _tick;

        public TimerTicking() => _tick = _timer.WaitForNextTickAsync();

        // Whether it has ticked.
        public ValueTask<bool> StopAsync()
        {
            _timer.Dispose();
            return _tick;
        }

        public void Dispose() => _timer.Dispose();
    }
}
