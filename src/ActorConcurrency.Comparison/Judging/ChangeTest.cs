using System.Collections.Immutable;
using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace ActorConcurrency.Comparison;

/// <summary>How the times of something in a later report compare with those in an earlier one, as one of many such tests. Immutable.</summary>
/// <remarks>
/// Welch's t test on the logarithms: a factor becomes a difference, and what is skewed becomes more even. Ranks, which ask less, cannot decide here: of
/// two times 5 rounds the least p-value there can be is 1/252, and in a report of hundreds of rows that is no evidence (see <see cref="ManyTests"/>).
/// </remarks>
/// <param name="Pace">The direction in which it differs: <see cref="Pace.Slower"/> or <see cref="Pace.Faster"/>.</param>
/// <param name="PValue">How probable it is to see such a difference, in either direction, where the true one is no more than the least effect.</param>
internal readonly record struct ChangeTest(Pace Pace, double PValue)
{
    // Few rounds can agree by chance: less than 1 % of spread is not believed.
    private const double LeastSpread = 0.01;

    /// <summary>Whether there is enough to test: <see cref="Figures.FewestRuns"/> times in both reports, and no time that is nothing.</summary>
    /// <param name="later">The times in the later report.</param>
    /// <param name="earlier">Those in the earlier one, in the same unit.</param>
    public static bool IsPossible(ImmutableArray<double> later, ImmutableArray<double> earlier) =>
        later.Length >= Figures.FewestRuns && earlier.Length >= Figures.FewestRuns && later.Concat(earlier).All(time => time > 0);

    /// <summary>Tests whether it is slower or faster by more than <paramref name="effect"/>, a share such as 0.05.</summary>
    /// <param name="later">The times in the later report.</param>
    /// <param name="earlier">Those in the earlier one, in the same unit.</param>
    /// <param name="effect">The least effect, as a share; 0 or more.</param>
    public static ChangeTest Of(ImmutableArray<double> later, ImmutableArray<double> earlier, double effect)
    {
        var (after, before) = (Logarithms.Of(later), Logarithms.Of(earlier));
        var difference = after.Mean - before.Mean;
        var error = after.Error2 + before.Error2;
        var freedom = error * error / ((after.Error2 * after.Error2 / (later.Length - 1)) + (before.Error2 * before.Error2 / (earlier.Length - 1)));
        var t = (Math.Abs(difference) - Math.Log(1 + effect)) / Math.Sqrt(error);
        return new(difference > 0 ? Pace.Slower : Pace.Faster, Math.Min(1, 2 * new StudentDistribution(freedom).Cdf(-t)));
    }

    // The mean of the logarithms, and the square of its standard error.
    private readonly record struct Logarithms(double Mean, double Error2)
    {
        public static Logarithms Of(ImmutableArray<double> times)
        {
            var mean = times.Average(Math.Log);
            var variance = times.Sum(time => Math.Pow(Math.Log(time) - mean, 2)) / (times.Length - 1);
            return new(mean, Math.Max(variance, LeastSpread * LeastSpread) / times.Length);
        }
    }
}
