namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a semaphore that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.semaphore</c> of the HOCON has it. Bind the options of one semaphore under its name.
/// </summary>
public sealed class SemaphoreOptions : RecipeOptions
{
    /// <inheritdoc cref="SemaphoreSettings.Initial"/>
    public int? Initial { get; set; }

    /// <inheritdoc cref="SemaphoreSettings.Maximum"/>
    public int? Maximum { get; set; }

    /// <summary>
    /// How long a permit may be held before it is taken back: 10 ms to <see cref="int.MaxValue"/> ms, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> for as long as its holder likes.
    /// </summary>
    public TimeSpan? Lease { get; set; }

    /// <inheritdoc cref="SemaphoreSettings.MaxWaiters"/>
    public int? MaxWaiters { get; set; }

    /// <inheritdoc cref="SemaphoreSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="SemaphoreSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    internal SemaphoreSettings Over(SemaphoreSettings settings) => settings with
    {
        Initial = Initial ?? settings.Initial,
        Maximum = Maximum ?? settings.Maximum,
        Lease = Lease == Timeout.InfiniteTimeSpan ? null : Lease ?? settings.Lease,
        MaxWaiters = MaxWaiters ?? settings.MaxWaiters,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
        Incarnations = Incarnations,
    };
}
