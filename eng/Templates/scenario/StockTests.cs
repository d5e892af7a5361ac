using ActorConcurrency.Comparison;
using Xunit;

public sealed class StockTests
{
    [Fact]
    public async Task The_lock_and_the_actor_sell_everything_once()
    {
        var report = await Compare.RunAsync<StockScenario>();

        Assert.Empty(report.Objections);
    }
}
