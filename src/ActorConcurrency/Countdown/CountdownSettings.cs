using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a countdown actor. Immutable. Defaults: the block <c>actor-concurrency.countdown</c>.</summary>
public sealed record CountdownSettings
{
    private const string Recipe = "countdown";

    /// <summary>The first number: at least 0. 10 by default. Key <c>from</c>.</summary>
    public int From { get; init; } = 10;

    /// <summary>
    /// The time between two numbers: 10 ms to <see cref="int.MaxValue"/> ms. 1 s by default. Akka.NET's timers round it up to a
    /// multiple of 10 ms. Key <c>period</c>.
    /// </summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How often a crashed tick handler is restarted, its count kept, before the countdown fails: at least 0. 3 by default.
    /// Key <c>max-restarts</c>.
    /// </summary>
    public int MaxRestarts { get; init; } = 3;

    /// <summary>
    /// Whether a handle does a step on its caller's thread while the actor is idle, instead of telling a message: same results, no envelope. On
    /// by default; off wins, be it here, in the block or for all recipes. Key <c>gate-first</c>.
    /// </summary>
    public bool GateFirst { get; init; } = true;

    /// <summary>
    /// How long a handle waits for an answer before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static CountdownSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal CountdownSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "from", From, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "period", Period, TimeSpan.FromMilliseconds(10));
        RecipeBlock.InRange(Recipe, "max-restarts", MaxRestarts, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static CountdownSettings Read(RecipeBlock block) => new CountdownSettings
    {
        From = block.Int("from", least: 0),
        Period = block.Time("period"),
        MaxRestarts = block.Int("max-restarts", least: 0),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
