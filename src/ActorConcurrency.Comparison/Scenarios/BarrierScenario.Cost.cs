using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What a barrier costs, and what a latch does.</content>
internal sealed partial class BarrierScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Seldom = true,
        Operation = "come to a barrier, pass a phase with all who are there, and go; then hold, outside",
        Notes =
        [
            "The original is not in it: its threads are so many from beginning to end, and none of them may stop before the others.",
            "A lock is not in it: it would be the original again.",
        ],
        Contenders =
        [
            CostContender.Of(Side.DotNet, nameof(Barrier), _ => new Barrier(0), Passing),
            CostContender.Of(Side.Twin, nameof(DotNetBarrier), _ => new DotNetBarrier(0), PassingAsync),
            .. CostContender.ActorBothWays(
                nameof(ActorBarrier),
                (system, gateFirst) => ActorBarrier.Start(system, new BarrierSettings { Parties = 0, GateFirst = gateFirst }), PassingAsync),
        ],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CostStudy> FurtherCosts =>
    [
        new()
        {
            Name = Latch,
            Operation = "count a latch down by one; then hold, outside",
            Seldom = true,
            Notes = ["The original is not in it: Python has no latch."],
            Contenders =
            [
                CostContender.Of(Side.Lock, nameof(LockedLatch), _ => new LockedLatch(int.MaxValue), latch => Signalling(latch.Signal, () => latch.Remaining)),
                CostContender.Of(Side.DotNet, nameof(CountdownEvent), _ => new CountdownEvent(int.MaxValue), latch => Signalling(() => latch.Signal(), () => latch.CurrentCount)),
                CostContender.Of(Side.Twin, nameof(DotNetLatch), _ => new DotNetLatch(int.MaxValue), SignallingAsync),
                .. CostContender.ActorBothWays(
                    nameof(ActorLatch),
                    (system, gateFirst) => ActorLatch.Start(system, new LatchSettings { Count = int.MaxValue, GateFirst = gateFirst }), SignallingAsync),
            ],
        },
    ];

    // Those who wait do so for one more, who never comes and then goes.
    private static CostSubject Passing(Barrier barrier)
    {
        var guard = new Lazy<long>(barrier.AddParticipant);
        return CostSubject.Blocking(
            work =>
            {
                Pass();
                work.Do();
            },
            done => Passed(done, barrier.CurrentPhaseNumber, barrier.ParticipantCount))
        .With(CostWaiting.Blocking(
            () =>
            {
                _ = guard.Value;
                Pass();
            },
            _ => barrier.RemoveParticipant()));

        void Pass()
        {
            barrier.AddParticipant();
            barrier.SignalAndWait();
            barrier.RemoveParticipant();
        }
    }

    private static CostSubject PassingAsync(IBarrier barrier)
    {
        var guard = new Lazy<Task>(() => barrier.AddPartiesAsync().AsTask());
        return CostSubject.Async(
            async work =>
            {
                await PassAsync().ConfigureAwait(false);
                work.Do();
            },
            async done =>
            {
                var after = await barrier.SnapshotAsync().ConfigureAwait(false);
                return Passed(done, after.Phase, after.Parties);
            })
        .With(CostWaiting.Async(
            async () =>
            {
                await guard.Value.ConfigureAwait(false);
                await PassAsync().ConfigureAwait(false);
            },
            _ => barrier.RemovePartiesAsync().AsTask()));

        async ValueTask PassAsync()
        {
            await barrier.AddPartiesAsync().ConfigureAwait(false);
            await barrier.SignalAndWaitAsync().ConfigureAwait(false);
            await barrier.RemovePartiesAsync().ConfigureAwait(false);
        }
    }

    private static string? Passed(long done, long phases, int parties) =>
        parties == 0 && phases > 0 && phases <= done ? null : $"{done} have passed {phases} phases and gone, and {parties} are left";

    private static CostSubject Signalling(Action signal, Func<int> remaining) => CostSubject.Blocking(
        work =>
        {
            signal();
            work.Do();
        },
        done => Counted(done, remaining()));

    private static CostSubject SignallingAsync(ILatch latch) => CostSubject.Async(
        async work =>
        {
            await latch.SignalAsync().ConfigureAwait(false);
            work.Do();
        },
        async done => Counted(done, (await latch.SnapshotAsync().ConfigureAwait(false)).Remaining));

    private static string? Counted(long done, int remaining) =>
        done == int.MaxValue - remaining ? null : $"{done} signals were given, {int.MaxValue - remaining} counted";
}
