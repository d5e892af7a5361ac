namespace ActorConcurrency.Comparison;

/// <content>The lists.</content>
internal static partial class PageCode
{
    private static Dictionary<string, string[]> Originals => new()
    {
        ["CountdownThread"] = ["CountdownThread", "PythonThread"],
        ["CountdownTask"] = ["CountdownTask", "PythonThread"],
        ["StatusCountdown"] = ["StatusCountdown", "PythonThread", "PythonEvent", "PythonCondition", "PythonRLock", "PythonTimeout"],
        ["RepeatedEvent"] = ["RepeatedEvent", "PythonEvent", "PythonCondition", "PythonRLock", "PythonTimeout"],
        ["TickerThreads"] = ["TickerThreads", "ConditionTicker", "PythonCondition", "PythonRLock", "PythonTimeout", "PythonThread"],
        ["ConditionTicker"] = ["ConditionTicker", "PythonCondition", "PythonRLock", "PythonTimeout", "PythonThread"],
        ["PythonCondition"] = ["PythonCondition", "PythonRLock", "PythonTimeout"],
        ["PythonScheduler"] = ["PythonScheduler"],
        ["PythonTimer"] = ["PythonTimer", "PythonCondition", "PythonRLock", "PythonTimeout", "PythonThread"],
        ["PythonThreadPool"] = ["PythonThreadPool", "PythonFuture", "PythonFutures", "PythonQueue", "PythonStore", "PythonCondition", "PythonLock", "PythonRLock", "PythonTimeout", "PythonThread"],
        ["QueueThreads"] = ["QueueThreads", "PythonQueue", "PythonStore", "PythonCondition", "PythonLock", "PythonTimeout", "PythonThread"],
        ["PythonSemaphore"] = ["PythonSemaphore", "PythonCondition", "PythonRLock", "PythonTimeout"],
        ["ProducerConsumer"] = ["ProducerConsumer", "PythonQueue", "PythonStore", "PythonCondition", "PythonLock", "PythonTimeout", "PythonThread"],
        ["PythonQueue"] = ["PythonQueue", "PythonStore", "PythonCondition", "PythonLock", "PythonTimeout"],
        ["PythonPriorityQueue"] = ["PythonPriorityQueue", "PythonCondition", "PythonRLock", "PythonTimeout"],
        ["LockedCounter"] = ["LockedCounter", "PythonLock", "PythonTimeout"],
        ["UnlockedCounter"] = ["UnlockedCounter"],
        ["PythonLock"] = ["PythonLock", "PythonTimeout"],
        ["PythonRLock"] = ["PythonRLock", "PythonTimeout"],
        ["PythonEvent"] = ["PythonEvent", "PythonCondition", "PythonRLock", "PythonTimeout"],
        ["OrderedDaemons"] = ["OrderedDaemons", "RankedLock", "OrderedAcquisition", "PythonLock", "PythonTimeout", "PythonThread"],
        ["RankedLock"] = ["RankedLock", "OrderedAcquisition", "PythonLock", "PythonTimeout"],
        ["PythonBarrier"] = ["PythonBarrier", "PythonCondition", "PythonLock", "PythonTimeout"],
        ["LockedLatch"] = ["LockedLatch"],
        ["PythonPopen"] = ["PythonPopen"],
    };

    private static Dictionary<string, string[]> WithLock => new()
    {
        ["LockCounter"] = ["LockCounter"],
        ["LockCondition"] = ["LockCondition"],
        ["LockOnce"] = ["LockOnce"],
        ["LockQueue"] = ["LockQueue"],
        ["LockCountdown"] = ["LockCountdown"],
        ["LockTicker"] = ["LockTicker"],
        ["LockBarrier"] = ["LockBarrier"],
    };

    private static Dictionary<string, string[]> Twins => new()
    {
        ["DotNetCountdown"] = ["DotNetCountdown", "CountdownLog"],
        ["DotNetEvent"] = ["DotNetEvent", "EventWaiters", "Refusal"],
        ["DotNetCondition"] = ["DotNetCondition", "GuardedState", "Refusal"],
        ["DotNetEvent"] = ["DotNetEvent", "DotNetEventPass", "EventWaiters", "Refusal"],
        ["DotNetTicker"] = ["DotNetTicker", "TickerBeat", "TickerWaiters", "TickTimer", "DotNetTickSubscription", "Refusal"],
        ["DotNetSchedule"] = ["DotNetSchedule", "DotNetScheduledEntry", "Refusal"],
        ["DotNetExecutor"] = ["DotNetExecutor", "DotNetJob", "Refusal"],
        ["DotNetSemaphore"] = ["DotNetSemaphore", "PermitPool", "DotNetPermit", "Refusal"],
        ["DotNetWorkQueue"] = ["DotNetWorkQueue", "CountedItems", "WorkLedger", "WaitingLine", "Patience", "Refusal"],
        ["DotNetPriorityQueue"] = ["DotNetPriorityQueue", "PriorityHeap", "ComparedEntries", "WaitingLine", "Patience", "Refusal"],
        ["DotNetCounter"] = ["DotNetCounter", "Refusal"],
        ["DotNetLock"] = ["DotNetLock", "DotNetLockHold", "LockLine", "Refusal"],
        ["DotNetBarrier"] = ["DotNetBarrier", "BarrierTable", "DotNetBarrierParty", "Refusal"],
        ["DotNetLatch"] = ["DotNetLatch", "Refusal"],
        ["DotNetSubprocess"] = ["DotNetSubprocess"],
        ["DotNetLockSet"] = ["DotNetLockSet", "LockTable", "LockPlace", "DotNetLockLease", "WaiterLimit", "Refusal"],
        ["DotNetCounter"] = ["DotNetCounter", "CounterWaiters", "Refusal"],
        ["DotNetLockSet"] = ["DotNetLockSet", "LockTable", "LockUsers", "LockPlace", "DotNetLockLease", "WaiterLimit", "Refusal"],
    };

    private static Dictionary<string, string[]> Actors => new()
    {
        ["ActorCountdown"] =
        [
            "ActorCountdown", "CountdownActor", "CountdownCore", "CountdownProtocol", "CountdownSettings", "CountdownState",
            "TickHandlerActor", "TickLog",
        ],
        ["ActorEvent"] =
        [
            "ActorEvent", "EventActor", "EventCalls", "EventCore", "EventPass", "EventProtocol", "EventSettings", "EventState", "EventSteps",
        ],
        ["ActorCondition"] =
        [
            "ActorCondition", "ConditionActor", "ConditionCalls", "ConditionCore", "ConditionLine", "ConditionProtocol", "ConditionSettings",
            "ConditionState",
        ],
        ["ActorTicker"] =
        [
            "ActorTicker", "ActorTickSubscription", "TickerActor", "TickerCalls", "TickerCore", "TickerProtocol", "TickerRefusal",
            "TickerSchedule", "TickerSettings", "TickerState", "TickerSubscription", "TickerSubscriptions",
        ],
        ["ActorSchedule"] =
        [
            "ActorSchedule", "ActorScheduledEntry", "ActorTimer", "ScheduleActor", "ScheduleCalls", "ScheduleCore", "ScheduleEntry",
            "ScheduleFigures", "ScheduleProtocol", "ScheduleRefusal", "ScheduleSettings", "ScheduleState",
        ],
        ["ActorExecutor"] =
        [
            "ActorExecutor", "ExecutorActor", "ExecutorCalls", "ExecutorCore", "ExecutorFigures", "ExecutorNews", "ExecutorProtocol",
            "ExecutorSettings", "ExecutorState", "ExecutorSteps", "ExecutorWorker", "ThreadWorker",
        ],
        ["ActorSemaphore"] =
        [
            "ActorSemaphore", "ActorSemaphoreSession", "SemaphoreActor", "SemaphoreCalls", "SemaphoreCore", "SemaphoreLease",
            "SemaphoreLedger", "SemaphorePermit", "SemaphoreProtocol", "SemaphoreRefusal", "SemaphoreSettings", "SemaphoreState",
            "SemaphoreSteps",
        ],
        ["ActorWorkQueue"] =
        [
            "ActorWorkQueue", "ActorWorkQueueSession", "DroppedItem", "WorkDelivery", "WorkQueueActor", "WorkQueueBacklog",
            "WorkQueueCalls", "WorkQueueCore", "WorkQueueLease", "WorkQueueLedger", "WorkQueueLine", "WorkQueueProtocol",
            "WorkQueueRefusal", "WorkQueueSettings", "WorkQueueState", "WorkQueueSteps",
        ],
        ["ActorPriorityQueue"] =
        [
            "ActorPriorityQueue", "ComparedOrder", "HigherFirstMailbox", "ItemOrder", "PriorityOrder", "PriorityPutters", "PriorityQueueActor", "PriorityQueueCalls",
            "PriorityQueueCore", "PriorityQueueProtocol", "PriorityQueueRefusal", "PriorityQueueSettings", "PriorityQueueState",
            "PriorityQueueSteps", "PriorityTicketSlot",
        ],
        ["ActorCounter"] =
        [
            "ActorCounter", "CounterActor", "CounterCalls", "CounterCore", "CounterLine", "CounterProtocol", "CounterSettings", "CounterState",
            "CounterSteps",
        ],
        ["ActorLock"] =
        [
            "ActorLock", "ActorLockSession", "GrantedLock", "LockActor", "LockCalls", "LockCore", "LockGrip", "LockHold", "LockLedger", "LockOwner",
            "LockProtocol", "LockRefusal", "LockSettings", "LockState", "LockSteps", "LockTenure",
        ],
        ["ActorBarrier"] =
        [
            "ActorBarrier", "ActorBarrierParty", "BarrierActions", "BarrierActor", "BarrierCalls", "BarrierCore", "BarrierProtocol",
            "BarrierRefusal", "BarrierSettings", "BarrierState",
        ],
        ["ActorLatch"] =
        [
            "ActorLatch", "LatchActor", "LatchCalls", "LatchCore", "LatchProtocol", "LatchSettings", "LatchState", "LatchSteps",
        ],
        ["ActorSubprocess"] =
        [
            "ActorSubprocess", "ChildDriver", "ChildEvent", "SubprocessActor", "SubprocessCalls", "SubprocessCore", "SubprocessProtocol",
            "SubprocessSettings", "SubprocessState",
        ],
        ["ActorLockSet"] =
        [
            "ActorLockSet", "ActorLockSetSession", "LockFlow", "LockHolding", "LockLease", "LockRequest", "LockSetActor", "LockSetCalls",
            "LockSetCore", "LockSetGraph", "LockSetLeases", "LockSetLines", "LockSetNested", "LockSetProtocol", "LockSetRefusal",
            "LockSetReservations", "LockSetSettings", "LockSetState", "LockSetSteps", "LockSetWaiter",
        ],
    };
}
