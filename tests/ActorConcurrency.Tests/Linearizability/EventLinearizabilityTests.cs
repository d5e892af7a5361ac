using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at an event, one order of the requests explains what everybody saw, and no signal is lost or used twice.</summary>
public sealed class EventLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_a_flag_and_its_signals() => _histories.PlayAsync(3000, seed => new EventTrial(seed, Start));

    private Handles<IEvent> Start(EventSettings settings, TimeProvider time)
    {
        var owner = ActorEvent.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorEvent.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
