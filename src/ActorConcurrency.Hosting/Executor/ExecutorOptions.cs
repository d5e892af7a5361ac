namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about an executor that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.executor</c> of the HOCON has it. Bind the options of one executor under its name.
/// </summary>
public sealed class ExecutorOptions : RecipeOptions
{
    /// <inheritdoc cref="ExecutorSettings.Workers"/>
    public int? Workers { get; set; }

    /// <inheritdoc cref="ExecutorSettings.QueueCapacity"/>
    public int? QueueCapacity { get; set; }

    /// <inheritdoc cref="ExecutorSettings.Threads"/>
    public bool? Threads { get; set; }

    /// <inheritdoc cref="ExecutorSettings.Initializer"/>
    public Action<int>? Initializer { get; set; }

    /// <inheritdoc cref="ExecutorSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="ExecutorSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal ExecutorSettings Over(ExecutorSettings settings) => settings with
    {
        Workers = Workers ?? settings.Workers,
        QueueCapacity = QueueCapacity ?? settings.QueueCapacity,
        Threads = Threads ?? settings.Threads,
        Initializer = Initializer ?? settings.Initializer,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
