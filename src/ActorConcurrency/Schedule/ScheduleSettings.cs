using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a schedule actor. Immutable. Defaults: the block <c>actor-concurrency.schedule</c>.</summary>
public sealed record ScheduleSettings
{
    private const string Recipe = "schedule";

    /// <summary>How many actions run at a time: at least 1, which is the default, as in <c>sched</c>. Key <c>max-running</c>.</summary>
    public int MaxRunning { get; init; } = 1;

    /// <summary>
    /// After how long it is noticed that the wall clock was set, while an entry goes by it: 10 ms to <see cref="int.MaxValue"/> ms. 10 s by default.
    /// Key <c>clock-check</c>.
    /// </summary>
    public TimeSpan ClockCheck { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether a handle does a step on its caller's thread while the actor is idle, instead of telling a message: same results, no envelope. On
    /// by default; off wins, be it here, in the block or for all recipes. Key <c>gate-first</c>.
    /// </summary>
    public bool GateFirst { get; init; } = true;

    /// <summary>
    /// How long a handle waits for an answer before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for what runs is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static ScheduleSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static ScheduleSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal ScheduleSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "max-running", MaxRunning, 1, int.MaxValue);
        RecipeBlock.InRange(Recipe, "clock-check", ClockCheck, TimeSpan.FromMilliseconds(10));
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static ScheduleSettings Read(RecipeBlock block) => new ScheduleSettings
    {
        MaxRunning = block.Int("max-running", least: 1),
        ClockCheck = block.Time("clock-check"),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
