namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about an event that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.event</c> of the HOCON has it. Bind the options of one event under its name.
/// </summary>
public sealed class EventOptions : RecipeOptions
{
    /// <inheritdoc cref="EventSettings.AutoReset"/>
    public bool? AutoReset { get; set; }

    /// <inheritdoc cref="EventSettings.Set"/>
    public bool? Set { get; set; }

    /// <inheritdoc cref="EventSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    /// <inheritdoc cref="EventSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="EventSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal EventSettings Over(EventSettings settings) => settings with
    {
        AutoReset = AutoReset ?? settings.AutoReset,
        Set = Set ?? settings.Set,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
