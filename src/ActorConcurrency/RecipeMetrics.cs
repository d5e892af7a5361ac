using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ActorConcurrency;

/// <summary>
/// The figures of one recipe instance, on the meter <c>ActorConcurrency</c>, tagged <c>recipe</c> and <c>name</c>. While nobody
/// listens, recording one is a read and a branch.
/// </summary>
internal sealed class RecipeMetrics(string recipe, string name)
{
    public const string MeterName = "ActorConcurrency";
    private static readonly Meter Meter = new(MeterName);

    public static readonly Counter<long> Requests =
        Meter.CreateCounter<long>("actor_concurrency.requests", "{request}", "Messages that a recipe's actor has handled.");

    public static readonly Gauge<long> CounterValue =
        Meter.CreateGauge<long>("actor_concurrency.counter.value", null, "The value of a counter.");

    public static readonly Counter<long> CounterRefused =
        Meter.CreateCounter<long>("actor_concurrency.counter.refused", "{change}", "Changes refused because they would have overflowed.");

    public static readonly Gauge<int> SemaphoreAvailable =
        Meter.CreateGauge<int>("actor_concurrency.semaphore.available", "{permit}", "Permits that are free.");

    public static readonly Gauge<int> SemaphoreHeld =
        Meter.CreateGauge<int>("actor_concurrency.semaphore.held", "{permit}", "Permits that somebody holds.");

    public static readonly Gauge<int> SemaphoreWaiting =
        Meter.CreateGauge<int>("actor_concurrency.semaphore.waiting", "{waiter}", "Requests that wait for permits.");

    public static readonly Gauge<int> CountdownRemaining =
        Meter.CreateGauge<int>("actor_concurrency.countdown.remaining", "{tick}", "Numbers not ticked yet.");

    public static readonly Counter<long> CountdownRestarts =
        Meter.CreateCounter<long>("actor_concurrency.countdown.restarts", "{restart}", "Restarts after a crash of the tick handler.");

    public static readonly Gauge<long> EventSignals =
        Meter.CreateGauge<long>("actor_concurrency.event.signals", "{signal}", "Signals that an event has been given.");

    public static readonly Gauge<int> EventWaiting =
        Meter.CreateGauge<int>("actor_concurrency.event.waiting", "{waiter}", "Waits for an event.");

    public static readonly Gauge<long> TickerTicks =
        Meter.CreateGauge<long>("actor_concurrency.ticker.ticks", "{tick}", "Ticks that a ticker has made.");

    public static readonly Gauge<double> TickerDrift =
        Meter.CreateGauge<double>("actor_concurrency.ticker.drift", "ms", "How late a ticker's latest tick was.");

    public static readonly Gauge<int> TickerSubscribers =
        Meter.CreateGauge<int>("actor_concurrency.ticker.subscribers", "{subscription}", "Subscriptions to a ticker.");

    public static readonly Gauge<int> WorkQueueQueued =
        Meter.CreateGauge<int>("actor_concurrency.work_queue.queued", "{item}", "Items that nobody has got.");

    public static readonly Gauge<long> WorkQueueUnfinished =
        Meter.CreateGauge<long>("actor_concurrency.work_queue.unfinished", "{item}", "Items queued or in work.");

    public static readonly Gauge<int> WorkQueueWaiting =
        Meter.CreateGauge<int>("actor_concurrency.work_queue.waiting", "{waiter}", "Requests that wait for an item.");

    public static readonly Gauge<long> WorkQueueDropped =
        Meter.CreateGauge<long>("actor_concurrency.work_queue.dropped", "{item}", "Items ever dropped.");

    public static readonly Gauge<int> PriorityQueueQueued =
        Meter.CreateGauge<int>("actor_concurrency.priority_queue.queued", "{item}", "Items that nobody has got.");

    public static readonly Gauge<int> PriorityQueueGetters =
        Meter.CreateGauge<int>("actor_concurrency.priority_queue.getters", "{waiter}", "Requests that wait for an item.");

    public static readonly Gauge<int> PriorityQueuePutters =
        Meter.CreateGauge<int>("actor_concurrency.priority_queue.putters", "{waiter}", "Requests that wait for room.");

    public static readonly Gauge<int> LockSetHeld =
        Meter.CreateGauge<int>("actor_concurrency.lock_set.held", "{lease}", "Leases that somebody holds.");

    public static readonly Gauge<int> LockSetWaiting =
        Meter.CreateGauge<int>("actor_concurrency.lock_set.waiting", "{waiter}", "Requests that wait for locks.");

    public static readonly Counter<long> LockSetDeadlocks =
        Meter.CreateCounter<long>("actor_concurrency.lock_set.deadlocks", "{wait}", "Waits refused because they would have closed a cycle.");

    private readonly TagList _tags = new([new("recipe", recipe), new("name", name)]);

    public void Add(Counter<long> counter, long delta = 1)
    {
        if (counter.Enabled && delta != 0) counter.Add(delta, _tags);
    }

    public void Record<T>(Gauge<T> gauge, T value) where T : struct
    {
        if (gauge.Enabled) gauge.Record(value, _tags);
    }
}
