using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a counter, one order of the changes explains what everybody saw.</summary>
public sealed class CounterLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_a_number() => _histories.PlayAsync(3000, seed => new CounterTrial(seed, Start));

    private Handles<ICounter> Start(CounterSettings settings, TimeProvider time)
    {
        var owner = ActorCounter.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorCounter.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
