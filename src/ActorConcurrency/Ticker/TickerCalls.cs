using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its subscriptions ask of the ticker's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class TickerCalls
{
    private readonly Gateway _gateway;
    private readonly Calls<Tick?> _waits;
    private readonly Calls<Tick?> _timedWaits;
    private readonly Calls<Subscribed> _subscriptions;
    private readonly Calls<bool> _changes;
    private readonly Calls<TickerSnapshot> _snapshots;

    public TickerCalls(Gateway gateway)
    {
        _gateway = gateway;
        _waits = new(gateway, ReadTick, static id => new Withdraw(id));
        _timedWaits = new(gateway, ReadTick, static id => new Withdraw(id), emptyWhenLate: true);
        _subscriptions = new(gateway, ReadSubscription, static id => new Unsubscribe(id));
        _changes = new(gateway, ReadChange);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    public ValueTask<Tick> Wait(long? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after.GetValueOrDefault(), nameof(after));
        // A request that waits is never answered "not now", so this one never gives null.
        return _waits.Ask(Waiting, after, timeout: null, cancellationToken)!;
    }

    public ValueTask<Tick?> TryWait(TimeSpan timeout, long? after, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        ArgumentOutOfRangeException.ThrowIfNegative(after.GetValueOrDefault(), nameof(after));
        return timeout == TimeSpan.Zero
            ? _waits.Ask(static (id, after) => new Wait(id, after, Patient: false), after, _gateway.CallTimeout, cancellationToken)
            : _timedWaits.Ask(Waiting, after, timeout, cancellationToken);
    }

    public ValueTask<Subscribed> Subscribe(int capacity, string label, CancellationToken cancellationToken) =>
        _subscriptions.Ask(
            static (id, about) => new Subscribe(id, about.capacity, about.label), (capacity, label), _gateway.CallTimeout, cancellationToken);

    public ValueTask<Tick> Next(RequestId subscription, long after, CancellationToken cancellationToken) =>
        _waits.Ask(static (id, about) => new Next(id, about.subscription, about.after), (subscription, after), timeout: null, cancellationToken)!;

    /// <summary>Closes a subscription, or all of this handle's. Lost in silence if the ticker has ended.</summary>
    public void Unsubscribe(RequestId? subscription = null) => _gateway.TellLate(new Unsubscribe(subscription));

    public ValueTask<bool> Start(CancellationToken cancellationToken) =>
        _changes.Ask(static (id, _) => new Start(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask<bool> Stop(CancellationToken cancellationToken) =>
        _changes.Ask(static (id, _) => new Stop(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask ChangePeriod(TimeSpan period, CancellationToken cancellationToken) =>
        _changes.AskDone(
            static (id, period) => new ChangePeriod(id, period), TickerSettings.CheckedPeriod(period), _gateway.CallTimeout, cancellationToken);

    public ValueTask<TickerSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    private static object Waiting(RequestId id, long? after) => new Wait(id, after);

    private static Exception? ReadTick(IReply reply, out Tick? tick)
    {
        tick = (reply as Ticked)?.Tick;
        return reply switch
        {
            Ticked or Refused { Reason: TickerRefusal.NotNow } => null,
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out tick),
        };
    }

    private static Exception? ReadSubscription(IReply reply, out Subscribed subscribed)
    {
        subscribed = (reply as Subscribed)!;
        return reply switch
        {
            Subscribed => null,
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out subscribed),
        };
    }

    private static Exception? ReadChange(IReply reply, out bool changed)
    {
        changed = reply is Done { Changed: true };
        return reply switch
        {
            Done => null,
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out changed),
        };
    }

    private static Exception Meaning(Refused refused) => refused.Reason switch
    {
        TickerRefusal.NotSubscribed => new StoppedException("The subscription is closed. Open a new one."),
        TickerRefusal.OutOfRange => new ArgumentOutOfRangeException(null, "The ticker refused a capacity or a period as out of range; nothing was changed."),
        _ => new OutcomeUnknownException($"The ticker refused for a reason unknown here: {refused.Reason}."),
    };
}
