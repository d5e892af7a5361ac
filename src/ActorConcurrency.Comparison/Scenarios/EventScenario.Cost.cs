using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What a signal costs.</content>
internal sealed partial class EventScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "set the event and pass it; then hold, outside",
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(PythonEvent), _ => new PythonEvent(), signal => Passing(signal.Set, signal.Wait, () => signal.IsSet)),
            CostContender.Of(Side.Lock, "lock and Monitor", _ => new MonitorFlag(), flag => Passing(flag.Set, flag.Wait, () => flag.IsSet)),
            CostContender.Of(Side.DotNet, nameof(ManualResetEventSlim), _ => new ManualResetEventSlim(), signal => Passing(signal.Set, signal.Wait, () => signal.IsSet)),
            CostContender.Of(Side.Twin, nameof(DotNetEvent), _ => new DotNetEvent(), PassingAsync),
            .. CostContender.ActorBothWays(
                nameof(ActorEvent), (system, gateFirst) => ActorEvent.Start(system, new EventSettings { GateFirst = gateFirst }), PassingAsync),
        ],
    };

    private static CostSubject Passing(Action set, Action wait, Func<bool> isSet) => CostSubject.Blocking(
        work =>
        {
            set();
            wait();
            work.Do();
        },
        _ => isSet() ? null : "the event was set and is not")
    .With(CostWaiting.Blocking(wait, _ => set()));

    private static CostSubject PassingAsync(IEvent signal) => CostSubject.Async(
        async work =>
        {
            await signal.SetAsync().ConfigureAwait(false);
            await signal.WaitAsync().ConfigureAwait(false);
            work.Do();
        },
        async done =>
        {
            var after = await signal.SnapshotAsync().ConfigureAwait(false);
            return after.Signals == done && after.Passed == done ? null : $"after {done} operations there were {after.Signals} signals and {after.Passed} passes";
        })
    .With(CostWaiting.Async(async () => await signal.WaitAsync().ConfigureAwait(false), waiters => _ = signal.SetAsync().AsTask()));

    /// <summary>A sticky flag as one writes it with <c>lock</c>.</summary>
    private sealed class MonitorFlag
    {
        private readonly object _gate = new();
        private bool _set;

        public bool IsSet
        {
            get { lock (_gate) return _set; }
        }

        public void Set()
        {
            lock (_gate)
            {
                _set = true;
                Monitor.PulseAll(_gate);
            }
        }

        public void Wait()
        {
            lock (_gate)
                while (!_set) Monitor.Wait(_gate);
        }
    }
}
