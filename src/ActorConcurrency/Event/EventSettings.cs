using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about an event actor. Immutable. Defaults: the block <c>actor-concurrency.event</c>.</summary>
public sealed record EventSettings
{
    private const string Recipe = "event";

    /// <summary>Whether a signal lets one wait pass and is then used up; if not, which is the default, the flag stays until it is cleared. Key <c>auto-reset</c>.</summary>
    public bool AutoReset { get; init; }

    /// <summary>Whether the flag is set at the start. Not by default. Key <c>set</c>.</summary>
    public bool Set { get; init; }

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
    /// How long a handle waits for an answer that needs no signal before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for a signal is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static EventSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static EventSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal EventSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "max-waiters", MaxWaiters, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static EventSettings Read(RecipeBlock block) => new EventSettings
    {
        AutoReset = block.Bool("auto-reset"),
        Set = block.Bool("set"),
        MaxWaiters = block.Int("max-waiters", least: 0),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
