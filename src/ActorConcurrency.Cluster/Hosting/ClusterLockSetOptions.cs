namespace ActorConcurrency.Hosting;

/// <summary>
/// How a clustered lock set is made if it is new. An option that is null (the default) is left as the block <c>actor-concurrency.lock-set</c> of the HOCON
/// has it. Bind the options of one lock set under its name. The same on all nodes.
/// </summary>
public sealed class ClusterLockSetOptions
{
    /// <inheritdoc cref="LockSetSettings.Ordered"/>
    public bool? Ordered { get; set; }

    /// <inheritdoc cref="LockSetSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    internal LockSetSettings Over(LockSetSettings settings) => settings with
    {
        Ordered = Ordered ?? settings.Ordered,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
    };
}
