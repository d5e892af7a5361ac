namespace ActorConcurrency.Hosting;

/// <summary>
/// What can be set about a countdown that a host starts. An option that is null (the default) is left as the block
/// <c>actor-concurrency.countdown</c> of the HOCON has it. Bind the options of one countdown under its name.
/// </summary>
public sealed class CountdownOptions
{
    /// <inheritdoc cref="CountdownSettings.From"/>
    public int? From { get; set; }

    /// <inheritdoc cref="CountdownSettings.Period"/>
    public TimeSpan? Period { get; set; }

    /// <inheritdoc cref="CountdownSettings.MaxRestarts"/>
    public int? MaxRestarts { get; set; }

    /// <inheritdoc cref="CountdownSettings.GateFirst"/>
    public bool? GateFirst { get; set; }

    /// <inheritdoc cref="CountdownSettings.CallTimeout"/>
    public TimeSpan? CallTimeout { get; set; }

    /// <summary>Runs for each number, one at a time; a number counts as ticked when it has returned. Null: nothing runs.</summary>
    public Action<int>? OnTick { get; set; }

    /// <summary>
    /// As <see cref="OnTick"/>, for code that is asynchronous: it is awaited, and its token is cancelled when the countdown ends before. Set one
    /// of the two.
    /// </summary>
    public Func<int, CancellationToken, Task>? OnTickAsync { get; set; }

    internal CountdownSettings Over(CountdownSettings settings) => settings with
    {
        From = From ?? settings.From,
        Period = Period ?? settings.Period,
        MaxRestarts = MaxRestarts ?? settings.MaxRestarts,
        GateFirst = GateFirst ?? settings.GateFirst,
        CallTimeout = CallTimeout ?? settings.CallTimeout,
    };
}
