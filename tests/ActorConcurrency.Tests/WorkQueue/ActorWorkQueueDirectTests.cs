namespace ActorConcurrency.Tests;

/// <summary>While the actor is idle its handle puts, gets and reports without a message. Switched off, nothing is direct and everything is the same.</summary>
public sealed class ActorWorkQueueDirectTests(Actors actors) : IClassFixture<Actors>
{
    private const int Rounds = 100;

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gate_first_or_not_the_results_are_the_same(bool gateFirst)
    {
        await using var queue = await StartAsync(new WorkQueueSettings { GateFirst = gateFirst });
        await using var worker = queue.OpenSession("worker");
        await queue.SnapshotAsync();
        var (direct, told) = (Steps.Direct(queue.Actor), Steps.Told(queue.Actor));

        for (var item = 0; item < Rounds; item++) Assert.Equal(item, await RoundAsync(queue, worker, item));

        if (gateFirst) Assert.Equal((direct + (9 * Rounds), told), (Steps.Direct(queue.Actor), Steps.Told(queue.Actor)));
        else Assert.Equal(0, Steps.Direct(queue.Actor));
        var books = await queue.SnapshotAsync();
        Assert.Equal((3 * Rounds, 3 * Rounds, 0, 3 * Rounds, 0), (books.Put, books.Got, books.Queued, books.Done, books.InWork));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_delivery_is_a_value_whose_copies_end_once()
    {
        await using var queue = await StartAsync(new WorkQueueSettings());
        await using var worker = queue.OpenSession("worker");
        await queue.PutAsync(1);
        var delivery = await worker.GetAsync();
        var copy = delivery;

        copy.Dispose();
        delivery.Done();
        copy.Dispose();
        default(WorkDelivery<int>).Done();
        default(WorkDelivery<int>).Dispose();

        var books = await queue.SnapshotAsync();
        Assert.Equal((1, 0, 1), (books.Queued, books.Done, books.Returned));
        var again = await worker.GetAsync();
        delivery.Done();
        Assert.Equal((1, 2), ((await queue.SnapshotAsync()).InWork, again.Attempt));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_gives_up_while_it_waits_in_the_state_has_put_and_taken_nothing()
    {
        await using var queue = await StartAsync(new WorkQueueSettings { Capacity = 1 });
        using var cancellation = new CancellationTokenSource();
        var getting = queue.GetAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => getting);
        Assert.Null(await queue.TryGetAsync(TimeSpan.FromMilliseconds(50)));

        await queue.PutAsync(1);
        using var second = new CancellationTokenSource();
        var putting = queue.PutAsync(2, cancellationToken: second.Token).AsTask();
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => putting);
        Assert.False(await queue.TryPutAsync(3, TimeSpan.FromMilliseconds(50)));

        var books = await queue.SnapshotAsync();
        Assert.Equal((1, 0, 1), (books.Put, books.Got, books.Queued));
        Assert.Empty(books.Getters);
        Assert.Empty(books.Putters);
    }

    // Nine steps, and three items.
    private static async Task<int> RoundAsync(ActorWorkQueue<int> queue, ActorWorkQueueSession<int> worker, int item)
    {
        await queue.PutAsync(item);
        var got = await queue.GetAsync();
        await queue.TaskDoneAsync();
        Assert.True(await queue.TryPutAsync(item, TimeSpan.Zero));
        (await worker.GetAsync()).Done();
        await queue.PutAsync(item);
        (await worker.TryGetAsync(TimeSpan.Zero))!.Value.Done();
        return got;
    }

    private async Task<ActorWorkQueue<int>> StartAsync(WorkQueueSettings settings)
    {
        var queue = ActorWorkQueue<int>.Start(actors.System, settings);
        // Once it has answered it is there; what it is told next opens it.
        for (var isOpen = false; !isOpen && settings.GateFirst; isOpen = Steps.Direct(queue.Actor) > 0) await queue.SnapshotAsync();
        return queue;
    }
}
