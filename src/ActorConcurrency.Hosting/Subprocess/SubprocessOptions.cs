namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a subprocess that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.subprocess</c> of the HOCON has it. Bind the options of one subprocess under its name.
/// </summary>
/// <remarks>The child's own restarts are its supervision's. If its actor fails, the child is killed, and neither is started anew.</remarks>
public sealed class SubprocessOptions
{
    /// <inheritdoc cref="RestartPolicy.When"/>
    public RestartWhen? Restart { get; set; }

    /// <inheritdoc cref="RestartPolicy.MaxRestarts"/>
    public int? MaxRestarts { get; set; }

    /// <inheritdoc cref="RestartPolicy.FirstDelay"/>
    public TimeSpan? FirstDelay { get; set; }

    /// <inheritdoc cref="RestartPolicy.LongestDelay"/>
    public TimeSpan? LongestDelay { get; set; }

    /// <inheritdoc cref="RestartPolicy.Jitter"/>
    public int? Jitter { get; set; }

    /// <inheritdoc cref="RestartPolicy.GoodRun"/>
    public TimeSpan? GoodRun { get; set; }

    /// <inheritdoc cref="SubprocessSupervision.Grace"/>
    public TimeSpan? Grace { get; set; }

    /// <inheritdoc cref="SubprocessSupervision.PipeGrace"/>
    public TimeSpan? PipeGrace { get; set; }

    /// <inheritdoc cref="SubprocessSupervision.BufferLines"/>
    public int? BufferLines { get; set; }

    /// <inheritdoc cref="SubprocessSupervision.MaxLine"/>
    public int? MaxLine { get; set; }

    /// <inheritdoc cref="SubprocessSupervision.Orphans"/>
    public Orphans? Orphans { get; set; }

    /// <inheritdoc cref="SubprocessSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal SubprocessSettings Over(SubprocessSettings settings) => settings with
    {
        Supervision = Over(settings.Supervision),
        CallTimeout = CallTimeout ?? settings.CallTimeout,
    };

    private SubprocessSupervision Over(SubprocessSupervision supervision) => supervision with
    {
        Restart = Over(supervision.Restart),
        Grace = Grace ?? supervision.Grace,
        PipeGrace = PipeGrace ?? supervision.PipeGrace,
        BufferLines = BufferLines ?? supervision.BufferLines,
        MaxLine = MaxLine ?? supervision.MaxLine,
        Orphans = Orphans ?? supervision.Orphans,
    };

    private RestartPolicy Over(RestartPolicy policy) => policy with
    {
        When = Restart ?? policy.When,
        MaxRestarts = MaxRestarts ?? policy.MaxRestarts,
        FirstDelay = FirstDelay ?? policy.FirstDelay,
        LongestDelay = LongestDelay ?? policy.LongestDelay,
        Jitter = Jitter ?? policy.Jitter,
        GoodRun = GoodRun ?? policy.GoodRun,
    };
}
