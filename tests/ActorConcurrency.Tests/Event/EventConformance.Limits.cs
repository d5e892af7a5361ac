namespace ActorConcurrency.Tests;

/// <content>How many may wait, and how many a snapshot names.</content>
public abstract partial class EventConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_is_one_too_many_ends_at_once_whatever_it_waits_for()
    {
        await using var @event = Create(maxWaiters: 2);
        Task[] waits = [@event.WaitAsync().AsTask(), @event.WaitForSignalAsync(0).AsTask()];

        var refusal = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await @event.WaitAsync());
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await @event.WaitForSignalAsync(0));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await @event.TryWaitAsync(Limit.Hang));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await @event.TryWaitForSignalAsync(Limit.Hang, 0));

        Assert.Equal(2, refusal.Waiting);
        Assert.StartsWith("2 wait already", refusal.Message, StringComparison.Ordinal);
        await @event.SetAsync();
        await Task.WhenAll(waits);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_nobody_may_wait_a_set_event_is_passed_and_a_try_still_only_fails()
    {
        await using var @event = Create(set: true, maxWaiters: 0);

        await @event.WaitAsync();
        await @event.ClearAsync();

        Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await @event.WaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_stops_waiting_makes_room_for_another_wait()
    {
        await using var @event = Create(maxWaiters: 1);
        using var cancellation = new CancellationTokenSource();
        var first = @event.WaitAsync(cancellation.Token).AsTask();
        await @event.SnapshotAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = @event.WaitAsync().AsTask();

        await Never.Completes(second, after: @event.SnapshotAsync());
        await @event.SetAsync();
        await second;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_large_snapshot_is_capped_and_counts_the_rest()
    {
        await using var @event = Create();
        var waits = Enumerable.Range(0, 120).Select(_ => @event.WaitAsync().AsTask()).ToArray();

        var snapshot = await @event.SnapshotAsync();

        Assert.Equal((100, 20), (snapshot.Waiters.Length, snapshot.MoreWaiters));
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
    }
}
