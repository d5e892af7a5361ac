namespace ActorConcurrency.Comparison;

/// <content>The lists.</content>
internal static partial class PageCode
{
    private static Dictionary<string, string[]> Originals => new()
    {
        ["CountdownThread"] = ["CountdownThread", "PythonThread"],
        ["CountdownTask"] = ["CountdownTask", "PythonThread"],
        ["StatusCountdown"] = ["StatusCountdown", "PythonThread", "PythonEvent", "PythonCondition"],
        ["RepeatedEvent"] = ["RepeatedEvent", "PythonEvent", "PythonCondition"],
        ["TickerThreads"] = ["TickerThreads", "ConditionTicker", "PythonCondition", "PythonThread"],
        ["ConditionTicker"] = ["ConditionTicker", "PythonCondition", "PythonThread"],
        ["PythonSemaphore"] = ["PythonSemaphore", "PythonCondition"],
        ["ProducerConsumer"] = ["ProducerConsumer", "PythonQueue", "PythonCondition", "PythonThread"],
        ["PythonQueue"] = ["PythonQueue", "PythonCondition"],
        ["PythonPriorityQueue"] = ["PythonPriorityQueue", "PythonCondition"],
        ["LockedCounter"] = ["LockedCounter", "PythonLock"],
        ["UnlockedCounter"] = ["UnlockedCounter"],
        ["PythonLock"] = ["PythonLock"],
        ["PythonEvent"] = ["PythonEvent", "PythonCondition"],
        ["OrderedDaemons"] = ["OrderedDaemons", "RankedLock", "OrderedAcquisition", "PythonLock", "PythonThread"],
        ["RankedLock"] = ["RankedLock", "OrderedAcquisition", "PythonLock"],
    };

    private static Dictionary<string, string[]> WithLock => new()
    {
        ["LockCounter"] = ["LockCounter"],
        ["LockOnce"] = ["LockOnce"],
        ["LockQueue"] = ["LockQueue"],
        ["LockCountdown"] = ["LockCountdown"],
        ["LockTicker"] = ["LockTicker"],
    };

    private static Dictionary<string, string[]> Twins => new()
    {
        ["DotNetCountdown"] = ["DotNetCountdown", "CountdownLog"],
        ["DotNetEvent"] = ["DotNetEvent", "DotNetEventPass", "EventWaiters", "Refusal"],
        ["DotNetTicker"] = ["DotNetTicker", "TickerBeat", "TickerWaiters", "TickTimer", "DotNetTickSubscription", "Refusal"],
        ["DotNetSemaphore"] = ["DotNetSemaphore", "PermitPool", "DotNetPermit", "Refusal"],
        ["DotNetWorkQueue"] = ["DotNetWorkQueue", "CountedItems", "WorkLedger", "WaitingLine", "Patience", "Refusal"],
        ["DotNetPriorityQueue"] = ["DotNetPriorityQueue", "PriorityHeap", "WaitingLine", "Patience", "Refusal"],
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
        ["ActorTicker"] =
        [
            "ActorTicker", "ActorTickSubscription", "TickerActor", "TickerCalls", "TickerCore", "TickerProtocol", "TickerRefusal",
            "TickerSchedule", "TickerSettings", "TickerState", "TickerSubscription", "TickerSubscriptions",
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
            "ActorPriorityQueue", "HigherFirstMailbox", "PriorityOrder", "PriorityPutters", "PriorityQueueActor", "PriorityQueueCalls",
            "PriorityQueueCore", "PriorityQueueProtocol", "PriorityQueueRefusal", "PriorityQueueSettings", "PriorityQueueState",
            "PriorityQueueSteps", "PriorityTicketSlot",
        ],
        ["ActorCounter"] =
        [
            "ActorCounter", "CounterActor", "CounterCalls", "CounterCore", "CounterLine", "CounterProtocol", "CounterSettings", "CounterState",
            "CounterSteps",
        ],
        ["ActorLockSet"] =
        [
            "ActorLockSet", "ActorLockSetSession", "LockFlow", "LockHolding", "LockLease", "LockRequest", "LockSetActor", "LockSetCalls",
            "LockSetCore", "LockSetGraph", "LockSetLeases", "LockSetLines", "LockSetNested", "LockSetProtocol", "LockSetRefusal",
            "LockSetReservations", "LockSetSettings", "LockSetState", "LockSetSteps", "LockSetWaiter",
        ],
    };
}
