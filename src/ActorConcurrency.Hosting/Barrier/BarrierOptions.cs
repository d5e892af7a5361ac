namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a barrier that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.barrier</c> of the HOCON has it. Bind the options of one barrier under its name.
/// </summary>
public sealed class BarrierOptions : RecipeOptions
{
    /// <inheritdoc cref="BarrierSettings.Parties"/>
    public int? Parties { get; set; }

    /// <inheritdoc cref="BarrierSettings.OnAbsence"/>
    public BarrierAbsence? OnAbsence { get; set; }

    /// <inheritdoc cref="BarrierSettings.Action"/>
    public Func<long, CancellationToken, ValueTask>? Action { get; set; }

    /// <inheritdoc cref="BarrierSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="BarrierSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal BarrierSettings Over(BarrierSettings settings) => settings with
    {
        Parties = Parties ?? settings.Parties,
        OnAbsence = OnAbsence ?? settings.OnAbsence,
        Action = Action ?? settings.Action,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
