namespace ActorConcurrency.Comparison;

/// <summary>What is the same for every side of a comparison. Immutable.</summary>
/// <param name="Seed">Where random numbers start. Any number.</param>
/// <param name="Time">The time scale.</param>
public sealed record TrialSettings(int Seed, TimeScale Time)
{
    /// <summary>How often each experiment that computes runs for its figures, at least 1; <see langword="null"/>, the default, for as often as it says itself.</summary>
    public int? Repeats { get; init; }

    /// <summary>Seed 1 and the default time scale.</summary>
    public static TrialSettings Default { get; } = new(1, TimeScale.Default);
}
