using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a semaphore actor. Immutable. Defaults: the block <c>actor-concurrency.semaphore</c>.</summary>
public sealed record SemaphoreSettings
{
    private const string Recipe = "semaphore";

    /// <summary>Permits at the start: 0 to <see cref="Maximum"/>. 1 by default. Key <c>initial</c>.</summary>
    public int Initial { get; init; } = 1;

    /// <summary>The most permits that may exist, held ones included: at least 1. No limit by default. Key <c>maximum</c>.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    /// <summary>
    /// How long a permit may be held before it is taken back: 10 ms to <see cref="int.MaxValue"/> ms, or null for as long as its holder
    /// likes, which is the default. A holder sees it at <see cref="SemaphorePermit.Lost"/>; the fencing token lets a resource turn it away. Key <c>lease</c>.
    /// </summary>
    public TimeSpan? Lease { get; init; }

    /// <summary>
    /// How many may wait at a time: 0 to <see cref="int.MaxValue"/>. No limit by default. A wait that would be one more ends at once with
    /// <see cref="TooManyWaitersException"/>. Key <c>max-waiters</c>.
    /// </summary>
    public int MaxWaiters { get; init; } = int.MaxValue;

    /// <summary>
    /// Whether a handle does a step on its caller's thread while the actor is idle, instead of telling a message: same results, no envelope. On
    /// by default; off wins, be it here, in the block or for all recipes. Key <c>gate-first</c>.
    /// </summary>
    public bool GateFirst { get; init; } = true;

    /// <summary>
    /// How long a handle waits for an answer that needs no permit before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for permits is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static SemaphoreSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static SemaphoreSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal SemaphoreSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "maximum", Maximum, 1, int.MaxValue);
        RecipeBlock.InRange(Recipe, "initial", Initial, 0, Maximum);
        if (Lease is { } lease) RecipeBlock.InRange(Recipe, "lease", lease, TimeSpan.FromMilliseconds(10));
        RecipeBlock.InRange(Recipe, "max-waiters", MaxWaiters, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static SemaphoreSettings Read(RecipeBlock block) => new SemaphoreSettings
    {
        Initial = block.Int("initial", least: 0),
        Maximum = block.Int("maximum", least: 1),
        Lease = block.TimeOrOff("lease"),
        MaxWaiters = block.Int("max-waiters", least: 0),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
