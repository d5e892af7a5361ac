namespace ActorConcurrency.App.Tests;

internal static class PermitSnippets
{
    internal static class Locks
    {
        // Whoever forgets the finally, or dies before it,
        // takes the permit with it.
        public static void Worker(SemaphoreSlim semaphore, Action work)
        {
            semaphore.Wait();
            try { work(); }
            finally { semaphore.Release(); }
        }
    }

    internal static class Actors
    {
        // The permit is an object: disposing gives it back, once.
        // The end of its owner gives it back anyway.
        public static async Task WorkerAsync(IOwnedSemaphore semaphore, Action work)
        {
            await using var owner = semaphore.OpenSession("worker");
            await using var permit = await owner.AcquireAsync();
            work();
        }
    }

    internal sealed class Before
    {
        private readonly SemaphoreSlim _licences = new(3);

        public async Task ImportAsync(Func<Task> import, CancellationToken stop)
        {
            await _licences.WaitAsync(stop);
            try { await import(); }
            finally { _licences.Release(); }
        }
    }

    internal sealed class After(IOwnedSemaphore licences)
    {
        public async Task ImportAsync(Func<Task> import, CancellationToken stop)
        {
            await using var owner = licences.OpenSession("import");
            await using var licence = await owner.AcquireAsync(cancellationToken: stop);
            await import();
        }
    }
}
