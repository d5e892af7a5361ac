using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What an event for one use costs.</content>
internal sealed partial class EventScenario
{
    private const string PassedFirst = "were set once and passed";

    /// <inheritdoc/>
    public override IReadOnlyList<CostStudy> FurtherCosts =>
    [
        new()
        {
            Name = Once,
            Operation = "make a signal, set it, pass it, and be through with it; then hold, outside",
            Seldom = true,
            OverHolds = false,
            Notes = ["One who waits is told of an instance that is there: what it costs to make and end one is in each operation, an actor too."],
            Contenders =
            [
                CostContender.Of(Side.Original, nameof(PythonEvent), _ => new PythonEvent(), idle => SettingOnce(() => new PythonEvent(), one => { one.Set(); return one.IsSet; }, one => one.Wait(), idle)),
                CostContender.Of(Side.Lock, "lock and Monitor", _ => new LockOnce(), idle => SettingOnce(() => new LockOnce(), one => one.TrySet(), one => one.Wait(), idle)),
                CostContender.Of(Side.DotNet, nameof(TaskCompletionSource), _ => NewSource(), CompletingOnce),
                CostContender.Of(Side.Twin, nameof(DotNetEvent), _ => new DotNetEvent(), idle => SettingOnce(() => new DotNetEvent(), idle)),
                CostContender.Of(Side.Actor, nameof(ActorEvent), system => StartActor(system, gateFirst: false), (idle, system) => SettingOnce(() => StartActor(system, gateFirst: false), idle)),
                CostContender.Of(Side.Direct, nameof(ActorEvent), system => StartActor(system, gateFirst: true), (idle, system) => SettingOnce(() => StartActor(system, gateFirst: true), idle)),
            ],
        },
    ];

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static ActorEvent StartActor(IActorRefFactory system, bool gateFirst) => ActorEvent.Start(system, new EventSettings { GateFirst = gateFirst });

    private static CostSubject SettingOnce<T>(Func<T> make, Func<T, bool> set, Action<T> wait, T idle) => Lifetimes.Blocking(
        () =>
        {
            var signal = make();
            var isSet = set(signal);
            wait(signal);
            return isSet;
        },
        PassedFirst)
    .With(CostWaiting.Blocking(() => wait(idle), _ => set(idle)));

    private static CostSubject CompletingOnce(TaskCompletionSource idle) => Lifetimes.Async(
        async () =>
        {
            var signal = NewSource();
            var isFirst = signal.TrySetResult();
            await signal.Task.ConfigureAwait(false);
            return isFirst;
        },
        PassedFirst)
    .With(CostWaiting.Async(async () => await idle.Task.ConfigureAwait(false), _ => idle.TrySetResult()));

    private static CostSubject SettingOnce(Func<IEvent> make, IEvent idle) => Lifetimes.Async(
        async () =>
        {
            await using var signal = make();
            return await signal.SetAsync().ConfigureAwait(false) == 1 && await signal.WaitAsync().ConfigureAwait(false) == 1;
        },
        PassedFirst)
    .With(CostWaiting.Async(async () => await idle.WaitAsync().ConfigureAwait(false), _ => idle.SetAsync().AsTask()));
}
