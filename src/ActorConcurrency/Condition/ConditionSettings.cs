using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// What can be set about a condition actor. Immutable. Defaults: the block <c>actor-concurrency.condition</c>. There is no <c>gate-first</c>: what a
/// condition runs is the users' code, so everything goes by messages.
/// </summary>
public sealed record ConditionSettings
{
    internal const string MaxWaitersKey = $"actor-concurrency.{Recipe}.max-waiters";
    private const string Recipe = "condition";

    /// <summary>
    /// How many may wait at a time, for predicates and for notifications together: 0 to <see cref="int.MaxValue"/>. No limit by default. A wait that
    /// would be one more ends at once with <see cref="TooManyWaitersException"/>. Key <c>max-waiters</c>.
    /// </summary>
    public int MaxWaiters { get; init; } = int.MaxValue;

    /// <summary>
    /// How long a handle waits for an answer that waits for nothing before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait is not limited by it, but a wait with an update that is given up waits
    /// that long at most to hear whether it was too late. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static ConditionSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static ConditionSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal ConditionSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "max-waiters", MaxWaiters, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static ConditionSettings Read(RecipeBlock block) => new ConditionSettings
    {
        MaxWaiters = block.Int("max-waiters", least: 0),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
