using System.Diagnostics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The races.</content>
internal sealed partial class EventScenario
{
    private const string Heard = "heard";
    private const string NotHeard = "not heard";

    // Where nobody can tell whether a signal was missed, it is if the waiter has not passed by then.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(2);

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "signal-or-wait",
            Title = "one gives a signal while the other begins to wait for it: is it heard?",
            Outcomes =
            [
                new(Heard, Grade.Acceptable, "the waiter passes"),
                new(NotHeard, Grade.Forbidden, $"the signal came before the wait and left nothing behind: the waiter did not pass within {Quantities.Duration(Grace)}, and nobody else would wake it"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.Original, nameof(RepeatedEvent), () =>
                {
                    var signal = new RepeatedEvent();
                    return Signalling(signal.Signal, signal.Wait, signal.Event.Set);
                }).Showing(NotHeard),
                RaceContender.Of(Side.Lock, "Wait and PulseAll, no flag", () => Signalling(new MonitorSignal(), remembers: false)).Showing(NotHeard),
                RaceContender.Of(Side.Lock, "Wait and PulseAll, a number", () => Signalling(new MonitorSignal(), remembers: true)),
                RaceContender.Of(Side.DotNet, nameof(ManualResetEventSlim), () =>
                {
                    var signal = new ManualResetEventSlim();
                    return Signalling(
                        () =>
                        {
                            signal.Set();
                            signal.Reset();
                        },
                        signal.Wait, signal.Set);
                }).Showing(NotHeard),
                RaceContender.Of(Side.Twin, "DotNetEvent, by number", () => Numbered(new DotNetEvent())),
                .. RaceContender.ActorBothWays("ActorEvent, pulse and flag", (system, gateFirst) =>
                    Pulsed(ActorEvent.Start(system, new EventSettings { GateFirst = gateFirst }))).Select(contender => contender.Showing(NotHeard)),
                .. RaceContender.ActorBothWays("ActorEvent, by number", (system, gateFirst) =>
                    Numbered(ActorEvent.Start(system, new EventSettings { GateFirst = gateFirst }))),
            ],
        },
    ];

    private static RaceRun Signalling(Action signal, Action wait, Action rescue)
    {
        var (passed, missed) = (false, false);
        return RaceRun.Blocking(
            () => missed ? NotHeard : Heard,
            () =>
            {
                signal();
                var since = Stopwatch.GetTimestamp();
                for (var spin = default(SpinWait); !Volatile.Read(ref passed) && Stopwatch.GetElapsedTime(since) < Grace;) spin.SpinOnce(sleep1Threshold: -1);
                missed = !Volatile.Read(ref passed);
                rescue();
            },
            () =>
            {
                wait();
                Volatile.Write(ref passed, true);
            });
    }

    // This one knows itself whether somebody heard it.
    private static RaceRun Signalling(MonitorSignal signal, bool remembers)
    {
        var heard = true;
        return RaceRun.Blocking(
            () => heard ? Heard : NotHeard,
            () => signal.Signal(),
            () => heard = signal.TryWait(remembers));
    }

    private static RaceRun Numbered(IEvent signal) => RaceRun.OfSteps(
        signal,
        () => new(Heard),
        [RaceStep.Of("pulse", () => signal.PulseAsync(), _ => { })],
        [RaceStep.Of("wait", () => signal.WaitForSignalAsync(0), _ => { })]);

    // When the signal is given and the wait has been asked for, setting the event lets a wait pass that the signal did not.
    private static RaceRun Pulsed(IEvent signal)
    {
        Task<long>? wait = null;
        return RaceRun.OfSteps(
            signal,
            async () =>
            {
                var after = await signal.SnapshotAsync().ConfigureAwait(false);
                await signal.SetAsync().ConfigureAwait(false);
                await wait!.ConfigureAwait(false);
                return after.Waiters.IsEmpty ? Heard : NotHeard;
            },
            [RaceStep.Of("pulse", () => signal.PulseAsync(), _ => { })],
            [RaceStep.Of("wait", () => { wait = signal.WaitAsync().AsTask(); })]);
    }

    /// <summary>A signal as one writes it with <c>lock</c>. One waiter, one signal.</summary>
    private sealed class MonitorSignal
    {
        private readonly object _gate = new();
        private long _given;

        public void Signal()
        {
            lock (_gate)
            {
                _given++;
                Monitor.PulseAll(_gate);
            }
        }

        /// <summary>Waits for the signal; false where it would wait for ever, as the signal was given already and is not remembered.</summary>
        public bool TryWait(bool remembers)
        {
            lock (_gate)
            {
                if (_given > 0) return remembers;
                Monitor.Wait(_gate);
                return true;
            }
        }
    }
}
