using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>Two reports with hundreds of rows: what is slower or faster by chance, and what is so truly. The times are drawn from a seed.</summary>
public sealed class ManyRowsTests
{
    private const int Rows = 300;
    private const int Rounds = 6;

    private readonly Random _random = new(1);

    [Fact]
    public async Task Of_rows_that_are_drawn_from_the_same_times_again_almost_none_is_slower_or_faster()
    {
        var before = Times(Rows);
        ImmutableArray<double>[] after = [.. before.Select(times => (ImmutableArray<double>)[.. times.Select(_ => times[_random.Next(times.Length)])])];

        Assert.InRange((await ChangesAsync(before, after)).Length, 0, 1);
    }

    [Fact]
    public async Task Nor_where_any_difference_counts()
    {
        // Each row alone is one in fifty at this level, in either direction.
        var (before, after) = (Times(Rows), Times(Rows));
        var alone = before.Zip(after, (earlier, later) => ChangeTest.Of(later, earlier, effect: 0)).Count(test => test.PValue < 2 * ReportDiff.ByChance);

        Assert.InRange(alone, 3, Rows);
        Assert.InRange((await ChangesAsync(before, after, threshold: 0)).Length, 0, 1);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public async Task One_that_takes_twice_as_long_is_slower_among_all_the_others(double threshold)
    {
        var (before, after) = (Times(Rows), Times(Rows));
        after[7] = [.. before[7].Select(time => 2 * time)];

        var change = Assert.Single(await ChangesAsync(before, after, threshold));

        Assert.Equal((ChangeKind.Slower, 2), (change.Kind, Math.Round(change.Ratio!.Value, 2)));
        Assert.Contains(" 8 at once", change.Row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_takes_a_quarter_more_is_not_slower_by_a_gate_s_twenty_percent_if_its_times_differ_as_much()
    {
        var (before, after) = (Times(Rows), Times(Rows));
        after[7] = [.. before[7].Select(time => 1.25 * time)];

        Assert.Empty(await ChangesAsync(before, after, threshold: 0.2));
    }

    // By the definition: the third is the last whose p-value is no more than its rank's part of the share.
    [Theory]
    [InlineData(new[] { 0.04, 0.001, 0.011, 0.5, 0.014 }, new[] { false, true, true, false, true })]
    [InlineData(new[] { 0.02, 0.5, 0.9, 0.9, 0.9 }, new[] { false, false, false, false, false })]
    [InlineData(new double[0], new bool[0])]
    public void Which_tests_are_significant_depends_on_all_of_them(double[] pValues, bool[] expected) =>
        Assert.Equal(expected, ManyTests.Significant(pValues, share: 0.025));

    private static async Task<Change[]> ChangesAsync(IReadOnlyList<ImmutableArray<double>> before, IReadOnlyList<ImmutableArray<double>> after, double threshold = Paces.LeastEffect)
    {
        var report = await WholeReport.MakeAsync();
        return [.. ReportDiff.Of(With(report, before), With(report, after), threshold).Changes];
    }

    private static ComparisonReport With(ComparisonReport report, IReadOnlyList<ImmutableArray<double>> times) => report with
    {
        Recipes = [report.Recipes[0] with { Costs = WholeReport.Costs() with { Throughput = [.. times.Select((rounds, row) => new ThroughputFigure(Side.Lock, "lock", row + 1, 0, 1, 1, 1, rounds.Length, 1, 1) { RoundsNs = rounds })] } }],
    };

    // Each row with a spread of its own, 2 % to 12 %.
    private ImmutableArray<double>[] Times(int rows) =>
        [.. Enumerable.Range(0, rows).Select(row => (ImmutableArray<double>)[.. Enumerable.Range(0, Rounds).Select(_ => 100 * Math.Exp((0.02 + 0.01 * (row % 11)) * Normal()))])];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
