namespace ActorConcurrency.Tests;

/// <summary>Waits without a predicate, as Python's.</summary>
public abstract partial class ConditionConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_notification_wakes_the_oldest_and_as_many_as_it_says()
    {
        await using var condition = Create("state");
        var waits = Enumerable.Range(0, 6).Select(_ => condition.WaitForNotifyAsync().AsTask()).ToArray();
        await condition.SnapshotAsync();

        Assert.Equal(1, await condition.NotifyAsync());
        Assert.Equal("state", await waits[0]);
        Assert.Equal(2, await condition.NotifyAsync(2));
        await Task.WhenAll(waits[1..3]);
        Assert.Equal(0, await condition.NotifyAsync(0));
        await Never.Completes(Task.WhenAny(waits[3..]), after: condition.SnapshotAsync());
        Assert.Equal(3, await condition.NotifyAllAsync());
        await Task.WhenAll(waits);

        Assert.Equal(0, await condition.NotifyAsync(5));
        Assert.Equal(0, await condition.NotifyAllAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_notification_that_nobody_waits_for_is_not_kept()
    {
        await using var condition = Create(0);
        Assert.Equal(0, await condition.NotifyAsync());

        var waiting = condition.WaitForNotifyAsync().AsTask();

        await Never.Completes(waiting, after: condition.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_notification_wakes_no_wait_with_a_predicate_and_an_update_none_without()
    {
        await using var condition = Create(0);
        var withPredicate = condition.WaitAsync(state => state > 0).AsTask();
        var without = condition.TryWaitForNotifyAsync(Limit.Hang).AsTask();
        await condition.SnapshotAsync();

        await condition.UpdateAsync(_ => 1);
        Assert.Equal(1, await withPredicate);
        await Never.Completes(without, after: condition.SnapshotAsync());
        var again = condition.WaitAsync(state => state > 1).AsTask();
        await condition.SnapshotAsync();
        Assert.Equal(1, await condition.NotifyAllAsync());

        Assert.Equal(new Met<int>(1), await without);
        await Never.Completes(again, after: condition.SnapshotAsync());
        Assert.Equal(3, (await condition.SnapshotAsync()).Looks);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_notification_that_meets_a_cancellation_goes_to_the_next()
    {
        const int rounds = 300;
        await using var condition = Create(0);
        var race = new Race(Seed);

        for (var round = 1; round <= rounds; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var first = condition.WaitForNotifyAsync(cancellation.Token).AsTask();
            var second = condition.WaitForNotifyAsync().AsTask();
            await condition.SnapshotAsync();
            await race.RunAsync(cancellation.Cancel, async () => Assert.Equal(1, await condition.NotifyAsync()));

            var error = await Record.ExceptionAsync(() => first);

            if (error is not null) await second;
            else await Never.Completes(second, after: condition.SnapshotAsync());
            await condition.NotifyAllAsync();
            await second;
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Those_who_cycle_back_to_wait_are_not_woken_twice_by_one_notification()
    {
        await using var condition = Create(0);
        var first = condition.WaitForNotifyAsync().AsTask();
        await condition.SnapshotAsync();
        await condition.NotifyAllAsync();
        await first;

        var second = condition.WaitForNotifyAsync().AsTask();

        await Never.Completes(second, after: condition.SnapshotAsync());
    }
}
