using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The latch: signals, and what a signal costs.</content>
internal sealed partial class BarrierScenario
{
    private static readonly Clause Noticed = new("noticed", "a signal too many is noticed by who gives it");

    private static readonly Fault SignalLost = new("lost in silence", "At zero a signal does nothing, as in Java: a count that was wrong from the beginning is never noticed.")
    {
        Breaks = Noticed.Name,
        Remedy = new("throw when it is zero already", "who signals has to expect it"),
    };

    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "count a latch down by one; then hold, outside",
        Notes = ["The original is not in it: Python has no latch, and its barrier cannot be passed by one alone."],
        Contenders =
        [
            CostContender.Of(Side.Lock, nameof(LockedLatch), _ => new LockedLatch(int.MaxValue), latch => Signalling(latch.Signal, () => latch.Remaining)),
            CostContender.Of(Side.DotNet, nameof(CountdownEvent), _ => new CountdownEvent(int.MaxValue), latch => Signalling(() => latch.Signal(), () => latch.CurrentCount)),
            CostContender.Of(Side.Twin, nameof(DotNetLatch), _ => new DotNetLatch(int.MaxValue), SignallingAsync),
            .. CostContender.ActorBothWays(
                nameof(ActorLatch),
                (system, gateFirst) => ActorLatch.Start(system, new LatchSettings { Count = int.MaxValue, GateFirst = gateFirst }), SignallingAsync),
        ],
    };

    private static Experiment TooManySignals => new()
    {
        Name = "latch",
        Title = "what if a latch is signalled once too often?",
        Kind = ExperimentKind.Further,
        Participants = 1,
        Operations = "a latch of one is signalled twice",
        Invariant = Noticed,
        Faults = [SignalLost],
        Absences = [new(Side.Original, "Python has no latch.")],
        Contenders =
        [
            Contender.Lock<LockedLatch>(trial =>
            {
                var latch = new LockedLatch(1);
                latch.Signal();
                CheckNoticed(trial, Record(latch.Signal));
            }).Showing(SignalLost),
            Contender.DotNet<CountdownEvent>(trial =>
            {
                using var latch = new CountdownEvent(1);
                latch.Signal();
                CheckNoticed(trial, Record(() => latch.Signal()));
            }),
            Contender.Twin<DotNetLatch>(trial => SignalTwiceAsync(trial, new DotNetLatch(1))),
            .. Contender.ActorBothWays<ActorLatch>(trial => SignalTwiceAsync(trial, ActorLatch.Start(trial.Actors, new LatchSettings { GateFirst = trial.GateFirst }))),
        ],
    };

    private static async Task SignalTwiceAsync(Trial trial, ILatch latch)
    {
        await using var owned = latch.ConfigureAwait(false);
        await latch.SignalAsync(cancellationToken: trial.Cancellation).ConfigureAwait(false);
        var second = latch.SignalAsync(cancellationToken: trial.Cancellation).AsTask();
        await second.ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
        CheckNoticed(trial, second.Exception?.InnerException);
    }

    private static void CheckNoticed(Trial trial, Exception? second)
    {
        trial.Observe("the second signal", second is null ? "is taken" : "is refused");
        if (second is null) trial.Show(SignalLost, "the second signal is taken, and does nothing");
        else trial.Require(Noticed, second is InvalidOperationException, second.Message);
    }

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
