using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a work queue actor. Immutable. Defaults: the block <c>actor-concurrency.work-queue</c>.</summary>
public sealed record WorkQueueSettings
{
    internal const string MaxWaitersKey = $"actor-concurrency.{Recipe}.max-waiters";
    private const string Recipe = "work-queue";

    /// <summary>How many items may be queued before <see cref="Overflow"/> counts: at least 1. No limit by default. Key <c>capacity</c>.</summary>
    public int Capacity { get; init; } = int.MaxValue;

    /// <summary>What a full queue does with one item more. The putter waits by default. Key <c>overflow</c>.</summary>
    public WorkQueueOverflow Overflow { get; init; } = WorkQueueOverflow.Wait;

    /// <summary>Which item is got next. First in, first out by default. Key <c>order</c>.</summary>
    public WorkQueueOrder Order { get; init; } = WorkQueueOrder.Fifo;

    /// <summary>
    /// How often an item is delivered at most: at least 1. One that comes back from its last delivery is dropped, so that an item that kills
    /// its workers does not kill them all. No limit by default. Key <c>max-deliveries</c>.
    /// </summary>
    public int MaxDeliveries { get; init; } = int.MaxValue;

    /// <summary>
    /// How many may wait for an item, and how many for room, apart from each other: 0 to <see cref="int.MaxValue"/>. One wait more ends at once with
    /// <see cref="TooManyWaitersException"/>. No limit by default. Key <c>max-waiters</c>.
    /// </summary>
    public int MaxWaiters { get; init; } = int.MaxValue;

    /// <summary>
    /// Whether a handle does a step on its caller's thread while the actor is idle, instead of telling a message: same results, no envelope. On
    /// by default; off wins, be it here, in the block or for all recipes. Key <c>gate-first</c>.
    /// </summary>
    public bool GateFirst { get; init; } = true;

    /// <summary>
    /// How long a handle waits for an answer that waits for nothing before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for an item, for room or for the end is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static WorkQueueSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static WorkQueueSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal static int CheckedCapacity(int capacity) => (int)RecipeBlock.InRange(Recipe, "capacity", capacity, 1, int.MaxValue);

    internal WorkQueueSettings Checked()
    {
        CheckedCapacity(Capacity);
        RecipeBlock.InRange(Recipe, "max-waiters", MaxWaiters, 0, int.MaxValue);
        RecipeBlock.Choice(Recipe, "overflow", Overflow);
        RecipeBlock.Choice(Recipe, "order", Order);
        RecipeBlock.InRange(Recipe, "max-deliveries", MaxDeliveries, 1, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static WorkQueueSettings Read(RecipeBlock block) => new WorkQueueSettings
    {
        Capacity = block.Int("capacity", least: 1),
        Overflow = block.Choice<WorkQueueOverflow>("overflow"),
        Order = block.Choice<WorkQueueOrder>("order"),
        MaxDeliveries = block.Int("max-deliveries", least: 1),
        MaxWaiters = block.Int("max-waiters", least: 0),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
