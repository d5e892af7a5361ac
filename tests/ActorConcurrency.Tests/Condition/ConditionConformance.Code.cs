namespace ActorConcurrency.Tests;

/// <summary>Predicates and updates are the users' code: what goes wrong in it is its caller's alone.</summary>
public abstract partial class ConditionConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_an_update_throws_is_its_callers_and_the_state_stays()
    {
        await using var condition = Create(1);
        var waiting = condition.WaitAsync(state => state > 1).AsTask();
        await condition.SnapshotAsync();

        Assert.Same(Mine, await Record.ExceptionAsync(async () => await condition.UpdateAsync(_ => throw Mine)));
        Assert.Same(Mine, await Record.ExceptionAsync(async () => await condition.UpdateAsync<string>(_ => throw Mine)));
        Assert.Same(Mine, await Record.ExceptionAsync(async () => await condition.WaitAsync(_ => true, _ => throw Mine)));
        Assert.Same(Mine, await Record.ExceptionAsync(async () => await condition.TryWaitAsync(_ => true, _ => throw Mine, TimeSpan.Zero)));

        await Never.Completes(waiting, after: condition.SnapshotAsync());
        Assert.Equal((1, 0L), await condition.SnapshotAsync() is var now ? (now.State, now.Updates) : default);
        await condition.UpdateAsync(state => state + 1);
        Assert.Equal(2, await waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_predicate_throws_at_the_call_is_its_callers()
    {
        await using var condition = Create(1);

        Assert.Same(Mine, await Record.ExceptionAsync(async () => await condition.WaitAsync(_ => throw Mine)));
        Assert.Same(Mine, await Record.ExceptionAsync(async () => await condition.WaitAsync(_ => throw Mine, state => state)));
        Assert.Same(Mine, await Record.ExceptionAsync(async () => await condition.TryWaitAsync(_ => throw Mine, TimeSpan.Zero)));
        Assert.Same(Mine, await Record.ExceptionAsync(async () => await condition.TryWaitAsync(_ => throw Mine, state => state, Limit.Hang)));

        Assert.Empty((await condition.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_predicate_throws_after_somebodys_update_is_the_waiters_and_the_others_go_on()
    {
        await using var condition = Create(0);
        var before = condition.WaitAsync(state => state > 0).AsTask();
        var throwing = condition.WaitAsync(state => state == 0 ? false : throw Mine, state => state + 100).AsTask();
        var behind = condition.WaitAsync(state => state > 0, state => state + 1).AsTask();
        await condition.SnapshotAsync();

        Assert.Equal(1, await condition.UpdateAsync(_ => 1));

        Assert.Equal(1, await before);
        Assert.Same(Mine, await Record.ExceptionAsync(() => throwing));
        Assert.Equal(2, await behind);
        Assert.Empty((await condition.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_the_update_of_a_wait_throws_is_the_waiters_and_the_next_gets_what_it_left()
    {
        await using var condition = Create(0);
        var throwing = condition.WaitAsync(state => state > 0, _ => throw Mine).AsTask();
        var next = condition.WaitAsync(state => state > 0, state => state - 1).AsTask();
        await condition.SnapshotAsync();

        Assert.Equal(1, await condition.UpdateAsync(state => state + 1));

        Assert.Same(Mine, await Record.ExceptionAsync(() => throwing));
        Assert.Equal(0, await next);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancellation_that_the_code_throws_is_an_exception_like_others()
    {
        await using var condition = Create(0);
        var failing = condition.TryWaitAsync(state => state == 0 ? false : throw new OperationCanceledException("mine"), Limit.Hang).AsTask();
        await condition.SnapshotAsync();

        Assert.Equal("mine", (await Record.ExceptionAsync(async () => await condition.UpdateAsync(_ => throw new OperationCanceledException("mine"))))?.Message);
        await condition.UpdateAsync(_ => 1);

        Assert.Equal("mine", Assert.IsType<OperationCanceledException>(await Record.ExceptionAsync(() => failing)).Message);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Code_that_is_not_there_is_refused_at_the_call()
    {
        await using var condition = Create(0);

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await condition.UpdateAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await condition.UpdateAsync<string>(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await condition.WaitAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await condition.WaitAsync(null!, state => state));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await condition.WaitAsync(_ => true, (Func<int, int>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await condition.WaitAsync(_ => true, (Func<int, (int, string)>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await condition.TryWaitAsync(null!, TimeSpan.Zero));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await condition.TryWaitAsync(_ => true, (Func<int, int>)null!, TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_task_as_result_is_refused_before_anything_is_done()
    {
        await using var condition = Create(0);

        var refused = await Assert.ThrowsAsync<ArgumentException>(async () => await condition.UpdateAsync(state => (state + 1, Task.CompletedTask)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await condition.UpdateAsync(state => (state + 1, new ValueTask<int>(1))));
        await Assert.ThrowsAsync<ArgumentException>(async () => await condition.WaitAsync(_ => true, state => (state + 1, Task.FromResult(1))));
        await Assert.ThrowsAsync<ArgumentException>(async () => await condition.TryWaitAsync(_ => true, state => (state + 1, Task.FromResult(1)), TimeSpan.Zero));

        Assert.Contains("Await first", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await condition.ReadAsync());
    }

    [Fact]
    public void A_task_as_state_is_refused_at_the_start() =>
        Assert.Contains("Await first", Assert.Throws<ArgumentException>(() => Create(Task.FromResult(1))).Message, StringComparison.Ordinal);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_task_that_comes_as_an_object_is_refused_when_it_comes()
    {
        await using var condition = Create<object>("state");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await condition.UpdateAsync(_ => Task.CompletedTask));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await condition.UpdateAsync(_ => ((object)"other", (object)Task.CompletedTask)));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await condition.WaitAsync(_ => true, _ => Task.CompletedTask));

        Assert.Equal("state", await condition.ReadAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Code_of_two_callers_never_runs_at_once()
    {
        await using var condition = Create(0);
        var (inside, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < 100; round++)
            {
                await condition.UpdateAsync(Counted);
                await condition.WaitAsync(state => Counted(state) > 0, Counted);
            }
        })));

        Assert.Equal(1, most);

        int Counted(int state)
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Thread.SpinWait(20);
            Interlocked.Decrement(ref inside);
            return state + 1;
        }
    }

    private static Exception Mine { get; } = new InvalidOperationException("mine");
}
