using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a ticker, its numbers rise one by one, and none comes after a stop.</summary>
public sealed class TickerLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 500;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_ticks_one_by_one() => _histories.PlayAsync(Count, seed => new TickerTrial(seed, Start), atOnce: 25);

    [Fact]
    public Task A_ticker_that_drops_ticks_is_caught() => CatchAsync(inner => new DroppingTicker(inner));

    [Fact]
    public Task A_ticker_that_ticks_after_its_stop_is_caught() => CatchAsync(inner => new OverrunningTicker(inner));

    [Fact]
    public Task A_ticker_that_gives_an_old_tick_for_the_next_one_is_caught() => CatchAsync(inner => new HastyTicker(inner));

    private Task CatchAsync(Func<ITicker, ITicker> breaking) =>
        _histories.CatchAsync(Count, seed => new TickerTrial(seed, settings => Start(settings).Wrap(breaking)));

    private Handles<ITicker> Start(TickerSettings settings)
    {
        var owner = ActorTicker.Start(actors.System, settings);
        return new(owner, ActorTicker.Attach(owner.Actor, settings), owner.Actor);
    }
}
