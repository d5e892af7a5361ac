using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a priority queue, one order of the requests explains what everybody saw, and no item is lost or got twice.</summary>
public sealed class PriorityQueueLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_items_by_importance() => _histories.PlayAsync(3000, seed => new PriorityQueueTrial(seed, Start));

    private Handles<IPriorityQueue<int>> Start(PriorityQueueSettings settings, TimeProvider time)
    {
        var owner = ActorPriorityQueue<int>.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorPriorityQueue<int>.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
