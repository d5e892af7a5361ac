using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a lock's actor. Immutable. Defaults: the block <c>actor-concurrency.lock</c>.</summary>
public sealed record LockSettings
{
    private const string Recipe = "lock";

    /// <summary>
    /// Whether an owner (a session) that holds the lock gets it again at once, and holds it until every hold is given back. Off by
    /// default: then it is refused with <see cref="LockRecursionException"/>. A hold without a session has no owner who could be recognised. Key <c>reentrant</c>.
    /// </summary>
    public bool Reentrant { get; init; }

    /// <summary>
    /// How long a hold may last before it is taken back: 10 ms to <see cref="int.MaxValue"/> ms, or null for as long as its holder
    /// likes, which is the default. A holder sees it at <see cref="LockHold.Lost"/>; the fencing token lets a resource turn it away. Key <c>lease</c>.
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
    /// How long a handle waits for an answer that needs no lock before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for the lock, or for its end, is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static LockSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static LockSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal LockSettings Checked()
    {
        if (Lease is { } lease) RecipeBlock.InRange(Recipe, "lease", lease, TimeSpan.FromMilliseconds(10));
        RecipeBlock.InRange(Recipe, "max-waiters", MaxWaiters, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static LockSettings Read(RecipeBlock block) => new LockSettings
    {
        Reentrant = block.Bool("reentrant"),
        Lease = block.TimeOrOff("lease"),
        MaxWaiters = block.Int("max-waiters", least: 0),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
