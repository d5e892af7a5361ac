namespace ActorConcurrency.Tests;

/// <summary>How a wait may end without its condition: out of time, cancelled, or because the condition has stopped.</summary>
public abstract partial class ConditionConformance
{
    private const int Seed = 20201225;
    private static readonly CancellationToken Cancelled = new(canceled: true);

    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_without_patience_updates_now_or_not()
    {
        await using var condition = Create(1);

        Assert.Equal(new Met<int>(0), await condition.TryWaitAsync(state => state > 0, state => state - 1, TimeSpan.Zero));
        Assert.Null(await condition.TryWaitAsync(state => state > 0, state => state - 1, TimeSpan.Zero));
        Assert.Null(await condition.TryWaitAsync(state => state > 0, state => (state - 1, "taken"), TimeSpan.Zero));
        Assert.Null(await condition.TryWaitAsync(state => state > 0, TimeSpan.Zero));
        Assert.Null(await condition.TryWaitForNotifyAsync(TimeSpan.Zero));
        Assert.Equal(new Met<string>("left"), await condition.TryWaitAsync(state => state == 0, state => (state, "left"), TimeSpan.Zero));

        Assert.Empty((await condition.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_that_runs_out_of_time_changes_nothing()
    {
        await using var condition = Create(0);

        Assert.Null(await condition.TryWaitAsync(state => state > 0, state => state - 1, Short));
        Assert.Null(await condition.TryWaitAsync(state => state > 0, state => (state - 1, "taken"), Short));
        Assert.Null(await condition.TryWaitAsync(state => state > 0, Short));
        Assert.Null(await condition.TryWaitForNotifyAsync(Short));

        await condition.UpdateAsync(state => state + 1);
        Assert.Equal(new ConditionSnapshot<int>(1, 1, 3, []), await condition.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Updates_that_do_not_help_do_not_prolong_the_wait()
    {
        await using var condition = Create(0);
        var trying = condition.TryWaitAsync(state => state < 0, Short).AsTask();
        var taking = condition.TryWaitAsync(state => state < 0, _ => 0, Short).AsTask();

        while (!trying.IsCompleted || !taking.IsCompleted) await condition.UpdateAsync(state => state + 1);

        Assert.Null(await trying);
        Assert.Null(await taking);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_patient_try_is_met_by_an_update_that_comes_in_time()
    {
        await using var condition = Create(0);
        var looking = condition.TryWaitAsync(state => state > 0, Limit.Hang).AsTask();
        var taking = condition.TryWaitAsync(state => state > 0, state => (state - 1, "taken"), Limit.Hang).AsTask();
        await condition.SnapshotAsync();

        await condition.UpdateAsync(state => state + 1);

        Assert.Equal(new Met<int>(1), await looking);
        Assert.Equal(new Met<string>("taken"), await taking);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Code_that_disposes_of_its_condition_has_its_result_and_the_others_stop()
    {
        var condition = Create(0);
        var waiting = condition.WaitAsync(state => state > 7).AsTask();
        await condition.SnapshotAsync();
        Task? ending = null;

        Assert.Equal(1, await condition.UpdateAsync(state =>
        {
            ending = condition.DisposeAsync().AsTask();
            return state + 1;
        }));

        await ending!.WaitAsync(Limit.Hang);
        await Assert.ThrowsAsync<StoppedException>(() => waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_a_thousand_who_wait_each_gets_one_thing_in_the_order_of_asking()
    {
        const int Crowd = 1_000;
        await using var condition = Create(0);
        var order = new List<int>();
        var crowd = Enumerable.Range(0, Crowd).Select(me => condition.WaitAsync(state => state > 0, state =>
        {
            order.Add(me);
            return state - 1;
        }).AsTask()).ToArray();
        await condition.SnapshotAsync();

        Assert.Equal(Crowd, await condition.UpdateAsync(state => state + Crowd));

        await Task.WhenAll(crowd);
        Assert.Equal(Enumerable.Range(0, Crowd), order);
        Assert.Equal(0, await condition.ReadAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_ends_the_waits()
    {
        var condition = Create(0);
        Task[] waits =
        [
            condition.WaitAsync(state => state > 0).AsTask(),
            condition.WaitAsync(state => state > 0, state => state - 1).AsTask(),
            condition.TryWaitAsync(state => state > 0, Limit.Hang).AsTask(),
            condition.TryWaitAsync(state => state > 0, state => state - 1, Limit.Hang).AsTask(),
            condition.WaitForNotifyAsync().AsTask(),
            condition.TryWaitForNotifyAsync(Limit.Hang).AsTask(),
        ];

        await condition.DisposeAsync();

        foreach (var wait in waits)
        {
            var error = await Record.ExceptionAsync(() => wait);
            Assert.True(error is StoppedException, $"The wait ended with {error?.ToString() ?? "its condition"}.");
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_every_call_says_that_it_has_stopped()
    {
        var condition = Create(1);
        await condition.DisposeAsync();
        await condition.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await condition.ReadAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.UpdateAsync(state => state));
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.WaitAsync(state => state > 0));
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.WaitAsync(state => state > 0, state => state));
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.TryWaitAsync(state => state > 0, TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.TryWaitAsync(state => state > 0, state => state, TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.TryWaitAsync(state => state > 0, state => state, Limit.Hang));
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.WaitForNotifyAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.TryWaitForNotifyAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.NotifyAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.NotifyAllAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.SnapshotAsync());
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.WaitAsync(state => state > 0, state => state, cancelled));
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.TryWaitAsync(state => state > 0, state => state, TimeSpan.Zero, cancelled));
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.TryWaitAsync(state => state > 0, state => state, Limit.Hang, cancelled));
    }
}
