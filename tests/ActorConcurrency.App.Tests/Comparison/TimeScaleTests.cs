using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class TimeScaleTests
{
    [Theory]
    [InlineData(1, 5, 5000)]
    [InlineData(0.2, 5, 1000)]
    [InlineData(0.2, 0.5, 100)]
    [InlineData(2, 0.5, 1000)]
    [InlineData(0.2, 0.37, 70)]
    [InlineData(0.2, 0.38, 80)]
    [InlineData(0.5, 0.19, 100)]
    public void A_duration_is_multiplied_and_rounded_to_ten_milliseconds(double factor, double seconds, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new TimeScale(factor).Of(seconds));

    [Theory]
    [InlineData(0.001, 5)]
    [InlineData(0.05, 1)]
    [InlineData(0.2, 0.001)]
    public void A_duration_is_at_least_fifty_milliseconds(double factor, double seconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(50), new TimeScale(factor).Of(seconds));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.0009)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_factor_out_of_range_is_refused(double factor)
    {
        Assert.False(TimeScale.IsValid(factor));
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new TimeScale(factor));
        Assert.Contains("from 0.001 to 100", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_a_fifth_of_the_page() => Assert.Equal("0.2", TimeScale.Default.ToString());
}
