namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a counter that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.counter</c> of the HOCON has it. Bind the options of one counter under its name.
/// </summary>
public sealed class CounterOptions : RecipeOptions
{
    /// <inheritdoc cref="CounterSettings.InitialValue"/>
    public long? InitialValue { get; set; }

    /// <inheritdoc cref="CounterSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    /// <inheritdoc cref="CounterSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="CounterSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal CounterSettings Over(CounterSettings settings) => settings with
    {
        InitialValue = InitialValue ?? settings.InitialValue,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
