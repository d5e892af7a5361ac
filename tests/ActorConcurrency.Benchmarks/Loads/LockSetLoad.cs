using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// Sets of locks that overlap are taken patiently, with a timeout and with a token that is cancelled: a lock has one holder, and in the
/// end all are back.
/// </summary>
internal sealed class LockSetLoad() : Load("lock set")
{
    private const int Locks = 5;
    private const int Callers = 6;
    private const int Turns = 40;
    private static readonly string[] Names = [.. Enumerable.Range(0, Locks).Select(index => $"lock {index}")];
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(1);

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        var holders = new int[Locks];
        await using var locks = ActorLockSet.Start(system);
        await AtOnce(Callers, async caller =>
        {
            for (var turn = 0; turn < Turns; turn++) await EnterAsync(locks, caller + turn, holders);
        });
        // A grant that crossed its withdrawal may still be on its way back.
        while (!IsFree(await locks.SnapshotAsync())) await Task.Yield();
        return Callers * Turns;
    }

    // Two neighbours of a ring, first one way round and then the other: taken one by one, these would block each other.
    private static async Task EnterAsync(ActorLockSet locks, int number, int[] holders)
    {
        int[] set = number % 2 == 0 ? [number % Locks, (number + 1) % Locks] : [(number + 1) % Locks, number % Locks];
        await using var lease = await AcquireAsync(locks, [.. set.Select(index => Names[index])], number % 3);
        if (lease is null) return;
        if (set.Any(index => Interlocked.Increment(ref holders[index]) != 1)) throw new WrongResultException("a lock has two holders");
        await Task.Yield();
        foreach (var index in set) Interlocked.Decrement(ref holders[index]);
    }

    private static bool IsFree(LockSetSnapshot now) =>
        now.Holders.IsEmpty && now.Waiters.IsEmpty && now.Granted == now.Returned + now.Reclaimed;

    private static async Task<ILockLease?> AcquireAsync(ActorLockSet locks, string[] names, int way)
    {
        if (way == 0) return await locks.AcquireAsync(names);
        if (way == 1) return await locks.TryAcquireAsync(names, Short);
        using var cancelled = new CancellationTokenSource(Short);
        try
        {
            return await locks.AcquireAsync(names, cancelled.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
