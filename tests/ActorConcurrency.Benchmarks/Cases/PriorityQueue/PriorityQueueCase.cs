namespace ActorConcurrency.Benchmarks;

/// <summary>Four put items of 1,024 different priorities, four get the most important one.</summary>
internal static class PriorityQueueCase
{
    public const int Operations = 100_000;

    private const int Priorities = 1024;
    private const int Scatter = 7919; // a prime, so that neighbours get priorities far from each other, and each priority its share

    public static Case Only { get; } = new(
        "priority-queue-4-4", Operations, new Target(1),
        new("ActorPriorityQueue", () => new OurPriorityQueue()),
        new("PriorityQueue under a lock", () => new LockedPriorityQueue()),
        new("prioritized Channel", () => new ChannelPriorityQueue(), "order among equals, a capacity, change of priority, removal, ageing"),
        new("Proto.Actor", () => new ProtoPriorityQueue(), "order among equals, timeouts, cancellation, change of priority: a minimal actor"));

    public static int PriorityOf(int item) => item * Scatter % Priorities;
}
