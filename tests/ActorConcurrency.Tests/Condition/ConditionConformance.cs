namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ICondition{TState}"/> promises.</summary>
public abstract partial class ConditionConformance
{
    protected abstract ICondition<TState> Create<TState>(TState initial, int maxWaiters = int.MaxValue);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_begins_with_the_state_it_was_given()
    {
        await using var condition = Create("begun");

        Assert.Equal("begun", await condition.ReadAsync());
        Assert.Equal(new ConditionSnapshot<string>("begun", 0, 0, []), await condition.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_state_may_be_null()
    {
        await using var condition = Create<string?>(null);
        var waiting = condition.WaitAsync(state => state is not null).AsTask();

        Assert.Null(await condition.ReadAsync());
        Assert.Equal(new Met<string?>(null), await condition.TryWaitAsync(state => state is null, TimeSpan.Zero));
        Assert.Equal("set", await condition.UpdateAsync(_ => "set"));
        Assert.Equal("set", await waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_update_replaces_the_state_and_gives_it_or_its_result()
    {
        await using var condition = Create(1);

        Assert.Equal(11, await condition.UpdateAsync(state => state + 10));
        Assert.Equal("was 11", await condition.UpdateAsync(state => (state * 2, $"was {state}")));

        Assert.Equal(new ConditionSnapshot<int>(22, 2, 0, []), await condition.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Updates_from_everywhere_come_one_after_another()
    {
        await using var condition = Create(0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < 200; round++) await condition.UpdateAsync(state => state + 1);
        })));

        Assert.Equal(1_600, await condition.ReadAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_whose_predicate_holds_returns_at_once()
    {
        await using var condition = Create(5);

        Assert.Equal(5, await condition.WaitAsync(state => state > 4));
        Assert.Equal(4, await condition.WaitAsync(state => state > 4, state => state - 1));
        Assert.Equal("4", await condition.WaitAsync(state => state < 5, state => (state - 1, $"{state}")));

        Assert.Equal(new ConditionSnapshot<int>(3, 2, 3, []), await condition.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_lasts_until_an_update_makes_its_predicate_hold_and_needs_no_notification()
    {
        await using var condition = Create(0);
        var waiting = condition.WaitAsync(state => state >= 4).AsTask();

        for (var step = 1; step < 4; step++)
        {
            await condition.UpdateAsync(state => state + 1);
            await Never.Completes(waiting, after: condition.SnapshotAsync());
        }

        await condition.UpdateAsync(state => state + 1);

        Assert.Equal(4, await waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_updates_in_the_same_step()
    {
        await using var condition = Create(0);
        var taking = condition.WaitAsync(state => state > 0, state => state - 1).AsTask();
        await condition.SnapshotAsync();

        Assert.Equal(1, await condition.UpdateAsync(state => state + 1));

        Assert.Equal(0, await taking);
        Assert.Equal(0, await condition.ReadAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_there_is_one_of_goes_to_one_the_oldest_and_nobody_comes_in_between()
    {
        await using var condition = Create(0);
        var takers = TakeTimes(condition, 4);
        await condition.SnapshotAsync();

        for (var next = 0; next < takers.Length; next++)
        {
            await condition.UpdateAsync(state => state + 1);
            Assert.Equal(0, await takers[next]);
            Assert.Null(await condition.TryWaitAsync(state => state > 0, TimeSpan.Zero));
            foreach (var later in takers[(next + 1)..]) await Never.Completes(later, after: condition.SnapshotAsync());
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_update_serves_as_many_as_it_makes_hold_in_the_order_of_asking()
    {
        await using var condition = Create(0);
        var order = new List<int>();
        Task[] takers = [.. Enumerable.Range(0, 5).Select(taker => condition.WaitAsync(
            state => state > 0,
            state =>
            {
                order.Add(taker);
                return state - 1;
            }).AsTask())];
        await condition.SnapshotAsync();

        await condition.UpdateAsync(state => state + 3);

        await Task.WhenAll(takers[..3]);
        Assert.Equal([0, 1, 2], order);
        await Never.Completes(Task.WhenAny(takers[3..]), after: condition.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_wait_has_changed_the_state_it_is_begun_again_with_the_oldest()
    {
        await using var condition = Create("");
        var order = new List<string>();
        var last = condition.WaitAsync(state => state.Contains('b'), state => Note("oldest", state)).AsTask();
        var middle = condition.WaitAsync(state => state.Contains('a'), state => Note("middle", state + "b")).AsTask();
        var young = condition.WaitAsync(state => state.Contains('a'), state => Note("youngest", state)).AsTask();
        await condition.SnapshotAsync();

        await condition.UpdateAsync(_ => "a");

        await Task.WhenAll(last, middle, young);
        Assert.Equal(["middle", "oldest", "youngest"], order);

        string Note(string who, string state)
        {
            order.Add(who);
            return state;
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_wait_hands_on_to_the_next()
    {
        await using var condition = Create(0);
        var chain = Enumerable.Range(1, 10).Select(number => condition.WaitAsync(state => state == number, state => state + 1).AsTask()).Reverse().ToArray();
        await condition.SnapshotAsync();

        Assert.Equal(1, await condition.UpdateAsync(_ => 1));

        await Task.WhenAll(chain);
        Assert.Equal(11, await condition.ReadAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_changes_nothing_leaves_what_it_has_seen_to_the_others()
    {
        await using var condition = Create(false);
        var waits = Enumerable.Range(0, 10).Select(_ => condition.WaitAsync(static state => state).AsTask()).ToArray();
        await condition.SnapshotAsync();

        await condition.UpdateAsync(_ => true);

        Assert.All(await Task.WhenAll(waits), Assert.True);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_state_that_a_wait_gets_is_the_one_it_held_for_whatever_came_after()
    {
        await using var condition = Create(0);
        var looking = condition.WaitAsync(state => state > 0).AsTask();
        var taking = condition.WaitAsync(state => state > 0, _ => 0).AsTask();
        await condition.SnapshotAsync();

        var updated = await condition.UpdateAsync(_ => 7);

        Assert.Equal((7, 7, 0, 0), (updated, await looking, await taking, await condition.ReadAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_update_that_leaves_the_state_has_the_waits_looked_at()
    {
        var outside = false;
        await using var condition = Create(0);
        var waiting = condition.WaitAsync(_ => Volatile.Read(ref outside)).AsTask();
        await condition.SnapshotAsync();
        Volatile.Write(ref outside, true);
        await Never.Completes(waiting, after: condition.SnapshotAsync());

        await condition.UpdateAsync(static state => state);

        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_shows_who_waits_and_for_what()
    {
        await using var condition = Create(0);
        _ = condition.WaitForNotifyAsync().AsTask();
        _ = condition.WaitAsync(state => state > 0).AsTask();
        _ = condition.TryWaitAsync(state => state > 0, state => state, Limit.Hang).AsTask();

        var snapshot = await condition.SnapshotAsync();

        Assert.Equal([false, true, true], snapshot.Waiters.Select(waiter => waiter.HasPredicate));
        Assert.All(snapshot.Waiters, waiter => Assert.True(waiter.Waiting >= TimeSpan.Zero));
        Assert.Equal(2, snapshot.Looks);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Ten_producers_and_consumers_lose_nothing_and_double_nothing()
    {
        const int each = 100;
        await using var condition = Create<(int Produced, int Left)>((0, 0));

        var consumed = await Task.WhenAll(Enumerable.Range(0, 10).Select(worker => Task.Run(async () =>
        {
            var got = 0L;
            for (var item = 0; item < each; item++)
                if (worker % 2 == 0) await condition.WaitAsync(state => state.Left < 3, state => (state.Produced + 1, state.Left + 1));
                else got += await condition.WaitAsync(state => state.Left > 0, state => ((state.Produced, state.Left - 1), 1));
            return got;
        })));

        Assert.Equal(5 * each, consumed.Sum());
        Assert.Equal((5 * each, 0), await condition.ReadAsync());
    }

    private static Task<int>[] TakeTimes(ICondition<int> condition, int times) =>
        [.. Enumerable.Range(0, times).Select(_ => condition.WaitAsync(state => state > 0, state => state - 1).AsTask())];
}
