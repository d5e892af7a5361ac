namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a work queue that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.work-queue</c> of the HOCON has it. Bind the options of one queue under its name.
/// </summary>
public sealed class WorkQueueOptions : RecipeOptions
{
    /// <inheritdoc cref="WorkQueueSettings.Capacity"/>
    public int? Capacity { get; set; }

    /// <inheritdoc cref="WorkQueueSettings.Overflow"/>
    public WorkQueueOverflow? Overflow { get; set; }

    /// <inheritdoc cref="WorkQueueSettings.Order"/>
    public WorkQueueOrder? Order { get; set; }

    /// <inheritdoc cref="WorkQueueSettings.MaxDeliveries"/>
    public int? MaxDeliveries { get; set; }

    /// <inheritdoc cref="WorkQueueSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    /// <inheritdoc cref="WorkQueueSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="WorkQueueSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal WorkQueueSettings Over(WorkQueueSettings settings) => settings with
    {
        Capacity = Capacity ?? settings.Capacity,
        Overflow = Overflow ?? settings.Overflow,
        Order = Order ?? settings.Order,
        MaxDeliveries = MaxDeliveries ?? settings.MaxDeliveries,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
