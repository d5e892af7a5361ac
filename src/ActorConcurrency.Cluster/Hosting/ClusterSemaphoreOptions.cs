namespace ActorConcurrency.Hosting;

/// <summary>
/// How a clustered semaphore is made if it is new. An option that is null (the default) is left as the block <c>actor-concurrency.semaphore</c> of the HOCON
/// has it. Bind the options of one semaphore under its name. The same on all nodes.
/// </summary>
public sealed class ClusterSemaphoreOptions
{
    /// <inheritdoc cref="SemaphoreSettings.Initial"/>
    public int? Initial { get; set; }

    /// <inheritdoc cref="SemaphoreSettings.Maximum"/>
    public int? Maximum { get; set; }

    /// <inheritdoc cref="SemaphoreSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    internal SemaphoreSettings Over(SemaphoreSettings settings) => settings with
    {
        Initial = Initial ?? settings.Initial,
        Maximum = Maximum ?? settings.Maximum,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        Lease = null,
    };
}
