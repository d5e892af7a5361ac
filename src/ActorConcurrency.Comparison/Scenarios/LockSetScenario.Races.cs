using System.Collections.Immutable;
using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>The races.</content>
internal sealed partial class LockSetScenario
{
    private const string Deadlocked = "deadlock";
    private const string BothHad = "both had both";

    private static readonly string[] OtherWay = ["b", "a"];

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "crossed",
            Title = "one takes a and b, the other b and a: do both get both?",
            Outcomes =
            [
                new(BothHad, Grade.Acceptable, "one after the other"),
                new(Deadlocked, Grade.Forbidden, "each had its first lock, which was the other's second: both would wait for ever"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.Original, nameof(OrderedAcquisition), () =>
                {
                    var pair = new RankedPair();
                    return RaceRun.Blocking(() => BothHad, () => TakeRanked(pair.First, pair.Second), () => TakeRanked(pair.Second, pair.First));
                }),
                RaceContender.Of(Side.Lock, "lock, each in its own order", () =>
                {
                    var pair = new MonitorPair();
                    return Crossing(Key(pair.First), Key(pair.Second));
                }).Showing(Deadlocked),
                RaceContender.Of(Side.Lock, "lock, in one order", () =>
                {
                    var pair = new MonitorPair();
                    return RaceRun.Blocking(() => BothHad, () => TakeInOrder(pair), () => TakeInOrder(pair));
                }),
                RaceContender.Of(Side.DotNet, "SemaphoreSlim, each in its own order", () =>
                {
                    var pair = new SlimPair();
                    return Crossing(Key(pair.First), Key(pair.Second));
                }).Showing(Deadlocked),
                RaceContender.Of(Side.Twin, nameof(DotNetLockSet), () => TakeSets(new DotNetLockSet())),
                .. RaceContender.ActorBothWays(nameof(ActorLockSet), (system, gateFirst) =>
                    TakeSets(ActorLockSet.Start(system, new LockSetSettings { GateFirst = gateFirst }))).Select(contender => contender.Small("each in a session", TakeInSessions)),
            ],
        },
    ];

    private static void TakeRanked(RankedLock first, RankedLock second)
    {
        using var held = OrderedAcquisition.Acquire(first, second);
    }

    private static void TakeInOrder(MonitorPair pair)
    {
        lock (pair.First)
            lock (pair.Second) { }
    }

    private static RaceRun TakeSets(ILockSet locks) => RaceRun.OfSteps(
        locks, () => new(BothHad), Taking(() => locks.AcquireAsync(Both)), Taking(() => locks.AcquireAsync(OtherWay)));

    // The answer to a request in a session is there at once; in a flow of control, the flow hears of it first.
    private static RaceRun TakeInSessions(ActorSystem system)
    {
        var locks = ActorLockSet.Start(system, new LockSetSettings { GateFirst = false });
        ILockSetSession one = locks.OpenSession("one"), other = locks.OpenSession("other");
        return RaceRun.OfSteps(locks, () => new(BothHad), Taking(() => one.AcquireAsync(Both)), Taking(() => other.AcquireAsync(OtherWay)));
    }

    private static ImmutableArray<RaceStep> Taking(Func<ValueTask<ILockLease>> take)
    {
        ILockLease? lease = null;
        return [RaceStep.Of("take", take, taken => lease = taken), RaceStep.Of("give back", () => lease!.DisposeAsync())];
    }

    // It is known without waiting for ever: each has its first one and has not got its second, and nobody will give way.
    private static RaceRun Crossing(Latch one, Latch other)
    {
        var (hasOne, hasOther) = (false, false);
        var crossed = false;

        void Take(Latch first, Latch second, ref bool mine, ref bool theirs)
        {
            first.Enter();
            Volatile.Write(ref mine, true);
            for (var spin = default(SpinWait); !second.TryEnter(); spin.SpinOnce(sleep1Threshold: -1))
            {
                if (!Volatile.Read(ref theirs)) continue;
                Volatile.Write(ref crossed, true);
                first.Leave();
                return;
            }

            Volatile.Write(ref mine, false);
            second.Leave();
            first.Leave();
        }

        return RaceRun.Blocking(
            () => crossed ? Deadlocked : BothHad,
            () => Take(one, other, ref hasOne, ref hasOther),
            () => Take(other, one, ref hasOther, ref hasOne));
    }

    private static Latch Key(object gate) => new(() => Monitor.Enter(gate), () => Monitor.TryEnter(gate), () => Monitor.Exit(gate));

    private static Latch Key(SemaphoreSlim gate) => new(gate.Wait, () => gate.Wait(0), () => gate.Release());

    private sealed record Latch(Action Enter, Func<bool> TryEnter, Action Leave);
}
