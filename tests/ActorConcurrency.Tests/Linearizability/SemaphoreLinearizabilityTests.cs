using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a semaphore, one order of the requests explains what everybody saw, and no permit is lost.</summary>
public sealed class SemaphoreLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 3000;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_permits_and_a_line() => _histories.PlayAsync(Count, seed => new SemaphoreTrial(seed, Start));

    [Fact]
    public Task A_semaphore_that_grants_more_than_it_takes_is_caught() => CatchAsync(inner => new GenerousSemaphore(inner));

    [Fact]
    public Task A_semaphore_that_takes_permits_one_by_one_is_caught() => CatchAsync(inner => new PiecemealSemaphore(inner));

    [Fact]
    public Task A_semaphore_whose_cancelled_waits_keep_what_they_got_is_caught() => CatchAsync(inner => new LeakySemaphore(inner));

    [Fact]
    public Task A_semaphore_that_is_late_with_what_came_back_is_caught() => CatchAsync(inner => new TardySemaphore(inner));

    private Task CatchAsync(Func<IOwnedSemaphore, IOwnedSemaphore> breaking) =>
        _histories.CatchAsync(Count, seed => new SemaphoreTrial(seed, (settings, time) => Start(settings, time).Wrap(breaking)));

    private Handles<IOwnedSemaphore> Start(SemaphoreSettings settings, TimeProvider time)
    {
        var owner = ActorSemaphore.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorSemaphore.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
