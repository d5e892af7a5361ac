using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a counter actor. Immutable. Defaults: the block <c>actor-concurrency.counter</c>.</summary>
public sealed record CounterSettings
{
    private const string Recipe = "counter";

    /// <summary>The first value: any number. 0 by default. Key <c>initial-value</c>.</summary>
    public long InitialValue { get; init; }

    /// <summary>
    /// How many may wait for a bound at a time: 0 to <see cref="int.MaxValue"/>. No limit by default. A wait that would be one more ends at once with
    /// <see cref="TooManyWaitersException"/>. Key <c>max-waiters</c>.
    /// </summary>
    public int MaxWaiters { get; init; } = int.MaxValue;

    /// <summary>
    /// Whether a handle does a step on its caller's thread while the actor is idle, instead of telling a message: same results, no envelope. On
    /// by default; off wins, be it here, in the block or for all recipes. Key <c>gate-first</c>.
    /// </summary>
    public bool GateFirst { get; init; } = true;

    /// <summary>
    /// How long a handle waits for an answer that needs no bound to be reached before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for a bound is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static CounterSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static CounterSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal CounterSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "max-waiters", MaxWaiters, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static CounterSettings Read(RecipeBlock block) => new CounterSettings
    {
        InitialValue = block.Long("initial-value"),
        MaxWaiters = block.Int("max-waiters", least: 0),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
