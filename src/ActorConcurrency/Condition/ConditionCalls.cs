using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the condition's actor, and what the answers mean to the caller. Thread-safe.</summary>
/// <remarks>
/// A wait that changes nothing can be given up in silence. One with an update cannot, for an update cannot be taken back: it is an offer, and the
/// actor says whether it was too late.
/// </remarks>
internal sealed class ConditionCalls<TState>
{
    private readonly Gateway _gateway;
    private readonly Offers<Met<TState>?> _offers;
    private readonly Calls<TState> _states;
    private readonly Calls<TState> _waits;
    private readonly Calls<Met<TState>?> _looks;
    private readonly Calls<Met<TState>?> _timedWaits;
    private readonly Calls<int> _notifications;
    private readonly Calls<ConditionSnapshot<TState>> _snapshots;

    public ConditionCalls(Gateway gateway)
    {
        _gateway = gateway;
        _offers = new(gateway, ReadMet, Withdrawal);
        _states = new(gateway, ReadState);
        _waits = new(gateway, ReadState, Withdrawal);
        _looks = new(gateway, ReadMet);
        _timedWaits = new(gateway, ReadMet, Withdrawal, emptyWhenLate: true);
        _notifications = new(gateway, Answers.Of(static (Notified answer) => answer.Count));
        _snapshots = new(gateway, ReadSnapshot);
    }

    public ValueTask<TState> Read(CancellationToken cancellationToken) =>
        _states.Ask(static (id, _) => new Read(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask<TState> Update(Func<TState, TState> code, CancellationToken cancellationToken) =>
        _states.Ask(static (id, code) => new Update<TState>(id, code), code, _gateway.CallTimeout, cancellationToken);

    public ValueTask<TState> Wait(Func<TState, bool> until, CancellationToken cancellationToken) =>
        _waits.Ask(static (id, until) => new Wait<TState>(id, until), until, timeout: null, cancellationToken);

    public async ValueTask<TState> Wait(Func<TState, bool> until, Func<TState, TState> code, CancellationToken cancellationToken) =>
        (await Offer(until, code, timeout: null, cancellationToken).ConfigureAwait(false))!.Value.Value;

    public ValueTask<Met<TState>?> TryWait(Func<TState, bool> until, TimeSpan timeout, CancellationToken cancellationToken) =>
        timeout == TimeSpan.Zero
            ? _looks.Ask(static (id, until) => new Wait<TState>(id, until, Patient: false), until, _gateway.CallTimeout, cancellationToken)
            : _timedWaits.Ask(static (id, until) => new Wait<TState>(id, until), until, timeout, cancellationToken);

    public ValueTask<Met<TState>?> TryWait(Func<TState, bool> until, Func<TState, TState> code, TimeSpan timeout, CancellationToken cancellationToken) =>
        timeout == TimeSpan.Zero ? UpdateNow(until, code, cancellationToken) : Offer(until, code, timeout, cancellationToken);

    public ValueTask<TState> WaitForNotify(CancellationToken cancellationToken) =>
        _waits.Ask(static (id, _) => new WaitForNotify(id), 0, timeout: null, cancellationToken);

    public ValueTask<Met<TState>?> TryWaitForNotify(TimeSpan timeout, CancellationToken cancellationToken) =>
        timeout == TimeSpan.Zero
            ? _looks.Ask(static (id, _) => new WaitForNotify(id, Patient: false), 0, _gateway.CallTimeout, cancellationToken)
            : _timedWaits.Ask(static (id, _) => new WaitForNotify(id), 0, timeout, cancellationToken);

    public ValueTask<int> Notify(int count, CancellationToken cancellationToken) =>
        _notifications.Ask(static (id, count) => new Notify(id, count), count, _gateway.CallTimeout, cancellationToken);

    public ValueTask<ConditionSnapshot<TState>> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    /// <summary>Asks for every waiting update back; to be called before the gateway is closed.</summary>
    public void Close() => _offers.Close();

    private static Withdraw Withdrawal(RequestId id) => new(id);

    private ValueTask<Met<TState>?> Offer(Func<TState, bool> until, Func<TState, TState> code, TimeSpan? timeout, CancellationToken cancellationToken) =>
        _offers.Offer(static (id, wait) => new Wait<TState>(id, wait.until, wait.code), (until, code), timeout, cancellationToken);

    // Answered at once, so it is not given up: the update might have been made.
    private ValueTask<Met<TState>?> UpdateNow(Func<TState, bool> until, Func<TState, TState> code, CancellationToken cancellationToken) =>
        _looks.Ask(
            static (id, wait) => new Wait<TState>(id, wait.until, wait.code, Patient: false), (until, code), _gateway.CallTimeout, cancellationToken.OnlyIfCancelled());

    private Exception? ReadState(IReply reply, out TState state)
    {
        var failure = ReadMet(reply, out var met);
        state = met.GetValueOrDefault().Value;
        return failure;
    }

    // Only the winner reads an answer, so a notification is accepted here or else withdrawn, never both.
    private Exception? ReadMet(IReply reply, out Met<TState>? met)
    {
        met = null;
        if (reply is not StateIs<TState> now) return Failure(reply);
        met = new Met<TState>(now.State);
        if (now.Receipt) _gateway.TellBack(new Accept(now.Id));
        return null;
    }

    private Exception? ReadSnapshot(IReply reply, out ConditionSnapshot<TState> snapshot)
    {
        snapshot = (reply as Snapshot<TState>)?.State!;
        return snapshot is null ? Failure(reply) ?? Gateway.Unexpected(reply, out snapshot) : null;
    }

    private Exception? Failure(IReply reply)
    {
        // Of another type: a notification that was given for it goes on.
        if (reply is IStateIs) _gateway.TellBack(new Withdraw(reply.Id));
        return reply switch
        {
            NotNow or Withdrawn => null,
            Threw threw => threw.Cause,
            TooManyWait crowd => new TooManyWaitersException(crowd.Waiting, ConditionSettings.MaxWaitersKey),
            WrongType or IStateIs => new InvalidOperationException($"The condition's state is not of the type {typeof(TState)}; nothing was done."),
            _ => Gateway.Unexpected(reply, out bool _),
        };
    }
}
