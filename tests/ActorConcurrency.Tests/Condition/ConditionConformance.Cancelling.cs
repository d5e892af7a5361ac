namespace ActorConcurrency.Tests;

/// <summary>Waits that are cancelled, before, meanwhile or too late.</summary>
public abstract partial class ConditionConformance
{
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
}
