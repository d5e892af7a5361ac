using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Permits are taken patiently, with a timeout and with a token that is cancelled; in the end all are back.</summary>
internal sealed class SemaphoreLoad() : Load("semaphore")
{
    private const int Permits = 3;
    private const int Callers = 8;
    private const int Turns = 50;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(1);

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        var inside = new int[1];
        await using var semaphore = ActorSemaphore.Start(system, new SemaphoreSettings { Initial = Permits, Maximum = Permits });
        await AtOnce(Callers, async caller =>
        {
            for (var turn = 0; turn < Turns; turn++) await EnterAsync(semaphore, (caller + turn) % 3, inside);
        });
        // A grant that crossed its withdrawal may still be on its way back.
        while (await semaphore.SnapshotAsync() is var now && (now.Available != Permits || now.Waiters.Length > 0)) await Task.Yield();
        return Callers * Turns;
    }

    private static async Task EnterAsync(ActorSemaphore semaphore, int way, int[] inside)
    {
        await using var permit = await AcquireAsync(semaphore, way);
        if (permit is null) return;
        if (Interlocked.Increment(ref inside[0]) > Permits) throw new WrongResultException($"more than {Permits} are inside");
        await Task.Yield();
        Interlocked.Decrement(ref inside[0]);
    }

    private static async Task<IPermit?> AcquireAsync(ActorSemaphore semaphore, int way)
    {
        if (way == 0) return await semaphore.AcquireAsync();
        if (way == 1) return await semaphore.TryAcquireAsync(Short);
        using var cancelled = new CancellationTokenSource(Short);
        try
        {
            return await semaphore.AcquireAsync(cancellationToken: cancelled.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
