using Akka.Actor;
using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency.Tests;

public sealed class ActorConditionTests(Way.On way) : ConditionByWay(way), IClassFixture<Way.On>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private readonly ActorSystem _system = way.System;
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var condition = ActorCondition<int>.Start(_system, 7);

        Assert.Equal(7, await condition.ReadAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer(bool changes)
    {
        await using var condition = ActorCondition<int>.Start(_system, 0, timeProvider: _time);
        var trying = changes
            ? condition.TryWaitAsync(state => state > 3, state => state, TimeSpan.FromSeconds(5)).AsTask()
            : condition.TryWaitAsync(state => state > 3, TimeSpan.FromSeconds(5)).AsTask();
        await condition.SnapshotAsync();

        for (var second = 1; second < 5; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            if (second < 4) await condition.UpdateAsync(state => state + 1);
            await Never.Completes(trying, after: condition.SnapshotAsync());
        }

        Assert.Equal(TimeSpan.FromSeconds(4), (await condition.SnapshotAsync()).Waiters.Single().Waiting);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await trying);
        Assert.Empty((await condition.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_without_a_timeout_outlasts_the_call_timeout()
    {
        await using var condition = ActorCondition<int>.Start(_system, 0, timeProvider: _time);
        var waiting = condition.WaitAsync(state => state > 0, state => state - 1).AsTask();
        await condition.SnapshotAsync();

        _time.Advance(TimeSpan.FromDays(20));
        Assert.Equal(TimeSpan.FromDays(20), (await condition.SnapshotAsync()).Waiters.Single().Waiting);

        await condition.UpdateAsync(_ => 1);
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Requests_to_an_actor_that_fails_have_an_unknown_outcome()
    {
        await using var condition = ActorCondition<int>.Start(_system, 0);
        var waiting = condition.WaitAsync(state => state > 0).AsTask();
        var taking = condition.WaitAsync(state => state > 0, state => state - 1).AsTask();
        await condition.SnapshotAsync();

        condition.Actor.Tell(Kill.Instance);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => taking);
        await Assert.ThrowsAsync<StoppedException>(async () => await condition.ReadAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Code_runs_neither_on_its_callers_thread_nor_among_its_callers_values()
    {
        var local = new AsyncLocal<string?> { Value = "caller's" };
        await using var condition = ActorCondition<int>.Start(_system, 0);

        (bool IsCallers, bool IsPooled, string? Local) seen = default;
        await OnThread.Run(() =>
        {
            var caller = Environment.CurrentManagedThreadId;
            seen = condition.Update(state => (state, (Environment.CurrentManagedThreadId == caller, Thread.CurrentThread.IsThreadPoolThread, local.Value)));
        });

        Assert.Equal((false, true, null), seen);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_code_sets_in_its_flow_no_other_code_finds()
    {
        var local = new AsyncLocal<string?>();
        await using var condition = ActorCondition<int>.Start(_system, 0);
        using var gate = new Gate();
        var first = condition.UpdateAsync(state =>
        {
            local.Value = "the first one's";
            gate.Pass();
            return state + 1;
        }).AsTask();
        await gate.Arrived;
        // They come in the same turn of the pool.
        var second = condition.UpdateAsync(state => (state + 1, local.Value)).AsTask();
        var waiting = condition.WaitAsync(_ => true, state => (state, local.Value)).AsTask();

        gate.Open();

        await first;
        Assert.Null(await second);
        Assert.Null(await waiting);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused_at_the_call() =>
        ConditionArguments.AreRefusedAtTheCall(ActorCondition<int>.Attach(new ManualActor(_system), new ConditionSettings()));

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Code_that_blocks_for_its_own_condition_is_refused()
    {
        await using var condition = ActorCondition<int>.Start(_system, 0);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await condition.UpdateAsync(_ => condition.Read()));

        Assert.StartsWith("Read must not block the thread of an actor; nothing was done.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await condition.ReadAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_code_asks_of_its_own_condition_without_waiting_comes_after_it()
    {
        await using var condition = ActorCondition<int>.Start(_system, 0);
        Task<int>? inner = null;

        Assert.Equal(1, await condition.UpdateAsync(state =>
        {
            inner = condition.UpdateAsync(later => later * 10).AsTask();
            return state + 1;
        }));

        Assert.Equal(10, await inner!);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task While_code_runs_a_wait_that_changes_nothing_can_be_given_up()
    {
        await using var condition = ActorCondition<int>.Start(_system, 0);
        using var cancellation = new CancellationTokenSource();
        using var gate = new Gate();
        var waiting = condition.WaitAsync(state => state > 0, cancellation.Token).AsTask();
        var updating = condition.UpdateAsync(state =>
        {
            gate.Pass();
            return state + 1;
        }).AsTask();
        await gate.Arrived;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Open();
        await updating;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_that_leaves_leaves_the_state_to_its_owner()
    {
        await using var owner = ActorCondition<int>.Start(_system, 0);
        var guest = ActorCondition<int>.Attach(owner.Actor);
        Task[] waits = [guest.WaitAsync(state => state > 0, state => state - 1).AsTask(), guest.WaitForNotifyAsync().AsTask()];
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        foreach (var wait in waits) await Assert.ThrowsAsync<StoppedException>(() => wait);
        Assert.Equal(1, await owner.UpdateAsync(state => state + 1));
        Assert.Equal((1, 0), await owner.SnapshotAsync() is var now ? (now.State, now.Waiters.Length) : default);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_handle_of_another_type_of_state_changes_nothing_and_says_so()
    {
        await using var owner = ActorCondition<int>.Start(_system, 1);
        await using var other = ActorCondition<string>.Attach(owner.Actor);
        var notified = other.WaitForNotifyAsync().AsTask();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await other.ReadAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await other.UpdateAsync(state => state));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await other.WaitAsync(_ => true));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await other.WaitAsync(_ => true, state => state));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await other.SnapshotAsync());
        var right = owner.WaitForNotifyAsync().AsTask();
        await owner.SnapshotAsync();
        await owner.NotifyAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => notified);
        Assert.Equal(1, await right);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_notification_is_accepted_once_it_has_arrived()
    {
        var actor = new ManualActor(_system);
        await using var condition = ActorCondition<int>.Attach(actor, new ConditionSettings());
        var waiting = condition.WaitForNotifyAsync();
        var (wait, sender) = actor.Take();
        var id = Assert.IsType<WaitForNotify>(wait).Id;

        sender.Tell(new StateIs<int>(id, 7, Receipt: true));

        Assert.Equal(7, await waiting);
        Assert.Equal(new Accept(id), actor.Take().Message);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_with_an_update_that_is_cancelled_too_late_has_its_result()
    {
        var actor = new ManualActor(_system);
        await using var condition = ActorCondition<int>.Attach(actor, new ConditionSettings());
        using var cancellation = new CancellationTokenSource();
        var taking = condition.WaitAsync(_ => true, state => state, cancellation.Token).AsTask();
        var (wait, sender) = actor.Take();
        var id = Assert.IsType<Wait<int>>(wait).Id;

        await cancellation.CancelAsync();
        Assert.Equal(new Withdraw(id), actor.Take().Message);
        Assert.False(taking.IsCompleted);
        sender.Tell(new StateIs<int>(id, 7));

        Assert.Equal(7, await taking);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_with_an_update_whose_end_nobody_tells_has_an_unknown_outcome()
    {
        var actor = new ManualActor(_system);
        await using var condition = ActorCondition<int>.Attach(actor, new ConditionSettings { CallTimeout = CallTimeout }, _time);
        var taking = condition.TryWaitAsync(_ => true, state => state, TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(taking.IsCompleted);
        _time.Advance(CallTimeout);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => taking);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_update_that_takes_too_long_has_an_unknown_outcome()
    {
        await using var condition = ActorCondition<int>.Start(_system, 0, new ConditionSettings { CallTimeout = CallTimeout }, timeProvider: _time);
        using var gate = new Gate();
        var updating = condition.UpdateAsync(state =>
        {
            gate.Pass();
            return state + 1;
        }).AsTask();
        await gate.Arrived;

        _time.Advance(CallTimeout);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => updating);
        gate.Open();

        Assert.Equal(1, await condition.ReadAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_messages_are_serialised_code_and_state_go_by_reference()
    {
        var system = ActorSystem.Create("serialising", Actors.VirtualTime);
        await using (var condition = ActorCondition<object>.Start(system, this))
        {
            Assert.Same(this, await condition.ReadAsync());
            Assert.Same(this, (await condition.SnapshotAsync()).State);
            Assert.Same(this, await condition.WaitAsync(state => state is not null, state => state));
        }

        await system.Terminate();
    }
}
