using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What two locks at once cost.</content>
internal sealed partial class LockSetScenario
{
    private static readonly string[] Both = ["a", "b"];

    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "take two locks, hold them, give them back",
        Exclusive = true,
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(OrderedAcquisition), _ => new RankedPair(), pair => CostSubject.ExclusiveBlocking(work =>
            {
                using var held = OrderedAcquisition.Acquire(pair.First, pair.Second);
                work.DoAlone();
            })),
            CostContender.Of(Side.Lock, "two locks, in order", _ => new MonitorPair(), pair => CostSubject.ExclusiveBlocking(work =>
            {
                lock (pair.First)
                    lock (pair.Second) work.DoAlone();
            })),
            CostContender.Of(Side.DotNet, "two SemaphoreSlim, in order", _ => new SlimPair(), pair => CostSubject.ExclusiveAsync(async work =>
            {
                await pair.First.WaitAsync().ConfigureAwait(false);
                await pair.Second.WaitAsync().ConfigureAwait(false);
                work.DoAlone();
                pair.Second.Release();
                pair.First.Release();
            })),
            CostContender.Of(Side.Twin, nameof(DotNetLockSet), _ => new DotNetLockSet(), Leasing),
            .. CostContender.ActorBothWays(
                nameof(ActorLockSet), (system, gateFirst) => ActorLockSet.Start(system, new LockSetSettings { GateFirst = gateFirst }), Leasing),
        ],
    };

    private static CostSubject Leasing(ILockSet locks) => CostSubject.ExclusiveAsync(async work =>
    {
        await using var lease = await locks.AcquireAsync(Both).ConfigureAwait(false);
        work.DoAlone();
    });

    private sealed class RankedPair
    {
        public RankedLock First { get; } = new("a");

        public RankedLock Second { get; } = new("b");
    }

    private sealed class MonitorPair
    {
        public object First { get; } = new();

        public object Second { get; } = new();
    }

    private sealed class SlimPair(bool secondIsTaken = false) : IDisposable
    {
        public SemaphoreSlim First { get; } = new(1);

        public SemaphoreSlim Second { get; } = new(secondIsTaken ? 0 : 1, 1);

        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }
}
