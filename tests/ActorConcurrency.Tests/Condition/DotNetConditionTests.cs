using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetConditionTests : ConditionConformance
{
    private readonly FakeTimeProvider _time = new();

    protected override ICondition<TState> Create<TState>(TState initial, int maxWaiters = int.MaxValue) =>
        new DotNetCondition<TState>(initial, maxWaiters: maxWaiters);

    [Fact]
    public void What_holds_is_met_before_the_call_returns()
    {
        var condition = new DotNetCondition<int>(1);

        Assert.True(condition.WaitAsync(state => state > 0, state => state - 1).IsCompletedSuccessfully);
        Assert.True(condition.TryWaitAsync(state => state == 0, Limit.Hang).IsCompletedSuccessfully);
        Assert.True(condition.UpdateAsync(state => state + 1).IsCompletedSuccessfully);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused_at_the_call() => ConditionArguments.AreRefusedAtTheCall(new DotNetCondition<int>(1));

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var condition = new DotNetCondition<int>(0, _time);
        var trying = condition.TryWaitAsync(state => state > 3, state => state, TimeSpan.FromSeconds(5)).AsTask();

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
    public async Task Code_that_calls_the_condition_again_is_refused_and_changes_nothing()
    {
        await using var condition = new DotNetCondition<int>(0);

        var nested = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await condition.UpdateAsync(state => condition.UpdateAsync(inner => inner + 1).AsTask().GetAwaiter().GetResult() + state));

        Assert.Contains("Call it afterwards", nested.Message, StringComparison.Ordinal);
        Assert.Equal(0, await condition.ReadAsync());
    }
}
