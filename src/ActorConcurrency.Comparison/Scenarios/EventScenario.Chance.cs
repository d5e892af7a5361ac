using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>How often the faults happen by chance.</content>
internal sealed partial class EventScenario
{
    // How often it happens by itself. The waiter knows the signals by a number that the page's event does not have.
    private static void ObserveChance(Trial trial)
    {
        var random = new Random(trial.Settings.Seed);
        int[] Draw(int most) => [.. Enumerable.Range(0, ChanceSignals + 1).Select(_ => random.Next(most))];

        var (beforeClear, afterClear, work) = (Draw(20_000), Draw(60_000), Draw(60_000));
        var (given, last, again, missed) = (0, 0, 0, 0);
        var hadAgain = 0;
        var @event = new RepeatedEvent(() => Thread.SpinWait(beforeClear[given]));

        void Signal()
        {
            Times(ChanceSignals, () =>
            {
                Volatile.Write(ref given, given + 1);
                @event.Signal();
                Thread.SpinWait(afterClear[given]);
            });
            Volatile.Write(ref given, int.MaxValue);
            @event.Event.Set();
        }

        void Pass()
        {
            while (true)
            {
                @event.Wait();
                var signal = Volatile.Read(ref given);
                missed += Math.Max(0, Math.Min(signal, ChanceSignals + 1) - last - 1);
                if (signal == int.MaxValue) return;
                if (signal == last && hadAgain != signal) (again, hadAgain) = (again + 1, signal);
                last = signal;
                Thread.SpinWait(work[signal]);
            }
        }

        trial.OnThreads(2, n => { if (n == 0) Signal(); else Pass(); });
        trial.ObserveChance(DoublePass, again, $"of {ChanceSignals} signals, {missed} missed, {again} passed more than once");
    }
}
