using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a work queue, one order of the requests explains what everybody saw, and no item is lost or got twice.</summary>
public sealed class WorkQueueLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 3000;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_items_in_order() => _histories.PlayAsync(Count, seed => new WorkQueueTrial(seed, Start));

    [Fact]
    public Task A_queue_that_loses_items_is_caught() => CatchAsync(inner => new LosingQueue(inner));

    [Fact]
    public Task A_queue_that_doubles_items_is_caught() => CatchAsync(inner => new DoublingQueue(inner));

    [Fact]
    public Task A_queue_that_reorders_items_is_caught() =>
        CatchAsync(settings => settings.Order == WorkQueueOrder.Fifo ? settings with { Order = WorkQueueOrder.Lifo } : settings);

    [Fact]
    public Task A_queue_that_takes_one_too_many_is_caught() =>
        CatchAsync(settings => settings.Capacity == int.MaxValue ? settings : settings with { Capacity = settings.Capacity + 1 });

    [Fact]
    public Task A_queue_that_delivers_once_too_often_is_caught() =>
        CatchAsync(settings => settings.MaxDeliveries == 2 ? settings with { MaxDeliveries = 3 } : settings);

    private Task CatchAsync(Func<IOwnedWorkQueue<int>, IOwnedWorkQueue<int>> breaking) =>
        _histories.CatchAsync(Count, seed => new WorkQueueTrial(seed, (settings, time) => Start(settings, time).Wrap(breaking)));

    private Task CatchAsync(Func<WorkQueueSettings, WorkQueueSettings> setting) =>
        _histories.CatchAsync(Count, seed => new WorkQueueTrial(seed, (settings, time) => Start(setting(settings), time)));

    private Handles<IOwnedWorkQueue<int>> Start(WorkQueueSettings settings, TimeProvider time)
    {
        var owner = ActorWorkQueue<int>.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorWorkQueue<int>.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
