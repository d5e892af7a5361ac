using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Ticks for subscribers that come and go: who wants all gets all in a row, who wants the latest is told how many were dropped.</summary>
internal sealed class TickerLoad() : Load("ticker")
{
    private const int Subscribers = 8;
    private const int Ticks = 5;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        await using var ticker = ActorTicker.Start(system, new TickerSettings { Period = Period });
        await AtOnce(Subscribers, subscriber => ListenAsync(ticker, subscriber % 2 == 0 ? SlowSubscriber.EveryTick : SlowSubscriber.LatestOnly));
        await ticker.StopAsync();
        var end = await ticker.SnapshotAsync();
        WrongResultException.ThrowUnless(0, end.Subscribers.Length, "subscribers left");
        if (end.Ticks < Ticks) throw new WrongResultException($"{Ticks} ticks were read of {end.Ticks}");
        return Subscribers * Ticks;
    }

    private static async Task ListenAsync(ActorTicker ticker, SlowSubscriber policy)
    {
        await using var subscription = await ticker.SubscribeAsync(policy);
        var (first, read) = (0L, 0);
        await foreach (var tick in subscription.TicksAsync())
        {
            if (first == 0) first = tick.Number - subscription.Dropped;
            read++;
            WrongResultException.ThrowUnless(tick.Number - first + 1, read + subscription.Dropped, "ticks read or dropped");
            if (read == Ticks) break;
        }

        if (policy == SlowSubscriber.EveryTick) WrongResultException.ThrowUnless(0, subscription.Dropped, "ticks dropped");
    }
}
