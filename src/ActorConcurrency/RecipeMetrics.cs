using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>
/// The figures of one recipe instance, on the meter <c>ActorConcurrency</c>, tagged <c>recipe</c> and <c>name</c>. The actor writes
/// them into fields; a collector reads them when it likes, on its own thread, so that nobody's code runs inside the actor.
/// </summary>
internal sealed partial class RecipeMetrics
{
    public const string MeterName = "ActorConcurrency";

    // Weak: an instance that nobody retires is collected all the same. Before the instruments, whose listeners may read at once.
    private static readonly ConditionalWeakTable<RecipeMetrics, string> Running = [];
    private static readonly Meter Meter = new(MeterName);
    private static int _figures;

    public static readonly RecipeFigure<long> Requests =
        Total("actor_concurrency.requests", "{request}", "Messages that a recipe's actor has handled.");

    public static readonly RecipeFigure<long> CounterValue =
        Gauge("actor_concurrency.counter.value", null, "The value of a counter.", AsLong);

    public static readonly RecipeFigure<long> CounterRefused =
        Total("actor_concurrency.counter.refused", "{change}", "Changes refused because they would have overflowed.");

    public static readonly RecipeFigure<int> SemaphoreAvailable =
        Gauge("actor_concurrency.semaphore.available", "{permit}", "Permits that are free.", AsWhole);

    public static readonly RecipeFigure<int> SemaphoreHeld =
        Gauge("actor_concurrency.semaphore.held", "{permit}", "Permits that somebody holds.", AsWhole);

    public static readonly RecipeFigure<int> SemaphoreWaiting =
        Gauge("actor_concurrency.semaphore.waiting", "{waiter}", "Requests that wait for permits.", AsWhole);

    public static readonly RecipeFigure<int> CountdownRemaining =
        Gauge("actor_concurrency.countdown.remaining", "{tick}", "Numbers not ticked yet.", AsWhole);

    public static readonly RecipeFigure<long> CountdownRestarts =
        Total("actor_concurrency.countdown.restarts", "{restart}", "Restarts after a crash of the tick handler.");

    public static readonly RecipeFigure<long> EventSignals =
        Gauge("actor_concurrency.event.signals", "{signal}", "Signals that an event has been given.", AsLong);

    public static readonly RecipeFigure<int> EventWaiting =
        Gauge("actor_concurrency.event.waiting", "{waiter}", "Waits for an event.", AsWhole);

    public static readonly RecipeFigure<long> TickerTicks =
        Gauge("actor_concurrency.ticker.ticks", "{tick}", "Ticks that a ticker has made.", AsLong);

    public static readonly RecipeFigure<double> TickerDrift =
        Gauge("actor_concurrency.ticker.drift", "ms", "How late a ticker's latest tick was.", AsFraction);

    public static readonly RecipeFigure<int> TickerSubscribers =
        Gauge("actor_concurrency.ticker.subscribers", "{subscription}", "Subscriptions to a ticker.", AsWhole);

    public static readonly RecipeFigure<int> WorkQueueQueued =
        Gauge("actor_concurrency.work_queue.queued", "{item}", "Items that nobody has got.", AsWhole);

    public static readonly RecipeFigure<long> WorkQueueUnfinished =
        Gauge("actor_concurrency.work_queue.unfinished", "{item}", "Items queued or in work.", AsLong);

    public static readonly RecipeFigure<int> WorkQueueWaiting =
        Gauge("actor_concurrency.work_queue.waiting", "{waiter}", "Requests that wait for an item.", AsWhole);

    public static readonly RecipeFigure<long> WorkQueueDropped =
        Gauge("actor_concurrency.work_queue.dropped", "{item}", "Items ever dropped.", AsLong);

    public static readonly RecipeFigure<int> PriorityQueueQueued =
        Gauge("actor_concurrency.priority_queue.queued", "{item}", "Items that nobody has got.", AsWhole);

    public static readonly RecipeFigure<int> PriorityQueueGetters =
        Gauge("actor_concurrency.priority_queue.getters", "{waiter}", "Requests that wait for an item.", AsWhole);

    public static readonly RecipeFigure<int> PriorityQueuePutters =
        Gauge("actor_concurrency.priority_queue.putters", "{waiter}", "Requests that wait for room.", AsWhole);

    public static readonly RecipeFigure<int> LockSetHeld =
        Gauge("actor_concurrency.lock_set.held", "{lease}", "Leases that somebody holds.", AsWhole);

    public static readonly RecipeFigure<int> LockSetWaiting =
        Gauge("actor_concurrency.lock_set.waiting", "{waiter}", "Requests that wait for locks.", AsWhole);

    public static readonly RecipeFigure<long> LockSetDeadlocks =
        Total("actor_concurrency.lock_set.deadlocks", "{wait}", "Waits refused because they would have closed a cycle.");

    private static RecipeFigure<long> Total(string name, string unit, string description)
    {
        var figure = new RecipeFigure<long>(_figures++, AsLong);
        Meter.CreateObservableCounter(name, () => Read(figure), unit, description);
        return figure;
    }

    private static RecipeFigure<T> Gauge<T>(string name, string? unit, string description, Func<long, T> read) where T : struct
    {
        var figure = new RecipeFigure<T>(_figures++, read);
        Meter.CreateObservableGauge(name, () => Read(figure), unit, description);
        return figure;
    }

    private static int AsWhole(long bits) => (int)bits;

    private static long AsLong(long bits) => bits;

    private static double AsFraction(long bits) => BitConverter.Int64BitsToDouble(bits);

    // A list, so that no listener's code runs in the middle of the table.
    private static IEnumerable<Measurement<T>> Read<T>(RecipeFigure<T> figure) where T : struct
    {
        List<Measurement<T>> figures = [];
        foreach (var (metrics, _) in Running)
            if (metrics.TryRead(figure.Slot, out var bits))
                figures.Add(new(figure.Read(bits), metrics._tags));
        return figures;
    }
}
