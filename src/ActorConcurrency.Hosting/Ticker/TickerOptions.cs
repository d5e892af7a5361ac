namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a ticker that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.ticker</c> of the HOCON has it. Bind the options of one ticker under its name.
/// </summary>
public sealed class TickerOptions : RecipeOptions
{
    /// <inheritdoc cref="TickerSettings.Period"/>
    public TimeSpan? Period { get; set; }

    /// <inheritdoc cref="TickerSettings.Started"/>
    public bool? Started { get; set; }

    /// <inheritdoc cref="TickerSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="TickerSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal TickerSettings Over(TickerSettings settings) => settings with
    {
        Period = Period ?? settings.Period,
        Started = Started ?? settings.Started,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
