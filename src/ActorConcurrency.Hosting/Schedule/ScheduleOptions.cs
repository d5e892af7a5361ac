namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a schedule that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.schedule</c> of the HOCON has it. Bind the options of one schedule under its name.
/// </summary>
public sealed class ScheduleOptions : RecipeOptions
{
    /// <inheritdoc cref="ScheduleSettings.MaxRunning"/>
    public int? MaxRunning { get; set; }

    /// <inheritdoc cref="ScheduleSettings.ClockCheck"/>
    public TimeSpan? ClockCheck { get; set; }

    /// <inheritdoc cref="ScheduleSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="ScheduleSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal ScheduleSettings Over(ScheduleSettings settings) => settings with
    {
        MaxRunning = MaxRunning ?? settings.MaxRunning,
        ClockCheck = ClockCheck ?? settings.ClockCheck,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
