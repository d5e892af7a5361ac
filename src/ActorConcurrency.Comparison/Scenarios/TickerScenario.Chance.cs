using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>How often a slow subscriber of the original misses a tick without a gate.</content>
internal sealed partial class TickerScenario
{
    private const int ChanceTicks = 100;
    private const int LongestWork = 4;

    // The subscriber's work comes from the seed, the scheduler does the rest.
    private static void ObserveChance(Trial trial)
    {
        var work = Enumerable.Range(0, ChanceTicks).Select(_ => trial.Random.Next(LongestWork)).ToArray();
        var ticker = new ConditionTicker(TimeSpan.FromSeconds(5));
        var (seen, over) = (0, false);
        var subscriber = PythonThread.Create(() =>
        {
            while (true)
            {
                ticker.WaitForTick();
                if (Volatile.Read(ref over)) return;
                Thread.Sleep(work[seen++]);
            }
        }, "subscriber by chance");
        subscriber.Start();
        AwaitWaiting(ticker);

        for (var tick = 0; tick < ChanceTicks; tick++)
        {
            Thread.Sleep(1);
            ticker.Tick();
        }

        Volatile.Write(ref over, true);
        while (!subscriber.Join(1)) ticker.Tick();
        trial.ObserveChance(MissedTick, ChanceTicks - seen, $"{seen} of {ChanceTicks} ticks seen, at work for 0 to {LongestWork - 1} ms after each");
    }
}
