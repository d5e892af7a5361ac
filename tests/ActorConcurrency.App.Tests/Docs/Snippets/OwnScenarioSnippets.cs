using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>A user's test of their lock class and their actor.</summary>
public sealed class OwnScenarioSnippets
{
    [Fact]
    public async Task The_lock_and_the_actor_sell_everything_once()
    {
        var report = await Compare.RunAsync<StockScenario>();

        Assert.Empty(report.Objections);
    }
}
