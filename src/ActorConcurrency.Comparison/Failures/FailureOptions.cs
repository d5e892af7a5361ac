namespace ActorConcurrency.Comparison;

/// <summary>What a failure matrix tries and how. Immutable.</summary>
internal sealed record FailureOptions
{
    private readonly TimeSpan _hangAfter = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long no progress counts as a hang; above zero, 2 s by default. A cell with a second process has a minute, if this is shorter: the process has
    /// to start, and its end to be noticed. A deadlock that can be seen is not waited for.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero.</exception>
    public TimeSpan HangAfter
    {
        get => _hangAfter;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _hangAfter = value;
        }
    }

    /// <summary>The sides to try; all by default.</summary>
    public IReadOnlyList<Side> Sides { get; init; } = Comparison.Sides.All;
}
