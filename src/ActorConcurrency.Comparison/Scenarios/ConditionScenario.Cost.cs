using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What a condition costs.</content>
internal sealed partial class ConditionScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Seldom = true,
        Operation = "put one thing, wait until there is one, and take it; then hold, outside",
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(PythonCondition), _ => new PythonGuard(), Taking),
            CostContender.Of(Side.Lock, "lock and PulseAll", _ => new LockCondition<int>(0), Taking),
            CostContender.Of(Side.DotNet, nameof(SemaphoreSlim), _ => new SemaphoreSlim(0), Taking),
            CostContender.Of(Side.Twin, nameof(DotNetCondition<>), _ => new DotNetCondition<int>(0), TakingAsync),
            CostContender.Of(Side.Actor, nameof(ActorCondition<>), system => ActorCondition<int>.Start(system, 0), TakingAsync),
        ],
        Notes =
        [
            "A SemaphoreSlim is a condition whose state is a number and whose predicate is “more than none”; it does no more than that.",
            "The actor goes by messages only: what it runs is its users' code, so it has no direct row.",
        ],
    };

    private static CostSubject Taking(PythonGuard guard)
    {
        return CostSubject.Blocking(
            work =>
            {
                Put(1);
                Take();
                work.Do();
            },
            _ => guard.Stock == 0 ? null : $"{guard.Stock} left")
        .With(CostWaiting.Blocking(Take, Put));

        void Put(int count) => guard.Locked(() =>
        {
            guard.Stock += count;
            guard.NotifyAll();
        });

        void Take() => guard.Locked(() =>
        {
            while (guard.Stock == 0) guard.Wait();
            guard.Stock--;
        });
    }

    private static CostSubject Taking(LockCondition<int> stock)
    {
        return CostSubject.Blocking(
            work =>
            {
                stock.Update(static left => left + 1);
                Take();
                work.Do();
            },
            _ => stock.Read() is 0 ? null : $"{stock.Read()} left")
        .With(CostWaiting.Blocking(Take, waiters => stock.Update(left => left + waiters)));

        void Take() => stock.Wait(static left => left > 0, static left => left - 1);
    }

    private static CostSubject Taking(SemaphoreSlim stock) => CostSubject.Async(
        async work =>
        {
            stock.Release();
            await stock.WaitAsync().ConfigureAwait(false);
            work.Do();
        },
        _ => new(stock.CurrentCount == 0 ? null : $"{stock.CurrentCount} left"))
    .With(CostWaiting.Async(() => new(stock.WaitAsync()), waiters => stock.Release(waiters)));

    private static CostSubject TakingAsync(ICondition<int> stock) => CostSubject.Async(
        async work =>
        {
            await stock.UpdateAsync(static left => left + 1).ConfigureAwait(false);
            await stock.WaitAsync(static left => left > 0, static left => left - 1).ConfigureAwait(false);
            work.Do();
        },
        async done =>
        {
            var after = await stock.SnapshotAsync().ConfigureAwait(false);
            return after.State == 0 && after.Updates == 2 * done ? null : $"after {done} operations there were {after.Updates} updates, and {after.State} left";
        })
    .With(CostWaiting.Async(
        async () => await stock.WaitAsync(static left => left > 0, static left => left - 1).ConfigureAwait(false),
        waiters => _ = stock.UpdateAsync(left => left + waiters).AsTask()));
}
