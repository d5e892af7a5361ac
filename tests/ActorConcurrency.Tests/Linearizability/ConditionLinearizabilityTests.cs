using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a condition, one order of the requests explains what everybody saw: nothing is taken twice, or for a wait that was given up.</summary>
public sealed class ConditionLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 3000;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_a_state_and_its_guard() => _histories.PlayAsync(Count, seed => new ConditionTrial(seed, Start));

    [Fact]
    public Task A_condition_that_waits_and_updates_in_two_steps_is_caught() => CatchAsync(inner => new TwoStepCondition(inner));

    [Fact]
    public Task A_condition_whose_cancelled_waits_take_all_the_same_is_caught() => CatchAsync(inner => new ForgetfulCondition(inner));

    private Task CatchAsync(Func<ICondition<int>, ICondition<int>> breaking) =>
        _histories.CatchAsync(Count, seed => new ConditionTrial(seed, time => Start(time).Wrap(breaking)));

    private Handles<ICondition<int>> Start(TimeProvider time)
    {
        var owner = ActorCondition<int>.Start(actors.System, 0, timeProvider: time);
        return new(owner, ActorCondition<int>.Attach(owner.Actor, timeProvider: time), owner.Actor);
    }
}
