using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The latch: a signal too many.</content>
internal sealed partial class BarrierScenario
{
    private const string Latch = "latch";

    private static readonly Clause Noticed = new("noticed", "a signal too many is noticed by who gives it");

    private static readonly Fault SignalLost = new("lost in silence", "At zero a signal does nothing, as in Java: a count that was wrong from the beginning is never noticed.")
    {
        Breaks = Noticed.Name,
        Remedy = new("a signal at zero throws", "whoever may signal more often than is counted has to catch it"),
    };

    private static Experiment TooManySignals => new()
    {
        Name = Latch,
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
}
