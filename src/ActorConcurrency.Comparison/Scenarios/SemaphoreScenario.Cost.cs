using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What a permit costs.</content>
internal sealed partial class SemaphoreScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "take the only permit, hold it, give it back",
        Exclusive = true,
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(PythonSemaphore), _ => new PythonSemaphore(1), semaphore => CostSubject.ExclusiveBlocking(work =>
            {
                semaphore.Acquire();
                work.DoAlone();
                semaphore.Release();
            })),
            CostContender.Of(Side.Lock, "lock", _ => new object(), gate => CostSubject.ExclusiveBlocking(work =>
            {
                lock (gate) work.DoAlone();
            })),
            CostContender.Of(Side.DotNet, nameof(SemaphoreSlim), _ => new SemaphoreSlim(1), semaphore => CostSubject.ExclusiveAsync(async work =>
            {
                await semaphore.WaitAsync().ConfigureAwait(false);
                work.DoAlone();
                semaphore.Release();
            })),
            CostContender.Of(Side.Twin, nameof(DotNetSemaphore), _ => new DotNetSemaphore(1), semaphore => CostSubject.ExclusiveAsync(async work =>
            {
                await using var permit = await semaphore.AcquireAsync().ConfigureAwait(false);
                work.DoAlone();
            })),
            .. CostContender.ActorBothWays(
                nameof(ActorSemaphore), (system, gateFirst) => ActorSemaphore.Start(system, new SemaphoreSettings { GateFirst = gateFirst }),
                semaphore => CostSubject.ExclusiveAsync(async work =>
                {
                    await using var permit = await semaphore.AcquireAsync().ConfigureAwait(false);
                    work.DoAlone();
                })),
        ],
    };
}
