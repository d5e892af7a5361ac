using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What it costs.</content>
internal sealed partial class LockScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "take the lock, hold it, give it back",
        Exclusive = true,
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(PythonLock), _ => new PythonLock(), gate => CostSubject.ExclusiveBlocking(work =>
            {
                using (gate.Enter()) work.DoAlone();
            })),
            CostContender.Of(Side.Lock, "lock", _ => new object(), gate => CostSubject.ExclusiveBlocking(work =>
            {
                lock (gate) work.DoAlone();
            })),
            CostContender.Of(Side.DotNet, "SemaphoreSlim(1, 1)", _ => new SemaphoreSlim(1, 1), gate => CostSubject.ExclusiveAsync(async work =>
            {
                await gate.WaitAsync().ConfigureAwait(false);
                work.DoAlone();
                gate.Release();
            })),
            CostContender.Of(Side.Twin, nameof(DotNetLock), _ => new DotNetLock(), gate => CostSubject.ExclusiveAsync(async work =>
            {
                await using var hold = await gate.AcquireAsync().ConfigureAwait(false);
                work.DoAlone();
            })),
            .. CostContender.ActorBothWays(
                nameof(ActorLock), (system, gateFirst) => ActorLock.Start(system, new LockSettings { GateFirst = gateFirst }),
                gate => CostSubject.ExclusiveAsync(async work =>
                {
                    await using var hold = await gate.AcquireAsync().ConfigureAwait(false);
                    work.DoAlone();
                })),
        ],
    };
}
