using System.Diagnostics;
using ActorConcurrency.Locks;
using Akka.Actor;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency.Comparison;

/// <content>The drift: each side's ticker is held up at each tick, where it ticks.</content>
internal sealed partial class TickerScenario
{
    private static void Drift(Trial trial)
    {
        var period = trial.Time.Of(ShortPeriod);
        using var done = new CountdownEvent(2);
        var drifts = new TimeSpan[2];

        void Run(int index, TimeSpan heldUp)
        {
            var (since, ticks) = (Stopwatch.GetTimestamp(), 0);
            new ConditionTicker(period, pause =>
            {
                Thread.Sleep(pause);
                Thread.Sleep(heldUp);
                trial.Visit();
                if (++ticks < Drifting) return;
                drifts[index] = Stopwatch.GetElapsedTime(since) - Drifting * period;
                done.Signal();
                Thread.Sleep(Timeout.Infinite);
            }).Start();
        }

        Run(0, TimeSpan.Zero);
        Run(1, HeldUp);
        done.Wait();
        Judge(trial, drifts[0], drifts[1]);
    }

    private static async Task DriftOfDotNetAsync(Trial trial)
    {
        var period = trial.Time.Of(ShortPeriod);
        await using var free = new DotNetTicker(period, started: false);
        await using var heldUp = new DotNetTicker(period, started: false, new HeldUpTimeProvider());
        await DriftAsync(trial, free, heldUp, period);
    }

    private static async Task DriftOfActorAsync(Trial trial)
    {
        var period = trial.Time.Of(ShortPeriod);
        await using var free = NewActor(trial, period);
        await using var heldUp = NewActor(trial, period);
        heldUp.Actor.Tell(new Subscribe(default, Push: true), new HeldUpSubscriber(heldUp.Actor));
        await DriftAsync(trial, free, heldUp, period);
    }

    private static async Task DriftAsync(Trial trial, ITicker free, ITicker heldUp, TimeSpan period)
    {
        var drifts = new TimeSpan[2];
        await trial.OnTasks(2, async n =>
        {
            var ticker = n == 0 ? free : heldUp;
            await RehearseAsync(trial, ticker);
            var since = Stopwatch.GetTimestamp();
            await ticker.StartAsync(trial.Cancellation);
            await ticker.WaitForTickAfterAsync(Drifting - 1, trial.Cancellation);
            var elapsed = Stopwatch.GetElapsedTime(since);

            // A machine that stalls may make it skip periods; those are counted, and no drift.
            var skipped = (await ticker.SnapshotAsync(trial.Cancellation)).Skipped;
            var behind = elapsed - (Drifting + skipped) * period;
            drifts[n] = behind > TimeSpan.Zero ? behind : TimeSpan.Zero;
        });
        Judge(trial, drifts[0], drifts[1]);
    }

    // Keeps the compiler out of what is timed next.
    private static async Task RehearseAsync(Trial trial, ITicker ticker)
    {
        await ticker.StartAsync(trial.Cancellation);
        await ticker.StopAsync(trial.Cancellation);
    }

    private static void Judge(Trial trial, TimeSpan free, TimeSpan heldUp)
    {
        trial.Observe("undisturbed", $"{Quantities.Duration(free)} late");
        trial.Observe("held up", $"{Quantities.Duration(heldUp)} late");
        if (heldUp < Drifting * HeldUp / 2) return;
        trial.Show(AddingDrift, $"{Quantities.Duration(heldUp)} late after {Drifting} ticks");
        trial.Require(NoDrift, false, $"after {Drifting} ticks that were held up for {HeldUp.TotalMilliseconds} ms each it is {Quantities.Duration(heldUp)} late");
    }

    /// <summary>The system's clock, whose timers are held up each time they fire.</summary>
    private sealed class HeldUpTimeProvider : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(
            current =>
            {
                Thread.Sleep(HeldUp);
                callback(current);
            },
            state, dueTime, period);
    }

    /// <summary>A subscriber without a mailbox: whoever tells it something, the ticker that is, is held up.</summary>
    private sealed class HeldUpSubscriber(IActorRef ticker) : MinimalActorRef
    {
        public override ActorPath Path { get; } = ((IInternalActorRef)ticker).Provider.TempPath();

        public override IActorRefProvider Provider => ((IInternalActorRef)ticker).Provider;

        protected override void TellInternal(object message, IActorRef sender) => Thread.Sleep(HeldUp);
    }
}
