namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a condition that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.condition</c> of the HOCON has it. Bind the options of one condition under its name. After a restart the state is the first one again.
/// </summary>
public sealed class ConditionOptions : RecipeOptions
{
    /// <inheritdoc cref="ConditionSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    /// <inheritdoc cref="ConditionSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal ConditionSettings Over(ConditionSettings settings) => settings with
    {
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
