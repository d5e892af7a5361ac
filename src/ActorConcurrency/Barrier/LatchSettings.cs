using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a latch actor. Immutable. Defaults: the block <c>actor-concurrency.latch</c>.</summary>
public sealed record LatchSettings
{
    private const string Recipe = "latch";

    /// <summary>The count at the start: 0 to <see cref="int.MaxValue"/>. 1 by default. With 0, it is open. Key <c>count</c>.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether a latch that is open may be added to, which closes it again. Not by default, as in .NET. Key <c>add-when-open</c>.</summary>
    public bool AddWhenOpen { get; init; }

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
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for the latch is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static LatchSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static LatchSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal LatchSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "count", Count, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "max-waiters", MaxWaiters, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static LatchSettings Read(RecipeBlock block) => new LatchSettings
    {
        Count = block.Int("count", least: 0),
        AddWhenOpen = block.Bool("add-when-open"),
        MaxWaiters = block.Int("max-waiters", least: 0),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
