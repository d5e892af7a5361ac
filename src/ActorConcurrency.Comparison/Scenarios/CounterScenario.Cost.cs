using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What a change costs.</content>
internal sealed partial class CounterScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "add 1 and know that it is done; then hold, outside",
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(LockedCounter), _ => new LockedCounter(), counter =>
                Blocking(() => counter.Increment(), () => (long)counter.Peek())),
            CostContender.Of(Side.Lock, "lock", _ => new Number(), number => Blocking(
                () =>
                {
                    lock (number) number.Value++;
                },
                () => number.Value)),
            CostContender.Of(Side.DotNet, nameof(Interlocked), _ => new Number(), number =>
                Blocking(() => Interlocked.Increment(ref number.Value), () => number.Value)),
            CostContender.Of(Side.Twin, nameof(DotNetCounter), _ => new DotNetCounter(), Incrementing),
            .. CostContender.ActorBothWays(
                nameof(ActorCounter), (system, gateFirst) => ActorCounter.Start(system, new CounterSettings { GateFirst = gateFirst }), Incrementing),
        ],
    };

    private static CostSubject Blocking(Action add, Func<long> value) => CostSubject.Blocking(
        work =>
        {
            add();
            work.Do();
        },
        done => Sum(done, value()));

    private static CostSubject Incrementing(ICounter counter) => CostSubject.Async(
        async work =>
        {
            await counter.IncrementAsync().ConfigureAwait(false);
            work.Do();
        },
        async done => Sum(done, await counter.ValueAsync().ConfigureAwait(false)));

    private static string? Sum(long done, long counted) => counted == done ? null : $"{done} additions were made, {counted} counted";

    private sealed class Number
    {
        public long Value;
    }
}
