namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a lock set that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.lock-set</c> of the HOCON has it. Bind the options of one lock set under its name.
/// </summary>
public sealed class LockSetOptions : RecipeOptions
{
    /// <inheritdoc cref="LockSetSettings.Ordered"/>
    public bool? Ordered { get; set; }

    /// <inheritdoc cref="LockSetSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    /// <inheritdoc cref="LockSetSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="LockSetSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal LockSetSettings Over(LockSetSettings settings) => settings with
    {
        Ordered = Ordered ?? settings.Ordered,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
