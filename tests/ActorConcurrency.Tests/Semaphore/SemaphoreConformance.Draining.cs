namespace ActorConcurrency.Tests;

/// <summary>What a drain leaves: nothing.</summary>
public abstract partial class SemaphoreConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_a_wait_that_was_given_too_few_when_drained_then_it_gets_none_of_them()
    {
        await using var semaphore = Create(0);

        // Again and again: permits may be on their way to the waiter.
        for (var round = 0; round < 200; round++)
        {
            var waiting = semaphore.AcquireAsync(3).AsTask();
            await semaphore.ReleaseAsync(2);

            Assert.Equal(2, await semaphore.DrainAsync());
            Assert.Equal((0, 0), Size(await semaphore.SnapshotAsync()));

            await semaphore.ReleaseAsync(2);
            await Never.Completes(waiting, after: semaphore.SnapshotAsync());
            await semaphore.ReleaseAsync();
            (await waiting).Dispose();
            Assert.Equal(3, await semaphore.DrainAsync());
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_waits_for_several_when_drains_meet_releases_then_nothing_is_left_and_nobody_enters_without_a_release()
    {
        for (var round = 0; round < 100; round++)
        {
            await using var semaphore = Create(0);
            var waits = Enumerable.Range(0, 6).Select(number => semaphore.AcquireAsync(2 + number % 2).AsTask()).ToArray();
            var drains = Task.Run(async () => await semaphore.DrainAsync() + await semaphore.DrainAsync());
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () => await semaphore.ReleaseAsync(3))));
            var drained = await drains + await semaphore.DrainAsync();

            var after = await semaphore.SnapshotAsync();
            Assert.Equal((0, 9 - drained), Size(after));
            Assert.Equal(after.Granted, (await semaphore.SnapshotAsync()).Granted);

            // Enough for all: the permits of the waits are those that are held.
            await semaphore.ReleaseAsync(15);
            Assert.Equal(15, (await Task.WhenAll(waits)).Sum(permit => permit.Count));
            Assert.Equal((9 - drained, 15), Size(await semaphore.SnapshotAsync()));
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task All_permits_that_there_can_be_are_taken_and_drained_as_a_few_are()
    {
        await using var semaphore = Create(int.MaxValue);

        (await semaphore.AcquireAsync(int.MaxValue)).Dispose();

        Assert.Equal(int.MaxValue, await semaphore.DrainAsync());
        Assert.Equal((0, 0), Size(await semaphore.SnapshotAsync()));
    }
}
