namespace ActorConcurrency.Tests;

/// <summary>While the actor is idle its handle puts and gets without a message. Switched off, nothing is direct and everything is the same.</summary>
public sealed class ActorPriorityQueueDirectTests(Actors actors) : IClassFixture<Actors>
{
    private const int Rounds = 100;

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gate_first_or_not_the_results_are_the_same(bool gateFirst)
    {
        await using var queue = await StartAsync(new PriorityQueueSettings { GateFirst = gateFirst });
        await queue.SnapshotAsync();
        var (direct, told) = (Steps.Direct(queue.Actor), Steps.Told(queue.Actor));

        for (var item = 0; item < Rounds; item++)
        {
            var ticket = await queue.PutAsync(item, priority: 1);
            Assert.Equal(ticket.Number + 1, (await queue.TryPutAsync(-item, priority: 2, TimeSpan.Zero))!.Value.Number);
            Assert.Equal((-item, item), (await queue.GetAsync(), (await queue.TryGetAsync(TimeSpan.Zero))!.Value.Item));
        }

        if (gateFirst) Assert.Equal((direct + (4 * Rounds), told), (Steps.Direct(queue.Actor), Steps.Told(queue.Actor)));
        else Assert.Equal(0, Steps.Direct(queue.Actor));
        var books = await queue.SnapshotAsync();
        Assert.Equal((2 * Rounds, 2 * Rounds, 0), (books.Put, books.Got, books.Queued));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_gives_up_while_it_waits_in_the_state_has_put_and_taken_nothing()
    {
        await using var queue = await StartAsync(new PriorityQueueSettings { Capacity = 1 });
        using var cancellation = new CancellationTokenSource();
        var getting = queue.GetAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => getting);
        Assert.Null(await queue.TryGetAsync(TimeSpan.FromMilliseconds(50)));

        await queue.PutAsync(1, 0);
        using var second = new CancellationTokenSource();
        var putting = queue.PutAsync(2, 9, second.Token).AsTask();
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => putting);
        Assert.Null(await queue.TryPutAsync(3, 9, TimeSpan.FromMilliseconds(50)));

        var books = await queue.SnapshotAsync();
        Assert.Equal((1, 0, 1), (books.Put, books.Got, books.Queued));
        Assert.Empty(books.Getters);
        Assert.Empty(books.Putters);
    }

    private async Task<ActorPriorityQueue<int>> StartAsync(PriorityQueueSettings settings)
    {
        var queue = ActorPriorityQueue<int>.Start(actors.System, settings);
        // Once it has answered it is there; what it is told next opens it.
        for (var isOpen = false; !isOpen && settings.GateFirst; isOpen = Steps.Direct(queue.Actor) > 0) await queue.SnapshotAsync();
        return queue;
    }
}
