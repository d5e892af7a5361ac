namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a latch that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.latch</c> of the HOCON has it. Bind the options of one latch under its name.
/// </summary>
public sealed class LatchOptions : RecipeOptions
{
    /// <inheritdoc cref="LatchSettings.Count"/>
    public int? Count { get; set; }

    /// <inheritdoc cref="LatchSettings.AddWhenOpen"/>
    public bool? AddWhenOpen { get; set; }

    /// <inheritdoc cref="LatchSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    /// <inheritdoc cref="LatchSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="LatchSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal LatchSettings Over(LatchSettings settings) => settings with
    {
        Count = Count ?? settings.Count,
        AddWhenOpen = AddWhenOpen ?? settings.AddWhenOpen,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
