namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a lock that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.lock</c> of the HOCON has it. Bind the options of one lock under its name.
/// </summary>
public sealed class LockOptions : RecipeOptions
{
    /// <inheritdoc cref="LockSettings.Reentrant"/>
    public bool? Reentrant { get; set; }

    /// <summary>
    /// How long a hold may last before it is taken back: 10 ms to <see cref="int.MaxValue"/> ms, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> for as long as its holder likes.
    /// </summary>
    public TimeSpan? Lease { get; set; }

    /// <inheritdoc cref="LockSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    /// <inheritdoc cref="LockSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="LockSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal LockSettings Over(LockSettings settings) => settings with
    {
        Reentrant = Reentrant ?? settings.Reentrant,
        Lease = Lease == Timeout.InfiniteTimeSpan ? null : Lease ?? settings.Lease,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
