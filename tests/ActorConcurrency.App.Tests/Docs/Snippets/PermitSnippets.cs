namespace ActorConcurrency.App.Tests;

internal static class PermitSnippets
{
    internal static class Locks
    {
        // Without the finally block, a worker that fails
        // keeps its permit, and the others wait for ever.
        public static void Worker(SemaphoreSlim semaphore, Action work)
        {
            semaphore.Wait();
            try { work(); }
            finally { semaphore.Release(); }
        }
    }

    internal static class Actors
    {
        // Disposing the permit releases it, once. If its owner
        // ends first, the actor takes the permit back.
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
