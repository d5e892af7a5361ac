namespace ActorConcurrency.Tests;

/// <summary>The promises under load: counts are fixed and the random choices seeded, so only the schedule differs from run to run.</summary>
public abstract partial class SemaphoreConformance
{
    private const int Seed = 20201225;

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Never_more_permits_are_out_than_exist()
    {
        const int permits = 3;
        await using var semaphore = Create(permits);
        var inside = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var round = 0; round < 200; round++)
            {
                var count = (worker + round) % permits + 1;
                using var permit = await semaphore.AcquireAsync(count);
                InterlockedMax(ref most, Interlocked.Add(ref inside, count));
                Interlocked.Add(ref inside, -count);
            }
        })));

        Assert.InRange(most, 1, permits);
        var snapshot = await semaphore.SnapshotAsync();
        Assert.Equal((permits, 0), Size(snapshot));
        Assert.Equal(snapshot.Granted, snapshot.Returned);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_ledger_holds_at_every_moment()
    {
        await using var semaphore = Create(4, maximum: 64);
        var workers = Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(() => DoAnythingAsync(semaphore, new Random(Seed + worker)))));

        while (!workers.IsCompleted)
        {
            AssertLedger(await semaphore.SnapshotAsync());
            await Task.Yield();
        }

        await workers;
        var snapshot = await semaphore.SnapshotAsync();
        AssertLedger(snapshot);
        Assert.Equal(0, snapshot.Held);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_grant_that_meets_a_cancellation_is_given_back(int permits)
    {
        const int rounds = 300;
        await using var semaphore = Create(0);
        var race = new Race(Seed);

        for (var round = 0; round < rounds; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = semaphore.AcquireAsync(permits, cancellation.Token).AsTask();
            await race.RunAsync(cancellation.Cancel, async () => await semaphore.ReleaseAsync(permits));

            if (await Record.ExceptionAsync(() => waiting) is { } error) Assert.IsAssignableFrom<OperationCanceledException>(error);
            else (await waiting).Dispose();

            Assert.Equal((permits, 0), Size(await semaphore.SnapshotAsync()));
            Assert.Equal(permits, await semaphore.DrainAsync());
        }
    }

    private static async Task DoAnythingAsync(ISemaphore semaphore, Random random)
    {
        for (var round = 0; round < 150; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var trying = semaphore.TryAcquireAsync(Limit.Hang, random.Next(1, 5), cancellation.Token).AsTask();
            var step = random.Next(4);
            if (step == 0) await cancellation.CancelAsync();
            if (step == 1) await semaphore.DrainAsync();

            await ReleaseUpToMaximumAsync(semaphore);
            if (step == 2) await cancellation.CancelAsync();

            // What was drained may be missing for ever.
            cancellation.CancelAfter(TimeSpan.FromMilliseconds(random.Next(1, 5)));
            try
            {
                (await trying)?.Dispose();
            }
            catch (OperationCanceledException)
            {
                // Served or not, nothing may be left behind: the ledger tells.
            }
        }
    }

    private static async Task ReleaseUpToMaximumAsync(ISemaphore semaphore)
    {
        try
        {
            await semaphore.ReleaseAsync(2);
        }
        catch (SemaphoreFullException)
        {
            // There are enough.
        }
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            if (Interlocked.CompareExchange(ref most, value, seen) == seen) return;
    }
}
