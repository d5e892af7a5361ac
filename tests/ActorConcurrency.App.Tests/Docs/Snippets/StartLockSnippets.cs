using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>"Start it" on the pages of what protects something: semaphore, lock, lock set, counter, condition.</summary>
internal static class StartLockSnippets
{
    // The state is immutable: an update makes a new one.
    public sealed record Bakery(int Loaves);

    public static async Task<bool> SemaphoreAsync(IActorRefFactory system, Func<CancellationToken, Task> import, CancellationToken stop)
    {
        await using var licences = ActorSemaphore.Start(system, new SemaphoreSettings { Initial = 3, Maximum = 3 });
        await using (SemaphorePermit licence = await licences.AcquireAsync(cancellationToken: stop)) await import(licence.Lost);

        // For a second at most; null: the time ran out, and nothing was taken.
        await using SemaphorePermit? another = await licences.TryAcquireAsync(TimeSpan.FromSeconds(1), cancellationToken: stop);
        if (another is null) return false;
        await import(another.Value.Lost);
        return true;
    }

    public static async Task LockAsync(IActorRefFactory system, Func<long, Task> write, Func<Task> read, CancellationToken stop)
    {
        await using var file = ActorLock.Start(system, new LockSettings { Lease = TimeSpan.FromMinutes(1) });
        await using (LockHold hold = await file.AcquireAsync(cancellationToken: stop)) await write(hold.FencingToken);
        await using (LockHold hold = await file.AcquireAsync(LockMode.Read, stop)) await read();
    }

    public static async Task LockSetAsync(IActorRefFactory system, Func<Task> transfer, CancellationToken stop)
    {
        // Nested acquisitions in any order: one that would close a cycle ends with a DeadlockException. By default only upwards.
        await using var accounts = ActorLockSet.Start(system, new LockSetSettings { Ordered = false });
        await using (LockLease both = await accounts.AcquireAsync(["alice", "bob"], stop)) await transfer();

        // A session has a name in snapshots; its end gives back whatever it holds.
        await using var owner = accounts.OpenSession("transfer");
        await using LockLease again = await owner.AcquireAsync(["alice", "bob"], stop);
        await transfer();
    }

    public static async Task<(long Left, long? Refused)> CounterAsync(IActorRefFactory system, CancellationToken stop)
    {
        await using var stock = ActorCounter.Start(system, new CounterSettings { InitialValue = 2 });
        // Waits for nothing.
        stock.Increment();
        long left = await stock.AddAndGetAsync(-1, stop);
        // Null: the sum would be below 0, and nothing was changed.
        long? refused = await stock.TryAddAsync(-5, least: 0, cancellationToken: stop);
        return (left, refused);
    }

    public static async Task<Bakery> ConditionAsync(IActorRefFactory system, CancellationToken stop)
    {
        await using var bakery = ActorCondition<Bakery>.Start(system, new Bakery(Loaves: 0), new ConditionSettings { MaxWaiters = 100 });
        // Waits until there are three loaves, and takes them in the same step.
        var buying = bakery.WaitAsync(now => now.Loaves >= 3, now => now with { Loaves = now.Loaves - 3 }, stop);
        await bakery.UpdateAsync(now => now with { Loaves = now.Loaves + 5 }, stop);
        Bakery left = await buying;
        return left;
    }
}
