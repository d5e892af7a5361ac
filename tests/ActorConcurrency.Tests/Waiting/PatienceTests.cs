using System.Diagnostics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class PatienceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void What_is_left_of_a_timeout_is_less_than_it_was()
    {
        var began = Stopwatch.GetTimestamp() - Stopwatch.Frequency;

        Assert.InRange(Patience.Left(Hour, began), TimeSpan.Zero, Hour - TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Of_a_timeout_that_is_over_nothing_is_left()
    {
        var began = Stopwatch.GetTimestamp() - 2 * Stopwatch.Frequency;

        Assert.Equal(TimeSpan.Zero, Patience.Left(TimeSpan.FromSeconds(1), began));
        Assert.Equal(TimeSpan.Zero, Patience.Left(TimeSpan.Zero, began));
    }

    [Fact]
    public void An_infinite_timeout_stays_infinite() =>
        Assert.Equal(Timeout.InfiniteTimeSpan, Patience.Left(Timeout.InfiniteTimeSpan, Stopwatch.GetTimestamp() - 2 * Stopwatch.Frequency));
}
