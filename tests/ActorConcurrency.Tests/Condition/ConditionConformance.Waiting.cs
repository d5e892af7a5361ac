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
    public async Task A_cancelled_wait_changes_nothing_and_leaves_it_to_the_next()
    {
        await using var condition = Create(0);
        using var cancellation = new CancellationTokenSource();
        Task[] cancelled =
        [
            condition.WaitAsync(state => state > 0, state => state - 1, cancellation.Token).AsTask(),
            condition.WaitAsync(state => state > 0, state => (state - 1, "taken"), cancellation.Token).AsTask(),
            condition.TryWaitAsync(state => state > 0, state => state - 1, Limit.Hang, cancellation.Token).AsTask(),
            condition.WaitAsync(state => state > 0, cancellation.Token).AsTask(),
            condition.TryWaitAsync(state => state > 0, Limit.Hang, cancellation.Token).AsTask(),
            condition.WaitForNotifyAsync(cancellation.Token).AsTask(),
            condition.TryWaitForNotifyAsync(Limit.Hang, cancellation.Token).AsTask(),
        ];
        var next = condition.WaitAsync(state => state > 0, state => state - 1).AsTask();
        await condition.SnapshotAsync();

        await cancellation.CancelAsync();
        foreach (var wait in cancelled)
        {
            var end = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
            Assert.Equal(cancellation.Token, end.CancellationToken);
        }

        await condition.UpdateAsync(state => state + 1);

        Assert.Equal(0, await next);
        Assert.Empty((await condition.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_does_nothing_and_runs_no_code()
    {
        await using var condition = Create(1);
        var ran = 0;
        int Run(int state) => ++ran;
        bool Holds(int state) => ++ran > 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.ReadAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.UpdateAsync(Run, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.UpdateAsync(state => (Run(state), ""), Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.WaitAsync(Holds, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.WaitAsync(Holds, Run, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.TryWaitAsync(Holds, TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.TryWaitAsync(Holds, Run, TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.TryWaitAsync(Holds, Run, Limit.Hang, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.WaitForNotifyAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.TryWaitForNotifyAsync(TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.NotifyAsync(1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.NotifyAllAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await condition.SnapshotAsync(Cancelled));

        Assert.Equal(new ConditionSnapshot<int>(1, 0, 0, []), await condition.SnapshotAsync());
        Assert.Equal(0, ran);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_update_that_meets_a_cancellation_is_made_or_the_wait_is_cancelled_never_both()
    {
        const int rounds = 300;
        await using var condition = Create(0);
        var race = new Race(Seed);

        for (var round = 1; round <= rounds; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var taking = condition.WaitAsync(state => state > 0, _ => 0, cancellation.Token).AsTask();
            await race.RunAsync(cancellation.Cancel, async () => await condition.UpdateAsync(_ => 1));

            var error = await Record.ExceptionAsync(() => taking);

            if (error is not null) Assert.IsAssignableFrom<OperationCanceledException>(error);
            Assert.Equal(error is null ? 0 : 1, await condition.UpdateAsync(state => (0, state)));
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancellation_after_the_wait_was_met_changes_nothing()
    {
        await using var condition = Create(0);

        for (var round = 1; round <= 50; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var taking = condition.WaitAsync(state => state > 0, state => state - 1, cancellation.Token);
            await condition.UpdateAsync(state => state + 1);
            await condition.SnapshotAsync();
            await cancellation.CancelAsync();

            Assert.Equal(0, await taking);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Code_that_cancels_its_own_wait_is_carried_out_or_the_wait_is_cancelled_never_both()
    {
        await using var condition = Create(0);
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var byPredicate = condition.WaitAsync(state => state > 0 && Cancelling(first, true), state => state + 10, first.Token).AsTask();
        var byUpdate = condition.WaitAsync(state => state > 0, state => Cancelling(second, state + 100), second.Token).AsTask();
        await condition.SnapshotAsync();

        await condition.UpdateAsync(_ => 1);
        var errors = new[] { await Record.ExceptionAsync(() => byPredicate), await Record.ExceptionAsync(() => byUpdate) };

        var expected = 1 + (errors[0] is null ? 10 : 0) + (errors[1] is null ? 100 : 0);
        Assert.Equal(expected, await condition.ReadAsync());
        Assert.All(errors, error => Assert.True(error is null or OperationCanceledException));

        static T Cancelling<T>(CancellationTokenSource source, T value)
        {
            source.Cancel();
            return value;
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Code_that_cancels_the_others_does_not_keep_those_behind_them_waiting()
    {
        await using var condition = Create(0);
        using var cancellation = new CancellationTokenSource();
        var canceller = condition.WaitAsync(state =>
        {
            if (state > 0) cancellation.Cancel();
            return state > 0;
        }).AsTask();
        var cancelled = Enumerable.Range(0, 3).Select(_ => condition.WaitAsync(state => state > 1, cancellation.Token).AsTask()).ToArray();
        var last = condition.WaitAsync(state => state > 0).AsTask();
        await condition.SnapshotAsync();

        await condition.UpdateAsync(_ => 1);

        await canceller;
        await last;
        foreach (var wait in cancelled) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
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
