using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a priority queue, one order of the requests explains what everybody saw, and no item is lost or got twice.</summary>
public sealed class PriorityQueueLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 3000;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_items_by_importance() => _histories.PlayAsync(Count, seed => new PriorityQueueTrial(seed, Start));

    [Fact]
    public Task A_queue_that_mixes_up_priorities_is_caught() => CatchAsync(inner => new CoarsePriorityQueue(inner));

    [Fact]
    public Task A_queue_that_takes_one_too_many_is_caught() =>
        CatchAsync(settings => settings.Capacity == int.MaxValue ? settings : settings with { Capacity = settings.Capacity + 1 });

    private Task CatchAsync(Func<IPriorityQueue<int>, IPriorityQueue<int>> breaking) =>
        _histories.CatchAsync(Count, seed => new PriorityQueueTrial(seed, (settings, time) => Start(settings, time).Wrap(breaking)));

    private Task CatchAsync(Func<PriorityQueueSettings, PriorityQueueSettings> setting) =>
        _histories.CatchAsync(Count, seed => new PriorityQueueTrial(seed, (settings, time) => Start(setting(settings), time)));

    private Handles<IPriorityQueue<int>> Start(PriorityQueueSettings settings, TimeProvider time)
    {
        var owner = ActorPriorityQueue<int>.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorPriorityQueue<int>.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
