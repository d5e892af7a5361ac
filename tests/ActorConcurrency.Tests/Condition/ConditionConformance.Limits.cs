namespace ActorConcurrency.Tests;

/// <content>How many may wait, how many a snapshot names, and what arguments may be.</content>
public abstract partial class ConditionConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_is_one_too_many_ends_at_once_whatever_it_waits_for()
    {
        await using var condition = Create(0, maxWaiters: 2);
        Task[] waits = [condition.WaitAsync(state => state > 0).AsTask(), condition.WaitForNotifyAsync().AsTask()];
        await condition.SnapshotAsync();

        var refusal = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await condition.WaitAsync(state => state > 0));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await condition.WaitAsync(state => state > 0, state => state - 1));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await condition.WaitForNotifyAsync());
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await condition.TryWaitAsync(state => state > 0, Limit.Hang));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await condition.TryWaitAsync(state => state > 0, state => state, Limit.Hang));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await condition.TryWaitForNotifyAsync(Limit.Hang));

        Assert.Equal(2, refusal.Waiting);
        Assert.StartsWith("2 wait already", refusal.Message, StringComparison.Ordinal);
        await condition.UpdateAsync(_ => 1);
        await condition.NotifyAsync();
        await Task.WhenAll(waits);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_nobody_may_wait_what_holds_is_met_and_a_try_still_only_fails()
    {
        await using var condition = Create(1, maxWaiters: 0);

        Assert.Equal(0, await condition.WaitAsync(state => state > 0, state => state - 1));

        Assert.Null(await condition.TryWaitAsync(state => state > 0, TimeSpan.Zero));
        Assert.Null(await condition.TryWaitForNotifyAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await condition.WaitAsync(state => state > 0));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_stops_waiting_makes_room_for_another_wait()
    {
        await using var condition = Create(0, maxWaiters: 1);
        using var cancellation = new CancellationTokenSource();
        var first = condition.WaitAsync(state => state > 0, state => state, cancellation.Token).AsTask();
        await condition.SnapshotAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = condition.WaitAsync(state => state > 0).AsTask();

        await Never.Completes(second, after: condition.SnapshotAsync());
        await condition.UpdateAsync(_ => 1);
        await second;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_large_snapshot_is_capped_and_counts_the_rest()
    {
        await using var condition = Create(0);
        var waits = Enumerable.Range(0, 120).Select(_ => condition.WaitAsync(state => state > 0).AsTask()).ToArray();

        var snapshot = await condition.SnapshotAsync();

        Assert.Equal((100, 20), (snapshot.Waiters.Length, snapshot.MoreWaiters));
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_update_looks_once_at_each_who_waits_and_once_more_at_those_before_one_who_changed_it()
    {
        await using var condition = Create(0);
        Task[] waits =
        [
            condition.WaitAsync(state => state < 0).AsTask(),
            condition.WaitAsync(state => state < 0).AsTask(),
            condition.WaitAsync(state => state > 0, state => state - 1).AsTask(),
            condition.WaitAsync(state => state < 0).AsTask(),
        ];
        var before = (await condition.SnapshotAsync()).Looks;

        await condition.UpdateAsync(state => state + 1);

        await waits[2];
        Assert.Equal((4, 4 + 3 + 3), (before, (await condition.SnapshotAsync()).Looks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Arguments_out_of_range_are_rejected_and_change_nothing()
    {
        await using var condition = Create(1);
        var tooLong = TimeSpan.FromMilliseconds((double)int.MaxValue + 1);

        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.MinValue, tooLong, TimeSpan.MaxValue })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await condition.TryWaitAsync(_ => true, timeout));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await condition.TryWaitAsync(_ => true, state => state + 1, timeout));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await condition.TryWaitAsync(_ => true, state => (state + 1, ""), timeout));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await condition.TryWaitForNotifyAsync(timeout));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await condition.NotifyAsync(-1));
        Assert.Equal(new ConditionSnapshot<int>(1, 0, 0, []), await condition.SnapshotAsync());
    }
}
