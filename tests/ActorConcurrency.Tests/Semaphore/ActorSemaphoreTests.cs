using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class ActorSemaphoreTests(Way.On way) : SemaphoreByWay(way), IClassFixture<Way.On>
{
    private readonly ActorSystem _system = way.System;
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var semaphore = ActorSemaphore.Start(_system);

        await semaphore.AcquireAsync();

        Assert.Null(await semaphore.TryAcquireAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_permit_prints_what_it_is()
    {
        await using var semaphore = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = 2 });

        await using var permit = await semaphore.AcquireAsync(2);

        Assert.Equal("2 permits, token 1", $"{permit}");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_an_actor_reclaims_what_its_session_holds()
    {
        await using var semaphore = ActorSemaphore.Start(_system);
        var owner = _system.ActorOf(Props.Empty);
        var session = semaphore.OpenSession("mortal", owner);
        await session.AcquireAsync();
        var next = semaphore.AcquireAsync().AsTask();

        _system.Stop(owner);

        await next;
        await Assert.ThrowsAsync<StoppedException>(async () => await session.AcquireAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_that_is_closed_after_its_guest_gives_back_what_it_holds_too()
    {
        await using var owner = ActorSemaphore.Start(_system);
        var guest = ActorSemaphore.Attach(owner.Actor);
        var session = guest.OpenSession("late");
        await session.AcquireAsync();

        await guest.DisposeAsync();
        await session.DisposeAsync();

        Assert.NotNull(await owner.TryAcquireAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var semaphore = StartOnManualTime(initial: 0);
        var trying = semaphore.TryAcquireAsync(TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: semaphore.SnapshotAsync());

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await trying);
        Assert.Empty((await semaphore.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_without_a_timeout_outlasts_the_call_timeout()
    {
        await using var semaphore = StartOnManualTime(initial: 0);
        var waiting = semaphore.AcquireAsync().AsTask();

        _time.Advance(TimeSpan.FromDays(20));

        await semaphore.ReleaseAsync();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_tells_how_long_somebody_has_waited()
    {
        await using var semaphore = StartOnManualTime(initial: 0);
        _ = semaphore.AcquireAsync().AsTask();
        await semaphore.SnapshotAsync();

        _time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(TimeSpan.FromSeconds(9), (await semaphore.SnapshotAsync()).Waiters.Single().Waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_tells_how_long_permits_have_been_held()
    {
        await using var semaphore = StartOnManualTime(initial: 1);
        var permit = await semaphore.AcquireAsync();
        var next = semaphore.AcquireAsync().AsTask();
        await semaphore.SnapshotAsync();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(5), (await semaphore.SnapshotAsync()).Holders.Single().Held);

        permit.Dispose();
        await next;
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.FromSeconds(3), (await semaphore.SnapshotAsync()).Holders.Single().Held);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_is_let_in_by_a_wait_that_ends_holds_from_then_on()
    {
        await using var semaphore = StartOnManualTime(initial: 1);
        using var cancellation = new CancellationTokenSource();
        var large = semaphore.AcquireAsync(2, cancellation.Token).AsTask();
        var small = semaphore.AcquireAsync().AsTask();
        await semaphore.SnapshotAsync();
        _time.Advance(TimeSpan.FromSeconds(5));

        await cancellation.CancelAsync();
        await small;
        _time.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        Assert.Equal(TimeSpan.FromSeconds(3), (await semaphore.SnapshotAsync()).Holders.Single().Held);
    }

    /// <summary>By the process's clock, which a grant does not look at itself.</summary>
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Permits_have_been_held_for_no_less_than_the_truth()
    {
        await using var semaphore = ActorSemaphore.Start(_system);
        await semaphore.AcquireAsync();
        var held = Stopwatch.StartNew();
        await Eventually.Holds(() => held.ElapsedMilliseconds > 50, "time passes");

        var least = held.Elapsed;
        var snapshot = await semaphore.SnapshotAsync();

        Assert.True(snapshot.Holders.Single().Held >= least, $"{snapshot} after {least}");
    }

    /// <summary>By a clock that stood still, every grant would look as old as the actor.</summary>
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_grant_is_dated_when_it_is_made()
    {
        await using var semaphore = ActorSemaphore.Start(_system);
        var lifetime = Stopwatch.StartNew();
        await Eventually.Holds(() => lifetime.ElapsedMilliseconds > 200, "time passes");

        await Eventually.Holds(() => AgeOfANewGrant(semaphore) < lifetime.Elapsed / 2, "a new grant is younger than the actor");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_in_the_queue_of_an_actor_that_fails_has_an_unknown_outcome()
    {
        await using var semaphore = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = 0 });
        var waiting = semaphore.AcquireAsync().AsTask();
        await semaphore.SnapshotAsync();

        semaphore.Actor.Tell(Kill.Instance);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await semaphore.AcquireAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Disposal_says_for_certain_that_a_wait_took_nothing()
    {
        var semaphore = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = 0 });
        var waiting = semaphore.AcquireAsync().AsTask();

        await semaphore.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_leaves_the_queue_but_keeps_its_permits_until_they_are_disposed()
    {
        await using var owner = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = 1 });
        var guest = ActorSemaphore.Attach(owner.Actor);
        var permit = await guest.AcquireAsync();
        var waiting = guest.AcquireAsync().AsTask();
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        var snapshot = await owner.SnapshotAsync();
        Assert.Equal((0, 1), Size(snapshot));
        Assert.Empty(snapshot.Waiters);
        permit.Dispose();
        Assert.Equal((1, 0), Size(await owner.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Closing_a_session_of_an_actor_that_has_ended_does_nothing()
    {
        await using var semaphore = ActorSemaphore.Start(_system);
        var session = semaphore.OpenSession("late");
        semaphore.Actor.Tell(PoisonPill.Instance);

        await session.DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nothing_is_lost_in_thousands_of_races_between_grants_and_those_who_give_up()
    {
        const int permits = 3;
        await using var semaphore = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = permits });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() => AcquireAndGiveUpAsync(semaphore, new Random(seed)))));

        var snapshot = await semaphore.SnapshotAsync();
        Assert.Equal((permits, 0), Size(snapshot));
        Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed);
        Assert.Empty(snapshot.Waiters);
        using var all = await semaphore.TryAcquireAsync(TimeSpan.Zero, permits);
        Assert.NotNull(all);
    }

    private ActorSemaphore StartOnManualTime(int initial) =>
        ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = initial }, timeProvider: _time);

    private static TimeSpan AgeOfANewGrant(ActorSemaphore semaphore)
    {
        using var permit = semaphore.Acquire();
        return semaphore.SnapshotAsync().AsTask().Result.Holders.Single().Held;
    }

    private static async Task AcquireAndGiveUpAsync(ActorSemaphore semaphore, Random random)
    {
        for (var round = 0; round < 500; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var acquiring = semaphore.TryAcquireAsync(Limit.Hang, random.Next(1, 4), cancellation.Token);
            if (random.Next(2) == 0)
            {
                Thread.SpinWait(random.Next(3000));
                await cancellation.CancelAsync();
            }

            try
            {
                if (await acquiring is { } permit) await permit.DisposeAsync();
            }
            catch (OperationCanceledException)
            {
                // Served or not, it must have left nothing behind.
            }
        }
    }
}
