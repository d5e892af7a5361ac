using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a barrier actor. Immutable. Defaults: the block <c>actor-concurrency.barrier</c>.</summary>
public sealed record BarrierSettings
{
    private const string Recipe = "barrier";

    /// <summary>How many parties have to arrive, at the start: 0 to <see cref="int.MaxValue"/>. 2 by default. With 0, nobody can arrive before some are added. Key <c>parties</c>.</summary>
    public int Parties { get; init; } = 2;

    /// <summary>What becomes of the barrier when a party is absent. It breaks by default. Key <c>on-absence</c>.</summary>
    public BarrierAbsence OnAbsence { get; init; }

    /// <summary>
    /// What is done in each phase, when all have arrived and before anybody passes; null, which is the default: nothing. It gets the phase's number, and
    /// a token that is cancelled when the phase is broken or the actor stops. It runs on the thread pool, not in the actor. Only in code.
    /// </summary>
    public Func<long, CancellationToken, ValueTask>? Action { get; init; }

    /// <summary>
    /// Whether a handle does a step on its caller's thread while the actor is idle, instead of telling a message: same results, no envelope. On
    /// by default; off wins, be it here, in the block or for all recipes. Key <c>gate-first</c>.
    /// </summary>
    public bool GateFirst { get; init; } = true;

    /// <summary>
    /// How long a handle waits for an answer that needs no other party before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for a phase is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static BarrierSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static BarrierSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal BarrierSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "parties", Parties, 0, int.MaxValue);
        RecipeBlock.Choice(Recipe, "on-absence", OnAbsence);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static BarrierSettings Read(RecipeBlock block) => new BarrierSettings
    {
        Parties = block.Int("parties", least: 0),
        OnAbsence = block.Choice<BarrierAbsence>("on-absence"),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
