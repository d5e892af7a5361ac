using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about an executor actor. Immutable. Defaults: the block <c>actor-concurrency.executor</c>.</summary>
public sealed record ExecutorSettings
{
    private const string Recipe = "executor";

    /// <summary>How many workers it has: at least 1. As many as there are processors by default. Key <c>workers</c>.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// How much work may be queued besides what the workers take: at least 0. No limit, which is <see cref="int.MaxValue"/>, by default. Key
    /// <c>queue-capacity</c>.
    /// </summary>
    public int QueueCapacity { get; init; } = int.MaxValue;

    /// <summary>
    /// Whether each worker is a thread of its own, in the background: for work that computes or blocks, and for initialisers that leave something on
    /// their thread. Off: work runs on the thread pool, which it must not block. On by default. Key <c>threads</c>.
    /// </summary>
    public bool Threads { get; init; } = true;

    /// <summary>
    /// Runs once for each worker, on its thread, before its first work; gets the worker's number, 1 for the first. None by default, and no key: it is
    /// code. If it fails, the executor is broken: see <see cref="BrokenExecutorException"/>.
    /// </summary>
    public Action<int>? Initializer { get; init; }

    /// <summary>
    /// Whether a handle does a step on its caller's thread while the actor is idle, instead of telling a message: same results, no envelope. On
    /// by default; off wins, be it here, in the block or for all recipes. Key <c>gate-first</c>.
    /// </summary>
    public bool GateFirst { get; init; } = true;

    /// <summary>
    /// How long a handle waits for an answer before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. A wait for room, or for the end of work, is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a host knows of this actor, and of those before and after it; null: it is nobody's.</summary>
    internal Incarnations? Incarnations { get; init; }

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static ExecutorSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static ExecutorSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal ExecutorSettings Checked()
    {
        RecipeBlock.InRange(Recipe, "workers", Workers, 1, int.MaxValue);
        RecipeBlock.InRange(Recipe, "queue-capacity", QueueCapacity, 0, int.MaxValue);
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        AsyncVoid.Refused(Initializer, "Give code that returns when it is done.");
        return this;
    }

    private static ExecutorSettings Read(RecipeBlock block) => new ExecutorSettings
    {
        Workers = block.IntOr("workers", "processors", least: 1) ?? Environment.ProcessorCount,
        QueueCapacity = block.Int("queue-capacity", least: 0),
        Threads = block.Bool("threads"),
        GateFirst = block.Bool("gate-first"),
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
