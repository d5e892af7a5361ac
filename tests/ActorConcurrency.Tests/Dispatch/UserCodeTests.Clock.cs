namespace ActorConcurrency.Tests;

/// <content>The clock of an actor: a handle that steps directly reads it before it enters.</content>
public sealed partial class UserCodeTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_clock()
    {
        var clock = new BlockingClock(_gate);
        await using var semaphore = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = 1 }, timeProvider: clock);
        await IdleAsync(semaphore);
        clock.BlocksNext = true;
        var blocked = OnThread.Run(() => semaphore.SnapshotAsync().AsTask().Wait(Limit.Hang));

        await AssertServesOthersAsync(semaphore);

        _gate.Open();
        await blocked;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_clock_that_throws_fails_its_caller_and_nobody_else()
    {
        var clock = new BlockingClock(_gate);
        await using var semaphore = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = 1 }, timeProvider: clock);
        await IdleAsync(semaphore);
        clock.ThrowsNext = true;

        await Assert.ThrowsAsync<InvalidTimeZoneException>(async () => await semaphore.SnapshotAsync());

        (await semaphore.AcquireAsync()).Dispose();
        Assert.Equal(1, (await semaphore.SnapshotAsync()).Available);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_clock_that_calls_the_same_handle()
    {
        var clock = new BlockingClock(_gate);
        await using var semaphore = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = 1 }, timeProvider: clock);
        await IdleAsync(semaphore);
        clock.Meanwhile = () => semaphore.AcquireAsync().AsTask().Result.Dispose();

        Assert.True((await semaphore.SnapshotAsync()).Granted > 0);
    }
}
