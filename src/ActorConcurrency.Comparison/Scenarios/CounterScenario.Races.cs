using System.Collections.Immutable;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The races.</content>
internal sealed partial class CounterScenario
{
    private const int AddsEach = 50;
    private const int AddsInOrders = 2;
    private const string Whole = "all";
    private const string Less = "fewer";
    private const string NotOnce = "2";
    private const string CancelledNotDone = "cancelled, not done";

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races => [TwoAdders, CheckThenAct, CancelOrDone];

    private static Race TwoAdders => new()
    {
        Name = "two-adders",
        Title = $"two add 1 {AddsEach} times each: what is the sum?",
        Outcomes =
        [
            new(Whole, Grade.Acceptable, "every change counts"),
            new(Less, Grade.Forbidden, "changes are lost: the other's was written over"),
        ],
        Contenders =
        [
            RaceContender.Of(Side.Original, nameof(UnlockedCounter), () => Adding(new UnlockedCounter(), counter => counter.Increment(), counter => Sum((long)counter.Peek()))).Showing(Less),
            RaceContender.Of(Side.Original, nameof(LockedCounter), () => Adding(new LockedCounter(), counter => counter.Increment(), counter => Sum((long)counter.Peek()))),
            RaceContender.Of(Side.Lock, "no lock", () => Adding(new Number(), number => number.Value++, number => Sum(number.Value))).Showing(Less),
            RaceContender.Of(Side.Lock, "lock", () => Adding(new Number(), AddInLock, number => Sum(number.Value))),
            RaceContender.Of(Side.DotNet, nameof(Interlocked), () => Adding(new Number(), number => Interlocked.Increment(ref number.Value), number => Sum(number.Value))),
            RaceContender.Of(Side.Twin, nameof(DotNetCounter), () => Adding(new DotNetCounter())),
            .. RaceContender.ActorBothWays(nameof(ActorCounter), (system, gateFirst) => Adding(ActorCounter.Start(system, new CounterSettings { GateFirst = gateFirst })))
                .Select(contender => contender.Small($"{AddsInOrders} changes each, not {AddsEach}", system => Adding(ActorCounter.Start(system, new CounterSettings { GateFirst = false }), AddsInOrders))),
        ],
    };

    private static Race CheckThenAct => new()
    {
        Name = "check-then-act",
        Title = "two add 1 if they see 0: what is the sum?",
        Outcomes =
        [
            new("1", Grade.Acceptable, "one of them saw 0"),
            new(NotOnce, Grade.Forbidden, "both saw 0: the look and the change are two steps"),
        ],
        Contenders =
        [
            RaceContender.Of(Side.Original, "LockedCounter, look then add", () => Adding(new LockedCounter(), LookThenAdd, counter => $"{counter.Peek()}", 1)).Showing(NotOnce),
            RaceContender.Of(Side.Lock, "one lock around both", () => Adding(new Number(), LookAndAdd, number => $"{number.Value}", 1)),
            RaceContender.Of(Side.DotNet, nameof(Interlocked.CompareExchange), () =>
                Adding(new Number(), number => Interlocked.CompareExchange(ref number.Value, 1, 0), number => $"{number.Value}", 1)),
            RaceContender.Of(Side.Twin, "DotNetCounter, compare and set", () => IfZero(new DotNetCounter(), CompareAndSet)),
            .. RaceContender.ActorBothWays("ActorCounter, look then add", (system, gateFirst) =>
                IfZero(ActorCounter.Start(system, new CounterSettings { GateFirst = gateFirst }), LookThenAdd)).Select(contender => contender.Showing(NotOnce)),
            .. RaceContender.ActorBothWays("ActorCounter, compare and set", (system, gateFirst) =>
                IfZero(ActorCounter.Start(system, new CounterSettings { GateFirst = gateFirst }), CompareAndSet)),
        ],
    };

    private static Race CancelOrDone => new()
    {
        Name = "cancel-or-done",
        Title = "a change is cancelled while it is made: does its maker know how it ended?",
        Outcomes =
        [
            new("done", Grade.Acceptable, "it came before the cancellation"),
            new(CancelledNotDone, Grade.Acceptable, "the cancellation came first"),
            new("cancelled, yet done", Grade.Interesting, "cancelling ends the wait for the answer; the request was on its way"),
        ],
        Contenders =
        [
            RaceContender.Of(Side.Twin, nameof(DotNetCounter), () => Cancelling(new DotNetCounter())),
            .. RaceContender.ActorBothWays(nameof(ActorCounter), (system, gateFirst) => Cancelling(ActorCounter.Start(system, new CounterSettings { GateFirst = gateFirst }))),
        ],
    };

    private static void AddInLock(Number number)
    {
        lock (number) number.Value++;
    }

    private static void LookThenAdd(LockedCounter counter)
    {
        if (counter.Peek() == 0) counter.Increment();
    }

    private static void LookAndAdd(Number number)
    {
        lock (number)
            if (number.Value == 0) number.Value++;
    }

    private static ImmutableArray<RaceStep> CompareAndSet(ICounter counter) => [RaceStep.Of("compare and set", () => counter.CompareAndSetAsync(0, 1), _ => { })];

    private static ImmutableArray<RaceStep> LookThenAdd(ICounter counter)
    {
        var seen = 0L;
        return
        [
            RaceStep.Of("look", () => counter.ValueAsync(), value => seen = value),
            RaceStep.Of("add if it was 0", () => seen == 0 ? counter.IncrementAsync() : default),
        ];
    }

    private static RaceRun Adding<T>(T counter, Action<T> add, Func<T, string> value, int times = AddsEach)
    {
        void Add()
        {
            for (var i = 0; i < times; i++) add(counter);
        }

        return RaceRun.Blocking(() => value(counter), Add, Add);
    }

    private static RaceRun Adding(ICounter counter, int times = AddsEach)
    {
        ImmutableArray<RaceStep> adds = [.. Enumerable.Repeat(RaceStep.Of("add", () => counter.IncrementAsync()), times)];
        return RaceRun.OfSteps(counter, async () => Sum(await counter.ValueAsync().ConfigureAwait(false), times), adds, adds);
    }

    private static RaceRun IfZero(ICounter counter, Func<ICounter, ImmutableArray<RaceStep>> act) =>
        RaceRun.OfSteps(counter, () => TextOf(counter), act(counter), act(counter));

    private static RaceRun Cancelling(ICounter counter)
    {
        var cancellation = new CancellationTokenSource();
        var done = false;
        return RaceRun.OfSteps(
            counter,
            async () =>
            {
                var value = await counter.ValueAsync().ConfigureAwait(false);
                cancellation.Dispose();
                return (done, value) switch { (true, 1) => "done", (false, 0) => CancelledNotDone, (false, 1) => "cancelled, yet done", _ => $"done, but the sum is {value}" };
            },
            [RaceStep.Of("add", () => Noted(counter.IncrementAsync(1, cancellation.Token), () => done = true)).OrRefused<OperationCanceledException>()],
            [RaceStep.Of("cancel", cancellation.Cancel)]);
    }

    private static async ValueTask Noted(ValueTask change, Action isDone)
    {
        await change.ConfigureAwait(false);
        isDone();
    }

    private static string Sum(long value, int times = AddsEach) => value == 2 * times ? Whole : value < 2 * times ? Less : $"{value}";

    private static async ValueTask<string> TextOf(ICounter counter) => $"{await counter.ValueAsync().ConfigureAwait(false)}";
}
