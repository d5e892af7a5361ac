namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a priority queue that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.priority-queue</c> of the HOCON has it. Bind the options of one queue under its name.
/// </summary>
public sealed class PriorityQueueOptions : RecipeOptions
{
    /// <inheritdoc cref="PriorityQueueSettings.Capacity"/>
    public int? Capacity { get; set; }

    /// <summary>
    /// How long an item waits for one level of priority more: 1 ms to <see cref="int.MaxValue"/> ms, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> for never.
    /// </summary>
    public TimeSpan? Ageing { get; set; }

    /// <inheritdoc cref="PriorityQueueSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    /// <inheritdoc cref="PriorityQueueSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="PriorityQueueSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal PriorityQueueSettings Over(PriorityQueueSettings settings) => settings with
    {
        Capacity = Capacity ?? settings.Capacity,
        Ageing = Ageing == Timeout.InfiniteTimeSpan ? null : Ageing ?? settings.Ageing,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
