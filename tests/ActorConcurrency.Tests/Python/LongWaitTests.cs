using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>How the originals wait longer than .NET does.</summary>
public sealed class LongWaitTests
{
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(int.MaxValue);
    private readonly List<TimeSpan> _pieces = [];

    [Fact]
    public void A_long_wait_is_made_of_waits_that_dotnet_takes()
    {
        Assert.False(LongWait.Wait(TimeSpan.FromDays(60), Piece));

        Assert.Equal([Most, Most, TimeSpan.FromDays(60) - 2 * Most], _pieces);
    }

    [Fact]
    public void It_ends_with_the_first_that_finds_what_was_waited_for()
    {
        Assert.True(LongWait.Wait(TimeSpan.MaxValue, piece => !Piece(piece) && _pieces.Count == 3));

        Assert.Equal([Most, Most, Most], _pieces);
    }

    [Fact]
    public void Without_a_limit_or_without_time_it_is_one_wait()
    {
        LongWait.Wait(null, Piece);
        LongWait.Wait(TimeSpan.Zero, Piece);
        LongWait.Wait(TimeSpan.MinValue, Piece);

        Assert.Equal([Timeout.InfiniteTimeSpan, TimeSpan.Zero, TimeSpan.Zero], _pieces);
    }

    [Theory]
    [InlineData(0.0001, 1)]
    [InlineData(2.5, 2500)]
    [InlineData(-7, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    public void Seconds_are_whole_milliseconds_and_never_negative(double seconds, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), LongWait.Of(seconds));

    [Fact]
    public void Seconds_may_be_as_many_as_there_are() => Assert.InRange(LongWait.Of(double.MaxValue), TimeSpan.FromDays(3_000_000), TimeSpan.MaxValue);

    private bool Piece(TimeSpan piece)
    {
        _pieces.Add(piece);
        return false;
    }
}
