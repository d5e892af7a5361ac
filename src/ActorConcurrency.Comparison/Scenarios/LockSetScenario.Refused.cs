using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What a refusal costs: a set that cannot be had now.</content>
internal sealed partial class LockSetScenario
{
    /// <inheritdoc/>
    public override IReadOnlyList<CostStudy> FurtherCosts =>
    [
        new()
        {
            Name = "refusal",
            Operation = "try to take two locks, now or not, while somebody else holds the second, and give back what was taken; then hold, outside",
            OverHolds = false,
            Notes = ["The original is not in it: its acquire waits, and cannot refuse."],
            Contenders =
            [
                CostContender.Of(Side.Lock, "Monitor.TryEnter on each", _ => new object(), free => Refused(() => TryBoth(free, HeldElsewhere.Lock), () => IsFree(free))),
                CostContender.Of(Side.DotNet, "SemaphoreSlim.Wait(0) on each", _ => new SlimPair(secondIsTaken: true), pair => Refused(() => TryBoth(pair), () => pair.First.CurrentCount == 1)),
                CostContender.Of(Side.Twin, nameof(DotNetLockSet), _ => new DotNetLockSet(), RefusedLease),
                .. CostContender.ActorBothWays(
                    nameof(ActorLockSet), (system, gateFirst) => ActorLockSet.Start(system, new LockSetSettings { GateFirst = gateFirst }), RefusedLease),
            ],
        },
    ];

    private static CostSubject Refused(Func<bool> tryBoth, Func<bool> isFreeAgain)
    {
        var had = 0L;
        return CostSubject.Blocking(
            work =>
            {
                if (tryBoth()) Interlocked.Increment(ref had);
                work.Do();
            },
            _ => NotRefused(Interlocked.Read(ref had), isFreeAgain()));
    }

    private static bool TryBoth(object first, object second)
    {
        if (!Monitor.TryEnter(first)) return false;
        try
        {
            if (!Monitor.TryEnter(second)) return false;
            Monitor.Exit(second);
            return true;
        }
        finally
        {
            Monitor.Exit(first);
        }
    }

    private static bool IsFree(object gate)
    {
        if (!Monitor.TryEnter(gate)) return false;
        Monitor.Exit(gate);
        return true;
    }

    private static bool TryBoth(SlimPair pair)
    {
        if (!pair.First.Wait(0)) return false;
        try
        {
            if (!pair.Second.Wait(0)) return false;
            pair.Second.Release();
            return true;
        }
        finally
        {
            pair.First.Release();
        }
    }

    private static CostSubject RefusedLease(ILockSet locks)
    {
        var had = 0L;
        // Asked for first, so had first.
        _ = HoldSecondAsync(locks);
        return CostSubject.Async(
            async work =>
            {
                await using (var lease = await locks.TryAcquireAsync(Both, TimeSpan.Zero).ConfigureAwait(false))
                    if (lease is not null) Interlocked.Increment(ref had);
                work.Do();
            },
            async _ =>
            {
                await using var first = await locks.TryAcquireAsync(Both[..1], TimeSpan.Zero).ConfigureAwait(false);
                return NotRefused(Interlocked.Read(ref had), first is not null);
            });
    }

    // In a flow of its own: whoever tries holds nothing.
    private static async Task HoldSecondAsync(ILockSet locks) => await locks.AcquireAsync(Both[1..]).ConfigureAwait(false);

    private static string? NotRefused(long had, bool isFreeAgain) => (had, isFreeAgain) switch
    {
        (> 0, _) => $"{had} had both locks, one of which somebody else held",
        (_, false) => "the first lock did not come back",
        _ => null,
    };

    /// <summary>A lock that a thread holds for as long as the process lives; one for all.</summary>
    private static class HeldElsewhere
    {
        public static object Lock { get; } = Hold();

        private static object Hold()
        {
            var held = new object();
            using var isHeld = new ManualResetEventSlim();
            new Thread(() =>
            {
                Monitor.Enter(held);
                isHeld.Set();
                Thread.Sleep(Timeout.Infinite);
            })
            { IsBackground = true, Name = "holder of the second lock" }.Start();
            isHeld.Wait();
            return held;
        }
    }
}
