namespace ActorConcurrency.Tests;

// Every suite again: by messages only, and on Akka.NET's own dispatcher. With gate first on, it runs in the recipe's own folder, where time is real.

public sealed class CounterOffTests(Way.Off way) : CounterByWay(way), IClassFixture<Way.Off>;

public sealed class CounterOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : CounterByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class SemaphoreOffTests(Way.Off way) : SemaphoreByWay(way), IClassFixture<Way.Off>;

public sealed class SemaphoreOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : SemaphoreByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class WorkQueueOffTests(Way.Off way) : WorkQueueByWay(way), IClassFixture<Way.Off>;

public sealed class WorkQueueOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : WorkQueueByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class PriorityQueueOffTests(Way.Off way) : PriorityQueueByWay(way), IClassFixture<Way.Off>;

public sealed class PriorityQueueOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : PriorityQueueByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class EventOffTests(Way.Off way) : EventByWay(way), IClassFixture<Way.Off>;

public sealed class EventOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : EventByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class LockSetOffTests(Way.Off way) : LockSetByWay(way), IClassFixture<Way.Off>;

public sealed class LockSetOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : LockSetByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class CountdownOnTests(Way.OnInVirtualTime way) : CountdownByWay(way), IClassFixture<Way.OnInVirtualTime>;

public sealed class TickerOnTests(Way.OnInVirtualTime way) : TickerByWay(way), IClassFixture<Way.OnInVirtualTime>;
