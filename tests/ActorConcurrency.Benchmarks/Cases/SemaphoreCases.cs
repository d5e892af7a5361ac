using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Acquire and release of one permit, beside <see cref="SemaphoreSlim"/>.</summary>
internal static class SemaphoreCases
{
    private const int Contenders = 100;

    public static IEnumerable<Case> All =>
    [
        new RelativeCase("semaphore", 200_000, 1 / 2.5, FreeAsync, SlimFreeAsync) { MaximumBytes = 0 },
        new RelativeCase("semaphore-100", 100_000, 1, ContendAsync, SlimContendAsync),
    ];

    private static async Task FreeAsync(ActorSystem system, Run run)
    {
        await using var semaphore = ActorSemaphore.Start(system, new SemaphoreSettings { Initial = 1 });
        await (await semaphore.AcquireAsync()).DisposeAsync();
        run.Begin();
        for (var i = 0; i < run.Operations; i++) await (await semaphore.AcquireAsync()).DisposeAsync();
        run.End();
        await CheckAsync(semaphore);
    }

    private static async Task SlimFreeAsync(Run run)
    {
        using var semaphore = new SemaphoreSlim(1);
        for (var i = 0; i < run.Operations; i++)
        {
            await semaphore.WaitAsync();
            semaphore.Release();
        }
    }

    // The only permit is out until all of them wait for it: so they contend from the first operation to the last.
    private static async Task ContendAsync(ActorSystem system, Run run)
    {
        await using var semaphore = ActorSemaphore.Start(system, new SemaphoreSettings { Initial = 0 });
        var inside = 0;
        var contenders = Contend(run, async () =>
        {
            await using var permit = await semaphore.AcquireAsync();
            inside++;
        });
        while ((await semaphore.SnapshotAsync()).Waiters.Length < Contenders) await Task.Yield();
        run.Begin();
        await semaphore.ReleaseAsync();
        await contenders;
        run.End();
        WrongResultException.ThrowUnless(run.Operations, inside, "operations inside");
        await CheckAsync(semaphore);
    }

    private static async Task SlimContendAsync(Run run)
    {
        using var semaphore = new SemaphoreSlim(0);
        var waiting = 0;
        var contenders = Contend(run, async () =>
        {
            var acquired = semaphore.WaitAsync();
            if (Volatile.Read(ref waiting) < Contenders) Interlocked.Increment(ref waiting);
            await acquired;
            semaphore.Release();
        });
        while (Volatile.Read(ref waiting) < Contenders) await Task.Yield();
        run.Begin();
        semaphore.Release();
        await contenders;
    }

    private static Task Contend(Run run, Func<Task> once) => Task.WhenAll(Enumerable.Range(0, Contenders).Select(_ => Task.Run(async () =>
    {
        for (var i = 0; i < run.Operations / Contenders; i++) await once();
    })));

    private static async Task CheckAsync(ActorSemaphore semaphore) =>
        WrongResultException.ThrowUnless(1, (await semaphore.SnapshotAsync()).Available, "permits left");
}
