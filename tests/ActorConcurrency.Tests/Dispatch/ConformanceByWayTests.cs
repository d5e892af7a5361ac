namespace ActorConcurrency.Tests;

// Every suite again, in every other way. With gate first on, that of a recipe runs in the recipe's own folder; those of the countdown and of
// the ticker run here too, for there every message is serialised, which switches it off.

public sealed class CounterOffTests(Way.Off way) : CounterByWay(way), IClassFixture<Way.Off>;

public sealed class CounterOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : CounterByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class CounterOnCallingThreadTests(Way.OnCallingThread way) : CounterByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class CounterFromInsideAnActorTests(Way.FromInsideAnActor way) : CounterByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class CounterFromUnderAContextTests(Way.FromUnderAContext way) : CounterByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class SemaphoreOffTests(Way.Off way) : SemaphoreByWay(way), IClassFixture<Way.Off>;

public sealed class SemaphoreOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : SemaphoreByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class SemaphoreOnCallingThreadTests(Way.OnCallingThread way) : SemaphoreByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class SemaphoreFromInsideAnActorTests(Way.FromInsideAnActor way) : SemaphoreByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class SemaphoreFromUnderAContextTests(Way.FromUnderAContext way) : SemaphoreByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class WorkQueueOffTests(Way.Off way) : WorkQueueByWay(way), IClassFixture<Way.Off>;

public sealed class WorkQueueOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : WorkQueueByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class WorkQueueOnCallingThreadTests(Way.OnCallingThread way) : WorkQueueByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class WorkQueueFromInsideAnActorTests(Way.FromInsideAnActor way) : WorkQueueByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class WorkQueueFromUnderAContextTests(Way.FromUnderAContext way) : WorkQueueByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class PriorityQueueOffTests(Way.Off way) : PriorityQueueByWay(way), IClassFixture<Way.Off>;

public sealed class PriorityQueueOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : PriorityQueueByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class PriorityQueueOnCallingThreadTests(Way.OnCallingThread way) : PriorityQueueByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class PriorityQueueFromInsideAnActorTests(Way.FromInsideAnActor way) : PriorityQueueByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class PriorityQueueFromUnderAContextTests(Way.FromUnderAContext way) : PriorityQueueByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class EventOffTests(Way.Off way) : EventByWay(way), IClassFixture<Way.Off>;

public sealed class EventOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : EventByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class EventOnCallingThreadTests(Way.OnCallingThread way) : EventByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class EventFromInsideAnActorTests(Way.FromInsideAnActor way) : EventByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class EventFromUnderAContextTests(Way.FromUnderAContext way) : EventByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class ConditionOffTests(Way.Off way) : ConditionByWay(way), IClassFixture<Way.Off>;

public sealed class ConditionOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : ConditionByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class ConditionOnCallingThreadTests(Way.OnCallingThread way) : ConditionByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class ConditionFromInsideAnActorTests(Way.FromInsideAnActor way) : ConditionByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class ConditionFromUnderAContextTests(Way.FromUnderAContext way) : ConditionByWay(way), IClassFixture<Way.FromUnderAContext>;
public sealed class BarrierOffTests(Way.Off way) : BarrierByWay(way), IClassFixture<Way.Off>;

public sealed class BarrierOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : BarrierByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class BarrierOnCallingThreadTests(Way.OnCallingThread way) : BarrierByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class BarrierFromInsideAnActorTests(Way.FromInsideAnActor way) : BarrierByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class BarrierFromUnderAContextTests(Way.FromUnderAContext way) : BarrierByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class LatchOffTests(Way.Off way) : LatchByWay(way), IClassFixture<Way.Off>;

public sealed class LatchOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : LatchByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class LatchOnCallingThreadTests(Way.OnCallingThread way) : LatchByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class LatchFromInsideAnActorTests(Way.FromInsideAnActor way) : LatchByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class LatchFromUnderAContextTests(Way.FromUnderAContext way) : LatchByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class LockSetOffTests(Way.Off way) : LockSetByWay(way), IClassFixture<Way.Off>;

public sealed class LockSetOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : LockSetByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class LockSetOnCallingThreadTests(Way.OnCallingThread way) : LockSetByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class LockSetFromInsideAnActorTests(Way.FromInsideAnActor way) : LockSetByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class LockSetFromUnderAContextTests(Way.FromUnderAContext way) : LockSetByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class LockOffTests(Way.Off way) : LockByWay(way), IClassFixture<Way.Off>;

public sealed class LockOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : LockByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class LockOnCallingThreadTests(Way.OnCallingThread way) : LockByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class LockFromInsideAnActorTests(Way.FromInsideAnActor way) : LockByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class LockFromUnderAContextTests(Way.FromUnderAContext way) : LockByWay(way), IClassFixture<Way.FromUnderAContext>;
public sealed class LockSetEndingOnTests(Way.On way) : LockSetEndingByWay(way), IClassFixture<Way.On>;

public sealed class LockSetEndingOffTests(Way.Off way) : LockSetEndingByWay(way), IClassFixture<Way.Off>;

public sealed class LockSetEndingOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : LockSetEndingByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class LockSetEndingOnCallingThreadTests(Way.OnCallingThread way) : LockSetEndingByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class LockSetEndingFromInsideAnActorTests(Way.FromInsideAnActor way) : LockSetEndingByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class LockSetEndingFromUnderAContextTests(Way.FromUnderAContext way) : LockSetEndingByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class LockFlowOnTests(Way.On way) : LockFlowByWay(way), IClassFixture<Way.On>;

public sealed class LockFlowOffTests(Way.Off way) : LockFlowByWay(way), IClassFixture<Way.Off>;

public sealed class LockFlowOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : LockFlowByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class LockFlowOnCallingThreadTests(Way.OnCallingThread way) : LockFlowByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class LockFlowFromUnderAContextTests(Way.FromUnderAContext way) : LockFlowByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class CountdownOnTests(Way.On way) : CountdownByWay(way), IClassFixture<Way.On>;

public sealed class CountdownOffTests(Way.Off way) : CountdownByWay(way), IClassFixture<Way.Off>;

public sealed class CountdownOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : CountdownByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class CountdownOnCallingThreadTests(Way.OnCallingThread way) : CountdownByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class CountdownFromInsideAnActorTests(Way.FromInsideAnActor way) : CountdownByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class CountdownFromUnderAContextTests(Way.FromUnderAContext way) : CountdownByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class TickerOnTests(Way.On way) : TickerByWay(way), IClassFixture<Way.On>;

public sealed class TickerOffTests(Way.Off way) : TickerByWay(way), IClassFixture<Way.Off>;

public sealed class TickerOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : TickerByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class TickerOnCallingThreadTests(Way.OnCallingThread way) : TickerByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class TickerFromInsideAnActorTests(Way.FromInsideAnActor way) : TickerByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class TickerFromUnderAContextTests(Way.FromUnderAContext way) : TickerByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class ScheduleOnTests(Way.On way) : ScheduleByWay(way), IClassFixture<Way.On>;

public sealed class ScheduleOffTests(Way.Off way) : ScheduleByWay(way), IClassFixture<Way.Off>;

public sealed class ScheduleOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : ScheduleByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class ScheduleOnCallingThreadTests(Way.OnCallingThread way) : ScheduleByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class ScheduleFromInsideAnActorTests(Way.FromInsideAnActor way) : ScheduleByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class ScheduleFromUnderAContextTests(Way.FromUnderAContext way) : ScheduleByWay(way), IClassFixture<Way.FromUnderAContext>;

public sealed class ExecutorOnTests(Way.On way) : ExecutorByWay(way), IClassFixture<Way.On>;

public sealed class ExecutorOffTests(Way.Off way) : ExecutorByWay(way), IClassFixture<Way.Off>;

public sealed class ExecutorOnDefaultDispatcherTests(Way.OnDefaultDispatcher way) : ExecutorByWay(way), IClassFixture<Way.OnDefaultDispatcher>;

public sealed class ExecutorOnCallingThreadTests(Way.OnCallingThread way) : ExecutorByWay(way), IClassFixture<Way.OnCallingThread>;

public sealed class ExecutorFromInsideAnActorTests(Way.FromInsideAnActor way) : ExecutorByWay(way), IClassFixture<Way.FromInsideAnActor>;

public sealed class ExecutorFromUnderAContextTests(Way.FromUnderAContext way) : ExecutorByWay(way), IClassFixture<Way.FromUnderAContext>;
