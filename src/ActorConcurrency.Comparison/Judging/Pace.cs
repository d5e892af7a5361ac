namespace ActorConcurrency.Comparison;

/// <summary>How the durations of one side compare with those of another.</summary>
public enum Pace
{
    /// <summary>It is what the others are compared with.</summary>
    Baseline,

    /// <summary>It takes less time, by more than the least effect.</summary>
    Faster,

    /// <summary>If there is a difference, it is less than the least effect.</summary>
    Same,

    /// <summary>It takes more time, by more than the least effect.</summary>
    Slower,

    /// <summary>The runs differ too much, or are too few, to tell.</summary>
    Noisy,
}

/// <summary>How one side's durations compare with the baseline's. Immutable.</summary>
/// <param name="Pace">What the test says.</param>
/// <param name="Baseline">The name of the contender that it is compared with.</param>
/// <param name="Ratio">Its median over the baseline's.</param>
public sealed record PaceReport(Pace Pace, string Baseline, double Ratio);
