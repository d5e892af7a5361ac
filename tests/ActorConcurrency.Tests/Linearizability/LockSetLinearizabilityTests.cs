using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a lock set, one order of the requests explains what everybody saw, and no lock stays behind or is held twice.</summary>
public sealed class LockSetLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_sets_taken_whole() => _histories.PlayAsync(3000, seed => new LockSetTrial(seed, Start));

    private Handles<IOwnedLockSet> Start(LockSetSettings settings, TimeProvider time)
    {
        var owner = ActorLockSet.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorLockSet.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
