using System.Collections.Immutable;
using Perfolizer.Mathematics.SignificanceTesting.Base;
using Perfolizer.Mathematics.SignificanceTesting.MannWhitney;
using Perfolizer.Metrology;
using Pragmastat;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Compares durations by the Mann-Whitney U test, which asks nothing of their distribution, and by a least effect: what is smaller counts
/// as no difference. Pure.
/// </summary>
internal static class Paces
{
    /// <summary>The least effect: 5 %. A smaller difference matters to nobody, however certain it is.</summary>
    public const double LeastEffect = 0.05;

    /// <summary>How seldom the test may be wrong: 1 % for each statement.</summary>
    public const double Level = 0.01;

    /// <summary>How <paramref name="durations"/> compare with <paramref name="baseline"/>.</summary>
    /// <param name="durations">One side's durations; any unit.</param>
    /// <param name="baseline">The other side's, in the same unit.</param>
    /// <returns>
    /// <see cref="Pace.Noisy"/> if either has fewer than <see cref="Figures.FewestRuns"/>; never <see cref="Pace.Baseline"/>.
    /// </returns>
    public static Pace Of(ImmutableArray<double> durations, ImmutableArray<double> baseline) => Of(durations, baseline, LeastEffect);

    /// <summary>As <see cref="Of(ImmutableArray{double}, ImmutableArray{double})"/>, with another least effect.</summary>
    internal static Pace Of(ImmutableArray<double> durations, ImmutableArray<double> baseline, double effect)
    {
        if (durations.Length < Figures.FewestRuns || baseline.Length < Figures.FewestRuns) return Pace.Noisy;
        if (IsLonger(durations, WithEffect(baseline, effect))) return Pace.Slower;
        if (IsLonger(baseline, WithEffect(durations, effect))) return Pace.Faster;
        return IsLonger(WithEffect(baseline, effect), durations) && IsLonger(WithEffect(durations, effect), baseline) ? Pace.Same : Pace.Noisy;
    }

    private static bool IsLonger(ImmutableArray<double> left, ImmutableArray<double> right) =>
        MannWhitneyTest.Instance.GetPValue(new Sample(left.AsSpan().ToArray()), new Sample(right.AsSpan().ToArray()), AlternativeHypothesis.Greater, Threshold.Zero).Value < Level;

    private static ImmutableArray<double> WithEffect(ImmutableArray<double> durations, double effect) => [.. durations.Select(duration => duration * (1 + effect))];
}
