using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a lock set actor. Immutable. Defaults: the block <c>actor-concurrency.lock-set</c>.</summary>
public sealed record LockSetSettings
{
    private const string Recipe = "lock-set";

    /// <summary>
    /// Whether a nested wait must be for locks above whatever is held, as on the page; a violation then shows at its first run. If not, any
    /// order is allowed, and only a wait that would close a cycle is refused, with <see cref="DeadlockException"/>. True by default. Key <c>ordered</c>.
    /// </summary>
    public bool Ordered { get; init; } = true;

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
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for locks is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static LockSetSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static LockSetSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal LockSetSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "max-waiters", MaxWaiters, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static LockSetSettings Read(RecipeBlock block) => new LockSetSettings
    {
        Ordered = block.Bool("ordered"),
        MaxWaiters = block.Int("max-waiters", least: 0),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
