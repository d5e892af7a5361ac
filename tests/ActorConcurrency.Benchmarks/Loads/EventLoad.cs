using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// Signals of an auto-reset event, each given when the one before is used up: each lets one wait pass, and whoever follows their numbers
/// sees them rise to the last.
/// </summary>
internal sealed class EventLoad() : Load("event")
{
    private const int Waiters = 4;
    private const int Followers = 3;
    private const int Signals = 300;

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        await using var signals = ActorEvent.Start(system, new EventSettings { AutoReset = true });
        using var passed = new SemaphoreSlim(0);
        using var end = new CancellationTokenSource();
        var waiters = AtOnce(Waiters, _ => PassAsync(signals, passed, end.Token));
        var followers = AtOnce(Followers, _ => FollowAsync(signals));
        for (var i = 0; i < Signals; i++)
        {
            await signals.SetAsync();
            await passed.WaitAsync();
        }

        await followers;
        await end.CancelAsync();
        await waiters;
        WrongResultException.ThrowUnless(0, passed.CurrentCount, "waits that passed without a signal");
        WrongResultException.ThrowUnless(Signals, (await signals.SnapshotAsync()).Signals, "signals");
        return Signals * (1 + Followers);
    }

    private static async Task PassAsync(ActorEvent signals, SemaphoreSlim passed, CancellationToken end)
    {
        try
        {
            while (true)
            {
                await signals.WaitAsync(end);
                passed.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The cycle is over.
        }
    }

    private static async Task FollowAsync(ActorEvent signals)
    {
        var last = 0L;
        while (last < Signals)
        {
            var next = await signals.WaitForSignalAsync(last);
            if (next <= last || next > Signals) throw new WrongResultException($"signal {next} came after {last}");
            last = next;
        }
    }
}
