using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a ticker actor. Immutable. Defaults: the block <c>actor-concurrency.ticker</c>.</summary>
public sealed record TickerSettings
{
    private const string Recipe = "ticker";
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// The time between two ticks: 10 ms to <see cref="int.MaxValue"/> ms. 1 s by default. Akka.NET's timers round up to a multiple of
    /// 10 ms, which makes single ticks late, but not later and later. Key <c>period</c>.
    /// </summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether it ticks from the beginning. Yes by default. Key <c>started</c>.</summary>
    public bool Started { get; init; } = true;

    /// <summary>
    /// Whether a handle does a step on its caller's thread while the actor is idle, instead of telling a message: same results, no envelope. On
    /// by default; off wins, be it here, in the block or for all recipes. Key <c>gate-first</c>.
    /// </summary>
    public bool GateFirst { get; init; } = true;

    /// <summary>
    /// How long a handle waits for an answer that needs no tick before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for a tick is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static TickerSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static TickerSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal static bool IsPeriod(TimeSpan period) => period >= ShortestPeriod && period <= TimeSpan.FromMilliseconds(int.MaxValue);

    internal static TimeSpan CheckedPeriod(TimeSpan period) => RecipeBlock.InRange(Recipe, "period", period, ShortestPeriod);

    internal TickerSettings Checked()
    {
        CheckedPeriod(Period);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static TickerSettings Read(RecipeBlock block) => new TickerSettings
    {
        Period = block.Time("period"),
        Started = block.Bool("started"),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
