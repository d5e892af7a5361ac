using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a lock, one order of the requests explains what everybody saw, and no hold is lost.</summary>
public sealed class LockLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 3000;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_readers_writers_and_a_line() => _histories.PlayAsync(Count, seed => new LockTrial(seed, Start));

    [Fact]
    public Task A_lock_whose_writers_let_readers_in_is_caught() => CatchAsync(inner => new OpenLock(inner));

    [Fact]
    public Task A_lock_that_lets_readers_past_a_writer_is_caught() => CatchAsync(inner => new UnfairLock(inner));

    [Fact]
    public Task A_lock_whose_cancelled_waits_keep_what_they_got_is_caught() => CatchAsync(inner => new LeakyLock(inner));

    [Fact]
    public Task A_lock_that_is_late_with_what_came_back_is_caught() => CatchAsync(inner => new TardyLock(inner));

    private Task CatchAsync(Func<IOwnedLock, IOwnedLock> breaking) =>
        _histories.CatchAsync(Count, seed => new LockTrial(seed, (settings, time) => Start(settings, time).Wrap(breaking)));

    private Handles<IOwnedLock> Start(LockSettings settings, TimeProvider time)
    {
        var owner = ActorLock.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorLock.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
