using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What can be set about a subprocess's actor. Immutable. Defaults: the block <c>actor-concurrency.subprocess</c>.</summary>
public sealed record SubprocessSettings
{
    private const string Recipe = "subprocess";

    /// <summary>How the child is looked after: keys <c>restart</c> to <c>good-run</c>, <c>grace</c>, <c>pipe-grace</c>, <c>buffer-lines</c>, <c>max-line</c> and <c>orphans</c>.</summary>
    public SubprocessSupervision Supervision { get; init; } = new();

    /// <summary>
    /// How long a handle waits for an answer that waits for no child before it throws <see cref="OutcomeUnknownException"/>: 1 ms to
    /// <see cref="int.MaxValue"/> ms. 30 s by default. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static SubprocessSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Recipe, Read);

    internal static SubprocessSettings Read(IActorRef actor) => RecipeConfig.Of(actor).Read(Recipe, Read);

    internal SubprocessSettings Checked()
    {
        ArgumentNullException.ThrowIfNull(Supervision);
        Supervision.Checked();
        RecipeBlock.InRange(Recipe, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(1));
        return this;
    }

    private static SubprocessSettings Read(RecipeBlock block) => new SubprocessSettings
    {
        Supervision = new()
        {
            Restart = new()
            {
                When = block.Choice<RestartWhen>("restart"),
                MaxRestarts = block.Int("max-restarts", least: 0),
                FirstDelay = block.Time("first-delay"),
                LongestDelay = block.Time("longest-delay"),
                Jitter = block.Int("jitter", least: 0),
                GoodRun = block.Time("good-run"),
            },
            Grace = block.Time("grace"),
            PipeGrace = block.Time("pipe-grace"),
            BufferLines = block.Int("buffer-lines", least: 1),
            MaxLine = block.Int("max-line", least: 16),
            Orphans = block.Choice<Orphans>("orphans"),
        },
        CallTimeout = block.Time("call-timeout"),
    }.Checked();
}
