using Akka.TestKit;

namespace ActorConcurrency.Tests;

/// <summary>The counter's suite, in a way.</summary>
public abstract class CounterByWay(Way way) : CounterConformance
{
    protected override ICounter Create(long initialValue = 0, int maxWaiters = int.MaxValue)
    {
        var counter = ActorCounter.Start(way.System, new CounterSettings { InitialValue = initialValue, MaxWaiters = maxWaiters });
        return way.Started<ICounter>(counter, counter.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The semaphore's suite, in a way.</summary>
public abstract class SemaphoreByWay(Way way) : OwnedSemaphoreConformance
{
    protected override IOwnedSemaphore CreateOwned(int initial, int maximum = int.MaxValue, int maxWaiters = int.MaxValue)
    {
        var semaphore = ActorSemaphore.Start(way.System, new SemaphoreSettings { Initial = initial, Maximum = maximum, MaxWaiters = maxWaiters });
        return way.Started<IOwnedSemaphore>(semaphore, semaphore.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The work queue's suite, in a way.</summary>
public abstract class WorkQueueByWay(Way way) : OwnedWorkQueueConformance
{
    protected override IOwnedWorkQueue<string> CreateOwned(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait)
    {
        var queue = ActorWorkQueue<string>.Start(way.System, new WorkQueueSettings { Capacity = capacity, Overflow = overflow });
        return way.Started<IOwnedWorkQueue<string>>(queue, queue.Actor);
    }

    protected override IWorkQueue<string> CreateWithFewWaiters(int capacity, int maxWaiters)
    {
        var queue = ActorWorkQueue<string>.Start(way.System, new WorkQueueSettings { Capacity = capacity, MaxWaiters = maxWaiters });
        return way.Started<IOwnedWorkQueue<string>>(queue, queue.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The priority queue's suite, in a way.</summary>
public abstract class PriorityQueueByWay(Way way) : PriorityQueueConformance
{
    protected override IPriorityQueue<string> Create(int capacity = int.MaxValue, TimeSpan? ageing = null, TimeProvider? time = null)
    {
        var queue = ActorPriorityQueue<string>.Start(way.System, new PriorityQueueSettings { Capacity = capacity, Ageing = ageing }, timeProvider: time);
        return way.Started<IPriorityQueue<string>>(queue, queue.Actor);
    }

    protected override IPriorityQueue<string> CreateWithFewWaiters(int capacity, int maxWaiters)
    {
        var queue = ActorPriorityQueue<string>.Start(way.System, new PriorityQueueSettings { Capacity = capacity, MaxWaiters = maxWaiters });
        return way.Started<IPriorityQueue<string>>(queue, queue.Actor);
    }

    // By messages only, whatever the way.
    protected override IPriorityQueue<string> CreateCompared(IComparer<string>? comparer, int capacity = int.MaxValue) =>
        ActorPriorityQueue<string>.Start(way.System, new PriorityQueueSettings { Capacity = capacity }, comparer: comparer);

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The event's suite, in a way.</summary>
public abstract class EventByWay(Way way) : EventConformance
{
    protected override IEvent Create(bool autoReset = false, bool set = false, int maxWaiters = int.MaxValue)
    {
        var @event = ActorEvent.Start(way.System, new EventSettings { AutoReset = autoReset, Set = set, MaxWaiters = maxWaiters });
        return way.Started<IEvent>(@event, @event.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The barrier's suite, in a way.</summary>
public abstract class BarrierByWay(Way way) : BarrierConformance
{
    protected override IBarrier Create(
        int parties, BarrierAbsence onAbsence = BarrierAbsence.Break, Func<long, CancellationToken, ValueTask>? action = null)
    {
        var barrier = ActorBarrier.Start(way.System, new BarrierSettings { Parties = parties, OnAbsence = onAbsence, Action = action });
        return way.Started<IBarrier>(barrier, barrier.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The latch's suite, in a way.</summary>
public abstract class LatchByWay(Way way) : LatchConformance
{
    protected override ILatch Create(int count, bool addWhenOpen = false, int maxWaiters = int.MaxValue)
    {
        var latch = ActorLatch.Start(way.System, new LatchSettings { Count = count, AddWhenOpen = addWhenOpen, MaxWaiters = maxWaiters });
        return way.Started<ILatch>(latch, latch.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The lock set's suite, in a way.</summary>
public abstract class LockSetByWay(Way way) : OwnedLockSetConformance
{
    protected override IOwnedLockSet CreateOwned(int maxWaiters = int.MaxValue) => In(way, maxWaiters);

    internal static IOwnedLockSet In(Way way, int maxWaiters = int.MaxValue)
    {
        var locks = ActorLockSet.Start(way.System, new LockSetSettings { MaxWaiters = maxWaiters });
        return way.Started<IOwnedLockSet>(locks, locks.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The lock's suite, in a way.</summary>
public abstract class LockByWay(Way way) : OwnedLockConformance
{
    protected override IOwnedLock CreateOwned(bool reentrant = false, int maxWaiters = int.MaxValue)
    {
        var one = ActorLock.Start(way.System, new LockSettings { Reentrant = reentrant, MaxWaiters = maxWaiters });
        return way.Started<IOwnedLock>(one, one.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>How the lock set ends, in a way.</summary>
public abstract class LockSetEndingByWay(Way way) : LockSetEndingConformance
{
    protected override IEndableLockSet Create()
    {
        var locks = ActorLockSet.Start(way.System);
        return way.Started<IEndableLockSet>(locks, locks.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>What the lock set knows of a flow, in a way.</summary>
public abstract class LockFlowByWay(Way way) : LockFlowConformance
{
    protected override ILockSet Create() => LockSetByWay.In(way);

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The condition's suite, in a way. What it runs is users' code: so all of its steps are messages, in every way.</summary>
public abstract class ConditionByWay(Way way) : ConditionConformance
{
    protected override ICondition<TState> Create<TState>(TState initial, int maxWaiters = int.MaxValue)
    {
        var condition = ActorCondition<TState>.Start(way.System, initial, new ConditionSettings { MaxWaiters = maxWaiters });
        return way.Started<ICondition<TState>>(condition, condition.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check(isByMessagesOnly: true);
}

/// <summary>The countdown's suite, in a way.</summary>
public abstract class CountdownByWay(Way way) : CountdownConformance
{
    protected override ICountdown Start(int from, TimeSpan period)
    {
        var countdown = ActorCountdown.Start(way.SystemInVirtualTime, new CountdownSettings { From = from, Period = period });
        return way.Started<ICountdown>(countdown, countdown.Actor);
    }

    protected override ValueTask AdvanceAsync(TimeSpan by)
    {
        ((TestScheduler)way.SystemInVirtualTime.Scheduler).Advance(by);
        return default;
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The ticker's suite, in a way.</summary>
public abstract class TickerByWay(Way way) : TickerConformance
{
    private readonly FakeTimeProvider _time = new();

    protected override ITicker Create(TimeSpan period, bool started = true)
    {
        var ticker = ActorTicker.Start(way.SystemInVirtualTime, new TickerSettings { Period = period, Started = started }, timeProvider: _time);
        return way.Started<ITicker>(ticker, ticker.Actor);
    }

    protected override ValueTask AdvanceAsync(TimeSpan by)
    {
        _time.Advance(by);
        return default;
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The schedule's suite, in a way.</summary>
public abstract class ScheduleByWay(Way way) : ScheduleConformance
{
    protected override ISchedule Create(int maxRunning = 1)
    {
        var schedule = ActorSchedule.Start(way.SystemInVirtualTime, new ScheduleSettings { MaxRunning = maxRunning }, timeProvider: Time);
        return way.Started<ISchedule>(schedule, schedule.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}

/// <summary>The executor's suite, in a way.</summary>
public abstract class ExecutorByWay(Way way) : ExecutorConformance
{
    // In some surroundings each call of a handle blocks a thread of the pool until it has begun there: thousands of them would starve it.
    protected override int Many => 100;

    protected override IExecutor Create(int workers = 1, int queueCapacity = int.MaxValue, bool threads = true, Action<int>? initializer = null)
    {
        var executor = ActorExecutor.Start(
            way.SystemInVirtualTime, new ExecutorSettings { Workers = workers, QueueCapacity = queueCapacity, Threads = threads, Initializer = initializer }, timeProvider: Time);
        return way.Started<IExecutor>(executor, executor.Actor);
    }

    [Fact]
    public void Its_steps_were_of_its_way() => way.Check();
}
