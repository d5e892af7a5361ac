using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a lock set, one order of the requests explains what everybody saw, and no lock stays behind or is held twice.</summary>
public sealed class LockSetLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 3000;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_sets_taken_whole() => _histories.PlayAsync(Count, seed => new LockSetTrial(seed, Start));

    [Fact]
    public Task A_lock_set_that_takes_its_names_one_by_one_is_caught() => CatchAsync(inner => new PiecemealLockSet(inner));

    [Fact]
    public Task A_lock_set_that_takes_one_name_for_all_is_caught() => CatchAsync(inner => new CarelessLockSet(inner));

    [Fact]
    public Task A_lock_set_that_forgets_the_order_is_caught() => CatchAsync(settings => settings with { Ordered = false });

    private Task CatchAsync(Func<IOwnedLockSet, IOwnedLockSet> breaking) =>
        _histories.CatchAsync(Count, seed => new LockSetTrial(seed, (settings, time) => Start(settings, time).Wrap(breaking)));

    private Task CatchAsync(Func<LockSetSettings, LockSetSettings> setting) =>
        _histories.CatchAsync(Count, seed => new LockSetTrial(seed, (settings, time) => Start(setting(settings), time)));

    private Handles<IOwnedLockSet> Start(LockSetSettings settings, TimeProvider time)
    {
        var owner = ActorLockSet.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorLockSet.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
