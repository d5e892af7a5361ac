using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Several who listen, one of whom fails.</content>
internal sealed partial class TickerScenario
{
    private const int FailsAt = 2;
    private const int Ticks = 5;

    private static readonly Clause OthersGetAll = new("others get all", $"whoever does not fail gets all of {Ticks} ticks");

    private static readonly Fault OneEndsAll = new("one ends all",
        "The handlers are called in the ticking loop: what one of them throws ends the loop, and the others get no tick any more.")
    {
        Breaks = OthersGetAll.Name,
        Remedy = new("“try … catch” around each handler; with System.Threading.Timer it is a must, or the process ends",
            "to be written into each such loop; a slow handler still holds up the others"),
    };

    private static Experiment FailingListener => new()
    {
        Name = "failing-listener",
        Title = "what if one of two listeners fails?",
        Kind = ExperimentKind.Deciding,
        Participants = 2,
        Operations = $"two listen to {Ticks} ticks; the first fails at tick {FailsAt}. The original's ticks are given by hand, the others tick {InsteadOf5s}",
        Invariant = OthersGetAll,
        Faults = [OneEndsAll],
        Seconds = 0.5,
        Contenders =
        [
            Contender.Original<ConditionTicker>(FailInThread).Showing(),
            Contender.DotNet<PeriodicTimer>(FailInLoopAsync).Showing(OneEndsAll),
            .. Contender.ActorBothWays<ActorTicker>(FailInSubscriptionAsync),
        ],
        Absences =
        [
            new(Side.Lock, "listeners that wait under Monitor are the original again, but what they throw ends the process."),
        ],
    };

    private static void FailInThread(Trial trial)
    {
        var listeners = new Listeners(trial);
        var ticker = new ConditionTicker(TimeSpan.FromSeconds(5));
        Thread Listen(Action onTick, string name) => PythonThread.Create(() =>
        {
            for (var tick = 0; tick < Ticks; tick++)
            {
                ticker.WaitForTick();
                onTick();
            }
        }, name);

        Thread[] threads = [Listen(listeners.First, "first"), Listen(listeners.Second, "second")];
        foreach (var thread in threads) thread.Start();
        for (var tick = 0; tick < Ticks; tick++)
        {
            // Each of those who live has come back to wait.
            while (ticker.Waiting < threads.Count(thread => thread.IsAlive)) Thread.Yield();
            ticker.Tick();
            SpinWait.SpinUntil(() => listeners.BothGot(tick + 1));
        }

        foreach (var thread in threads) thread.Join();
        listeners.Check();
    }

    // As the timer's documentation shows it, with an event of C# for those who listen.
    private static async Task FailInLoopAsync(Trial trial)
    {
        var listeners = new Listeners(trial);
        var onTick = (Action)listeners.First + listeners.Second;
        using var timer = new PeriodicTimer(trial.Time.Of(ShortPeriod));
        try
        {
            for (var tick = 0; tick < Ticks && await timer.WaitForNextTickAsync(trial.Cancellation); tick++) onTick();
        }
        catch (ListenerFailedException failure)
        {
            trial.Observe("the loop ends with", failure.Message);
        }

        listeners.Check();
    }

    private static async Task FailInSubscriptionAsync(Trial trial)
    {
        var listeners = new Listeners(trial);
        await using var ticker = NewActor(trial, trial.Time.Of(ShortPeriod));
        var first = await ticker.SubscribeAsync(label: "first", cancellationToken: trial.Cancellation);
        var second = await ticker.SubscribeAsync(label: "second", cancellationToken: trial.Cancellation);
        await ticker.StartAsync(trial.Cancellation);

        async Task ListenAsync(ITickSubscription subscription, Action onTick)
        {
            await using var _ = subscription;
            await foreach (var tick in subscription.TicksAsync(trial.Cancellation))
            {
                onTick();
                if (tick.Number == Ticks) return;
            }
        }

        var failing = ListenAsync(first, listeners.First);
        await ListenAsync(second, listeners.Second);
        try { await failing; }
        catch (ListenerFailedException failure) { trial.Observe("the first ends with", failure.Message); }
        listeners.Check();
    }

    private sealed class Listeners(Trial trial)
    {
        private int _first;
        private int _second;

        /// <summary>Whether a tick has reached both, as far as the first still listens.</summary>
        public bool BothGot(int tick) => Volatile.Read(ref _second) >= tick && Volatile.Read(ref _first) >= Math.Min(tick, FailsAt);

        public void First()
        {
            Volatile.Write(ref _first, _first + 1);
            if (_first < FailsAt) return;
            trial.Say("the first fails");
            throw new ListenerFailedException();
        }

        public void Second()
        {
            trial.Say($"the second gets tick {_second + 1}");
            Volatile.Write(ref _second, _second + 1);
        }

        public void Check()
        {
            trial.Observe("the second gets", $"{_second} of {Ticks} ticks");
            if (_second < Ticks) trial.Show(OneEndsAll, $"the second gets {_second} of {Ticks} ticks");
        }
    }

    private sealed class ListenerFailedException() : Exception("the first listener fails");
}
