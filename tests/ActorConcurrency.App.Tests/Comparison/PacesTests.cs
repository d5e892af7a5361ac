using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class PacesTests
{
    private static readonly ImmutableArray<double> Hundred = [.. Enumerable.Range(0, 15).Select(n => 99.3 + (n * 0.1))];

    [Theory]
    [InlineData(1.5, Pace.Slower)]
    [InlineData(1.1, Pace.Slower)]
    [InlineData(1.02, Pace.Same)]
    [InlineData(1.0, Pace.Same)]
    [InlineData(0.98, Pace.Same)]
    [InlineData(0.9, Pace.Faster)]
    [InlineData(0.1, Pace.Faster)]
    public void A_difference_counts_from_the_least_effect_on(double factor, Pace expected) =>
        Assert.Equal(expected, Paces.Of(Times(Hundred, factor), Hundred));

    [Fact]
    public void Five_runs_that_lie_apart_are_enough() =>
        Assert.Equal(Pace.Slower, Paces.Of([20, 21, 22, 23, 24], [10, 11, 12, 13, 14]));

    [Fact]
    public void Fewer_runs_tell_nothing_however_far_they_lie_apart() =>
        Assert.Equal(Pace.Noisy, Paces.Of([200, 210, 220, 230], [10, 11, 12, 13, 14]));

    [Fact]
    public void Runs_that_overlap_widely_are_too_noisy_to_tell() =>
        Assert.Equal(Pace.Noisy, Paces.Of([5, 40, 9, 80, 12, 30], [8, 60, 7, 20, 50, 11]));

    [Fact]
    public void One_stray_run_changes_nothing() =>
        Assert.Equal(Pace.Same, Paces.Of(Hundred.SetItem(3, 10_000), Hundred));

    [Fact]
    public void It_is_the_same_seen_from_the_other_side()
    {
        Assert.Equal(Pace.Slower, Paces.Of(Times(Hundred, 1.2), Hundred));
        Assert.Equal(Pace.Faster, Paces.Of(Hundred, Times(Hundred, 1.2)));
    }

    [Fact]
    public async Task The_first_side_with_a_duration_is_the_baseline()
    {
        var runner = new FakeRunner(order => order.Contender.Side switch
        {
            Side.Original => Some.Record(violations: ["broken"]),
            Side.DotNet => Some.Record(figures: Some.FiguresOf(Hundred)),
            _ => Some.Record(figures: Some.FiguresOf(Times(Hundred, 3))),
        });

        var report = await new Laboratory(runner).RunAsync([Some.Scenario(Some.Experiment() with { Load = Load.Computing })]);

        Assert.Equal<PaceReport?>(
            [null, new(Pace.Baseline, "dotnet", 1), new(Pace.Slower, "dotnet", 3)],
            report.Recipes[0].Experiments[0].Rows.Select(row => row.Pace));
        Assert.Equal(["–", "baseline", "3× slower"], report.Recipes[0].Experiments[0].Rows.Select(RowText.PaceOf));
    }

    private static ImmutableArray<double> Times(ImmutableArray<double> durations, double factor) => [.. durations.Select(duration => duration * factor)];
}
