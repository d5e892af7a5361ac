using ActorConcurrency.Hosting;
using Akka.Hosting;

namespace ActorConcurrency.App.Tests;

/// <summary>How each recipe is registered in a host: a line of its page.</summary>
internal static class HostSnippets
{
    public static void Register(AkkaConfigurationBuilder akka)
    {
        akka.WithSemaphore("licences", options => options.Initial = 3);
        akka.WithLock("file", options => options.Lease = TimeSpan.FromMinutes(1));
        akka.WithLockSet("accounts", options => options.Ordered = false);
        akka.WithCounter("stock", options => options.InitialValue = 2);
        akka.WithCondition("bakery", new Bakery(Loaves: 0));
        akka.WithBarrier("rounds", options => (options.Parties, options.Action) = (3, PublishAsync));
        akka.WithLatch("loaded", options => options.Count = 3);
        akka.WithEvent("ready", options => options.AutoReset = false);
        akka.WithCountdown("launch", options => (options.From, options.OnTick) = (3, Print));
        akka.WithTicker("beat", options => options.Period = TimeSpan.FromMilliseconds(100));
        akka.WithSchedule("jobs", options => options.MaxRunning = 2);
        akka.WithWorkQueue<string>("orders", options => options.Capacity = 100);
        akka.WithPriorityQueue<string>("errands", options => options.Ageing = TimeSpan.FromMinutes(1));
    }

    public sealed record Bakery(int Loaves);

    private static ValueTask PublishAsync(long phase, CancellationToken stop) => default;

    private static void Print(int number)
    {
    }
}
