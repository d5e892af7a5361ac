using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a work queue, one order of the requests explains what everybody saw, and no item is lost or got twice.</summary>
public sealed class WorkQueueLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_items_in_order() => _histories.PlayAsync(3000, seed => new WorkQueueTrial(seed, Start));

    private Handles<IOwnedWorkQueue<int>> Start(WorkQueueSettings settings, TimeProvider time)
    {
        var owner = ActorWorkQueue<int>.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorWorkQueue<int>.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
