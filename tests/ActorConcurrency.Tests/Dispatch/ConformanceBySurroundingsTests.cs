namespace ActorConcurrency.Tests;

// The suites again, with callers that are somewhere in particular.

public sealed class CounterInsideAnActorTests(Way.On way, InsideAnActor where) : CounterByWay(way), IClassFixture<Way.On>, IClassFixture<InsideAnActor>
{
    protected override ICounter Create(long initialValue = 0) => where.Of(base.Create(initialValue));
}

public sealed class CounterUnderAContextTests(Way.On way, UnderAContext where) : CounterByWay(way), IClassFixture<Way.On>, IClassFixture<UnderAContext>
{
    protected override ICounter Create(long initialValue = 0) => where.Of(base.Create(initialValue));
}

public sealed class SemaphoreInsideAnActorTests(Way.On way, InsideAnActor where)
    : SemaphoreByWay(way), IClassFixture<Way.On>, IClassFixture<InsideAnActor>
{
    protected override IOwnedSemaphore CreateOwned(int initial, int maximum = int.MaxValue) => where.Of(base.CreateOwned(initial, maximum));
}

public sealed class SemaphoreUnderAContextTests(Way.On way, UnderAContext where)
    : SemaphoreByWay(way), IClassFixture<Way.On>, IClassFixture<UnderAContext>
{
    protected override IOwnedSemaphore CreateOwned(int initial, int maximum = int.MaxValue) => where.Of(base.CreateOwned(initial, maximum));
}

public sealed class WorkQueueInsideAnActorTests(Way.On way, InsideAnActor where)
    : WorkQueueByWay(way), IClassFixture<Way.On>, IClassFixture<InsideAnActor>
{
    protected override IOwnedWorkQueue<string> CreateOwned(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait) =>
        where.Of(base.CreateOwned(capacity, overflow));
}

public sealed class WorkQueueUnderAContextTests(Way.On way, UnderAContext where)
    : WorkQueueByWay(way), IClassFixture<Way.On>, IClassFixture<UnderAContext>
{
    protected override IOwnedWorkQueue<string> CreateOwned(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait) =>
        where.Of(base.CreateOwned(capacity, overflow));
}
