using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a priority queue actor. Immutable. Defaults: the block <c>actor-concurrency.priority-queue</c>.</summary>
public sealed record PriorityQueueSettings
{
    internal const string MaxWaitersKey = $"actor-concurrency.{Recipe}.max-waiters";
    private const string Recipe = "priority-queue";

    /// <summary>How many items may be queued before putters wait: at least 1. No limit by default. Key <c>capacity</c>.</summary>
    public int Capacity { get; init; } = int.MaxValue;

    /// <summary>
    /// How long an item waits for one level of priority more: 1 ms to <see cref="int.MaxValue"/> ms, or null for never, which is the default.
    /// With it, an item of priority 0 is got before one of priority 5 that is put five intervals later, or more. Key <c>ageing</c>.
    /// </summary>
    public TimeSpan? Ageing { get; init; }

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
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for an item or for room is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static PriorityQueueSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static PriorityQueueSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal static int CheckedCapacity(int capacity) => (int)RecipeBlock.InRange(Recipe, "capacity", capacity, 1, int.MaxValue);

    internal PriorityQueueSettings Checked()
    {
        CheckedCapacity(Capacity);
        RecipeBlock.InRange(Recipe, "max-waiters", MaxWaiters, 0, int.MaxValue);
        if (Ageing is { } ageing) RecipeBlock.InRange(Recipe, "ageing", ageing, TimeSpan.FromMilliseconds(1));
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static PriorityQueueSettings Read(RecipeBlock block) => new PriorityQueueSettings
    {
        Capacity = block.Int("capacity", least: 1),
        Ageing = block.TimeOrOff("ageing"),
        MaxWaiters = block.Int("max-waiters", least: 0),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
