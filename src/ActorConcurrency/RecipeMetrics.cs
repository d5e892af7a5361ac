using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>
/// The figures of one recipe instance, on the meter <c>ActorConcurrency</c>, tagged <c>recipe</c> and <c>name</c>. A collector reads them
/// from the actor's state when it likes, on its own thread: they cost the actor nothing, and nobody's code runs inside it.
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
        Gauge<long>("actor_concurrency.counter.value", null, "The value of a counter.");

    public static readonly RecipeFigure<long> CounterRefused =
        Total("actor_concurrency.counter.refused", "{change}", "Changes refused because they would have overflowed.");

    public static readonly RecipeFigure<int> CounterWaiting =
        Gauge<int>("actor_concurrency.counter.waiting", "{waiter}", "Waits for a counter to reach a bound.");

    public static readonly RecipeFigure<int> SemaphoreAvailable =
        Gauge<int>("actor_concurrency.semaphore.available", "{permit}", "Permits that are free.");

    public static readonly RecipeFigure<int> SemaphoreHeld =
        Gauge<int>("actor_concurrency.semaphore.held", "{permit}", "Permits that somebody holds.");

    public static readonly RecipeFigure<int> SemaphoreWaiting =
        Gauge<int>("actor_concurrency.semaphore.waiting", "{waiter}", "Requests that wait for permits.");

    public static readonly RecipeFigure<int> CountdownRemaining =
        Gauge<int>("actor_concurrency.countdown.remaining", "{tick}", "Numbers not ticked yet.");

    public static readonly RecipeFigure<long> CountdownRestarts =
        Total("actor_concurrency.countdown.restarts", "{restart}", "Restarts after a crash of the tick handler.");

    public static readonly RecipeFigure<long> EventSignals =
        Gauge<long>("actor_concurrency.event.signals", "{signal}", "Signals that an event has been given.");

    public static readonly RecipeFigure<int> EventWaiting =
        Gauge<int>("actor_concurrency.event.waiting", "{waiter}", "Waits for an event.");

    public static readonly RecipeFigure<long> TickerTicks =
        Gauge<long>("actor_concurrency.ticker.ticks", "{tick}", "Ticks that a ticker has made.");

    public static readonly RecipeFigure<double> TickerDrift =
        Gauge<double>("actor_concurrency.ticker.drift", "ms", "How late a ticker's latest tick was.");

    public static readonly RecipeFigure<int> TickerSubscribers =
        Gauge<int>("actor_concurrency.ticker.subscribers", "{subscription}", "Subscriptions to a ticker.");

    public static readonly RecipeFigure<int> WorkQueueQueued =
        Gauge<int>("actor_concurrency.work_queue.queued", "{item}", "Items that nobody has got.");

    public static readonly RecipeFigure<long> WorkQueueUnfinished =
        Gauge<long>("actor_concurrency.work_queue.unfinished", "{item}", "Items queued or in work.");

    public static readonly RecipeFigure<int> WorkQueueWaiting =
        Gauge<int>("actor_concurrency.work_queue.waiting", "{waiter}", "Requests that wait for an item.");

    public static readonly RecipeFigure<long> WorkQueueDropped =
        Gauge<long>("actor_concurrency.work_queue.dropped", "{item}", "Items ever dropped.");

    public static readonly RecipeFigure<int> PriorityQueueQueued =
        Gauge<int>("actor_concurrency.priority_queue.queued", "{item}", "Items that nobody has got.");

    public static readonly RecipeFigure<int> PriorityQueueGetters =
        Gauge<int>("actor_concurrency.priority_queue.getters", "{waiter}", "Requests that wait for an item.");

    public static readonly RecipeFigure<int> PriorityQueuePutters =
        Gauge<int>("actor_concurrency.priority_queue.putters", "{waiter}", "Requests that wait for room.");

    public static readonly RecipeFigure<int> LockSetHeld =
        Gauge<int>("actor_concurrency.lock_set.held", "{lease}", "Leases that somebody holds.");

    public static readonly RecipeFigure<int> LockSetWaiting =
        Gauge<int>("actor_concurrency.lock_set.waiting", "{waiter}", "Requests that wait for locks.");

    public static readonly RecipeFigure<long> LockSetDeadlocks =
        Total("actor_concurrency.lock_set.deadlocks", "{wait}", "Waits refused because they would have closed a cycle.");

    public static readonly RecipeFigure<long> ConditionUpdates =
        Total("actor_concurrency.condition.updates", "{update}", "Updates of a condition's state, those of waits included.");

    public static readonly RecipeFigure<long> ConditionLooks =
        Total("actor_concurrency.condition.looks", "{look}", "How often a condition's predicates have been looked at.");

    public static readonly RecipeFigure<int> ConditionWaiting =
        Gauge<int>("actor_concurrency.condition.waiting", "{waiter}", "Waits for a condition's predicates and notifications.");

    public static readonly RecipeFigure<int> LockHeld =
        Gauge<int>("actor_concurrency.lock.held", "{hold}", "Holds of a lock: one to write, or several to read.");

    public static readonly RecipeFigure<int> LockWaiting =
        Gauge<int>("actor_concurrency.lock.waiting", "{waiter}", "Requests that wait for a lock.");

    public static readonly RecipeFigure<long> LockRecursions =
        Total("actor_concurrency.lock.recursions", "{request}", "Requests refused because their owner held the lock already.");
    public static readonly RecipeFigure<int> SchedulePending =
        Gauge<int>("actor_concurrency.schedule.pending", "{entry}", "Entries that are pending.");

    public static readonly RecipeFigure<int> ScheduleRunning =
        Gauge<int>("actor_concurrency.schedule.running", "{entry}", "Entries of which an action runs.");

    public static readonly RecipeFigure<long> ScheduleFailed =
        Total("actor_concurrency.schedule.failed", "{run}", "Runs of actions that have failed.");

    public static readonly RecipeFigure<double> ScheduleLate =
        Gauge<double>("actor_concurrency.schedule.late", "ms", "How late the latest of all runs began.");

    public static readonly RecipeFigure<int> ExecutorQueued =
        Gauge<int>("actor_concurrency.executor.queued", "{work}", "Work that no worker has begun.");

    public static readonly RecipeFigure<int> ExecutorRunning =
        Gauge<int>("actor_concurrency.executor.running", "{work}", "Work that runs.");

    public static readonly RecipeFigure<int> ExecutorWaiting =
        Gauge<int>("actor_concurrency.executor.waiting", "{waiter}", "Submissions that wait for room.");

    public static readonly RecipeFigure<long> ExecutorFailed =
        Total("actor_concurrency.executor.failed", "{work}", "Work that has failed.");

    public static readonly RecipeFigure<long> BarrierPhase =
        Gauge<long>("actor_concurrency.barrier.phase", "{phase}", "Phases that have been passed.");

    public static readonly RecipeFigure<int> BarrierParties =
        Gauge<int>("actor_concurrency.barrier.parties", "{party}", "Parties that have to arrive.");

    public static readonly RecipeFigure<int> BarrierArrived =
        Gauge<int>("actor_concurrency.barrier.arrived", "{party}", "Parties that have arrived at the phase.");

    public static readonly RecipeFigure<int> BarrierBroken =
        Gauge<int>("actor_concurrency.barrier.broken", null, "Whether a barrier is broken: 1 or 0.");

    public static readonly RecipeFigure<int> LatchRemaining =
        Gauge<int>("actor_concurrency.latch.remaining", "{signal}", "Signals that a latch still waits for.");

    public static readonly RecipeFigure<int> LatchWaiting =
        Gauge<int>("actor_concurrency.latch.waiting", "{waiter}", "Waits for a latch.");

    public static readonly RecipeFigure<int> SubprocessRunning =
        Gauge<int>("actor_concurrency.subprocess.running", null, "Whether a subprocess's child runs: 1 or 0.");

    public static readonly RecipeFigure<long> SubprocessRestarts =
        Total("actor_concurrency.subprocess.restarts", "{restart}", "Restarts of a subprocess's child.");

    public static readonly RecipeFigure<long> SubprocessFailures =
        Total("actor_concurrency.subprocess.failures", "{run}", "Runs of a child that have ended otherwise than with the code 0.");

    public static readonly RecipeFigure<int> SubprocessUnread =
        Gauge<int>("actor_concurrency.subprocess.unread", "{line}", "Lines of a child that nobody has read.");

    public static readonly RecipeFigure<long> ClusterLives =
        Gauge<long>("actor_concurrency.cluster.lives", "{life}", "How often the actor of a clustered name has begun, on all nodes.");

    public static readonly RecipeFigure<long> ClusterEntries =
        Total("actor_concurrency.cluster.entries", "{entry}", "Entries that the actor of a clustered name has written to its journal.");

    public static readonly RecipeFigure<int> ClusterNodeHeld =
        Gauge<int>("actor_concurrency.cluster.node.held", "{grant}", "Grants of clustered names that this node holds.");

    public static readonly RecipeFigure<int> ClusterNodeUnanswered =
        Gauge<int>("actor_concurrency.cluster.node.unanswered", "{request}", "Requests of this node that nobody has answered, those known to wait apart.");

    public static readonly RecipeFigure<long> ClusterNodeLost =
        Total("actor_concurrency.cluster.node.lost", "{grant}", "Grants that this node has lost.");

    private static RecipeFigure<long> Total(string name, string unit, string description)
    {
        var figure = new RecipeFigure<long>(_figures++);
        Meter.CreateObservableCounter(name, () => Read(figure), unit, description);
        return figure;
    }

    private static RecipeFigure<T> Gauge<T>(string name, string? unit, string description) where T : struct
    {
        var figure = new RecipeFigure<T>(_figures++);
        Meter.CreateObservableGauge(name, () => Read(figure), unit, description);
        return figure;
    }

    // A list, so that no listener's code runs in the middle of the table.
    private static IEnumerable<Measurement<T>> Read<T>(RecipeFigure<T> figure) where T : struct
    {
        List<Measurement<T>> figures = [];
        foreach (var (metrics, _) in Running)
            if (metrics._sources[figure.Slot] is Func<T> read)
                figures.Add(new(read(), metrics._tags));
        return figures;
    }
}
