using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a semaphore, one order of the requests explains what everybody saw, and no permit is lost.</summary>
public sealed class SemaphoreLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_permits_and_a_line() => _histories.PlayAsync(3000, seed => new SemaphoreTrial(seed, Start));

    private Handles<IOwnedSemaphore> Start(SemaphoreSettings settings, TimeProvider time)
    {
        var owner = ActorSemaphore.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorSemaphore.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
