using System.Globalization;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Shortens the page's durations. Every duration is multiplied by <see cref="Factor"/>, rounded to a multiple of 10 ms and kept to
/// at least 50 ms, because Akka's timers are coarse. Immutable.
/// </summary>
public readonly record struct TimeScale
{
    /// <summary>The smallest factor: 0.001.</summary>
    public const double Smallest = 0.001;

    /// <summary>The largest factor: 100.</summary>
    public const double Largest = 100;

    private const double GrainMilliseconds = 10;
    private const double LeastMilliseconds = 50;

    /// <summary>A scale with <paramref name="factor"/>.</summary>
    /// <param name="factor">1 is the page's real time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not within <see cref="Smallest"/> and <see cref="Largest"/>.</exception>
    public TimeScale(double factor)
    {
        if (!IsValid(factor))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, FormattableString.Invariant($"The time scale is a number from {Smallest} to {Largest}."));
        Factor = factor;
    }

    /// <summary>The scale that a comparison uses unless told otherwise: 0.2.</summary>
    public static TimeScale Default { get; } = new(0.2);

    /// <summary>What durations are multiplied by.</summary>
    public double Factor { get; }

    /// <summary>Whether <paramref name="factor"/> can be a scale.</summary>
    /// <param name="factor">What durations would be multiplied by.</param>
    public static bool IsValid(double factor) => factor is >= Smallest and <= Largest;

    /// <summary>The duration to use in place of the page's.</summary>
    /// <param name="seconds">The page's duration in seconds; above zero.</param>
    /// <returns>A multiple of 10 ms, at least 50 ms.</returns>
    public TimeSpan Of(double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);

        var grains = Math.Round(seconds * 1000 * Factor / GrainMilliseconds, MidpointRounding.AwayFromZero);
        return TimeSpan.FromMilliseconds(Math.Max(grains * GrainMilliseconds, LeastMilliseconds));
    }

    /// <summary>The factor, as it is written on the command line.</summary>
    public override string ToString() => Factor.ToString(CultureInfo.InvariantCulture);
}
