using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What it costs to start a countdown and to end it. How fast one counts is its period.</content>
internal sealed partial class CountdownScenario
{
    private const int From = 10;
    private const string AfterOne = "ended after one number";

    // Nobody counts twice while it is measured.
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "start a countdown, know that it has begun, terminate it and know that it has ended; then hold, outside",
        Seldom = true,
        Notes = ["The original is not in it: it looks at its flag only when a pause is over, so that the pause would be measured."],
        Contenders =
        [
            CostContender.Of(Side.Lock, "lock and Monitor", _ => new ThreadCounting(), _ => StartingThreads()),
            CostContender.Of(Side.DotNet, nameof(PeriodicTimer), _ => new TimerCounting(), _ => StartingTimers()),
            CostContender.Of(Side.Twin, nameof(DotNetCountdown), _ => DotNetCountdown.Start(From, Idle), _ => Starting(() => DotNetCountdown.Start(From, Idle))),
            CostContender.Of(Side.Actor, nameof(ActorCountdown), system => StartActor(system, gateFirst: false), (_, system) => Starting(() => StartActor(system, gateFirst: false))),
            CostContender.Of(Side.Direct, nameof(ActorCountdown), system => StartActor(system, gateFirst: true), (_, system) => Starting(() => StartActor(system, gateFirst: true))),
        ],
    };

    private static ActorCountdown StartActor(ActorSystem system, bool gateFirst) =>
        ActorCountdown.Start(system, new CountdownSettings { From = From, Period = Idle, GateFirst = gateFirst });

    private static CostSubject Starting(Func<ICountdown> start) => Lifetimes.Async(
        async () =>
        {
            await using var countdown = start();
            await countdown.Started.ConfigureAwait(false);
            return await countdown.TerminateAsync().ConfigureAwait(false) is CountdownOutcome.Terminated { Remaining: From - 1 };
        },
        AfterOne);

    private static CostSubject StartingThreads() => Lifetimes.Blocking(
        () =>
        {
            var counting = new ThreadCounting();
            counting.Dispose();
            return counting.Counted == 1;
        },
        AfterOne);

    private static CostSubject StartingTimers() => Lifetimes.Async(
        async () =>
        {
            var counting = new TimerCounting();
            await counting.DisposeAsync().ConfigureAwait(false);
            return counting.Counted == 1;
        },
        AfterOne);

    /// <summary>A countdown on a thread, from its first number on.</summary>
    private sealed class ThreadCounting : IDisposable
    {
        private readonly LockCountdown _countdown;
        private readonly Thread _thread;
        private int _counted;

        public ThreadCounting()
        {
            _countdown = new LockCountdown(_ => _counted++, Idle);
            _thread = _countdown.Start(From);
            _countdown.AwaitStart();
        }

        public int Counted => _counted;

        public void Dispose()
        {
            _countdown.Stop();
            _thread.Join();
        }
    }

    /// <summary>A countdown on a timer, from its first number on.</summary>
    private sealed class TimerCounting : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _counting;
        private int _counted;

        public TimerCounting() => _counting = CountAsync(From, Idle, _ => _counted++, _stop.Token);

        public int Counted => _counted;

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await EndOf(_counting, _stop.Token).ConfigureAwait(false);
            _stop.Dispose();
        }
    }
}
