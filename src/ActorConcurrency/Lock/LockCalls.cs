using Akka.Actor;
using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency;

/// <summary>What a handle, its sessions and its holds ask of the lock's actor. Thread-safe.</summary>
internal sealed partial class LockCalls
{
    private readonly Calls<LockHold> _holds;
    private readonly Calls<LockHold?> _tries;
    private readonly Calls<LockHold?> _timed;
    private readonly Calls<ILockHold?> _boxed;
    private readonly Calls<ILockHold?> _boxedTimed;
    private readonly Calls<int> _amounts;
    private readonly Calls<int> _ends;
    private readonly Calls<LockSnapshot> _snapshots;

    public LockCalls(Gateway gateway)
    {
        Gateway = gateway;
        _holds = new(gateway, ReadHold, Withdrawal);
        _tries = new(gateway, ReadTry, Withdrawal);
        _timed = new(gateway, ReadTry, Withdrawal, emptyWhenLate: true);
        _boxed = new(gateway, ReadBoxed, Withdrawal);
        _boxedTimed = new(gateway, ReadBoxed, Withdrawal, emptyWhenLate: true);
        _amounts = new(gateway, ReadAmount);
        _ends = new(gateway, ReadAmount, Withdrawal);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    public Gateway Gateway { get; }

    public ValueTask<LockHold> Acquire(LockMode mode, RequestId? session, CancellationToken cancellationToken) =>
        Ask(_holds, timeout: null, mode, session, cancellationToken);

    public ValueTask<LockHold?> TryAcquire(TimeSpan timeout, LockMode mode, RequestId? session, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        return timeout == TimeSpan.Zero
            ? Look(_tries, mode, session, cancellationToken)
            : Ask(_timed, timeout, mode, session, cancellationToken);
    }

    /// <summary>As <see cref="Acquire"/>, for who wants the interface.</summary>
    public ValueTask<ILockHold> AcquireBoxed(LockMode mode, RequestId? session, CancellationToken cancellationToken) =>
        // A request that waits is never answered "not now", so this one never gives null.
        Ask(_boxed, timeout: null, mode, session, cancellationToken)!;

    /// <summary>As <see cref="TryAcquire"/>, for who wants the interface.</summary>
    public ValueTask<ILockHold?> TryAcquireBoxed(TimeSpan timeout, LockMode mode, RequestId? session, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        return timeout == TimeSpan.Zero
            ? Look(_boxed, mode, session, cancellationToken)
            : Ask(_boxedTimed, timeout, mode, session, cancellationToken);
    }

    public ValueTask<LockHold> Upgrade(RequestId hold, CancellationToken cancellationToken) =>
        _holds.Ask(static (id, hold) => new Upgrade(id, hold), hold, timeout: null, cancellationToken);

    public ValueTask<LockHold?> TryUpgrade(RequestId hold, TimeSpan timeout, CancellationToken cancellationToken) => timeout == TimeSpan.Zero
        ? _tries.Ask(static (id, hold) => new Upgrade(id, hold, Wait: false), hold, Gateway.CallTimeout, cancellationToken)
        : _timed.Ask(static (id, hold) => new Upgrade(id, hold), hold, timeout, cancellationToken);

    public ValueTask End(LockEnding ending, CancellationToken cancellationToken) =>
        _ends.AskDone(static (id, ending) => new End(id, ending), LockModeText.Checked(ending), timeout: null, cancellationToken);

    public ValueTask<int> CountHolds(RequestId session, CancellationToken cancellationToken) =>
        _amounts.Ask(static (id, session) => new CountHolds(id, session), session, Gateway.CallTimeout, cancellationToken);

    public ValueTask<LockSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, Gateway.CallTimeout, cancellationToken);

    /// <summary>Opens a session; its owner is watched before the session gets anything.</summary>
    public RequestId OpenSession(string label, IActorRef? owner)
    {
        var session = Gateway.NewId();
        Gateway.Tell(new OpenSession(session, label, owner));
        return session;
    }

    public Task CloseSession(RequestId session) => _amounts.CloseSession(static (id, session) => new CloseSession(id, session), session);

    // A hold that can be upgraded needs a name to be found by, so it is asked for by message.
    private ValueTask<TResult> Ask<TResult>(
        Calls<TResult> calls, TimeSpan? timeout, LockMode mode, RequestId? session, CancellationToken cancellationToken)
    {
        LockModeText.Checked(mode);
        return session is null && mode != LockMode.Upgradeable
            ? calls.Ask(new LockEntry(mode, Gateway.Turn.Since), Waiting, (mode, session), timeout, cancellationToken)
            : calls.Ask(Waiting, (mode, session), timeout, cancellationToken);
    }

    private ValueTask<TResult> Look<TResult>(Calls<TResult> calls, LockMode mode, RequestId? session, CancellationToken cancellationToken) =>
        calls.Ask(NotWaiting, (LockModeText.Checked(mode), session), Gateway.CallTimeout, cancellationToken);

    private static object Withdrawal(RequestId id) => new Withdraw(id);

    private static object Waiting(RequestId id, (LockMode Mode, RequestId? Session) request) =>
        new Acquire(id, request.Mode, Wait: true, request.Session);

    private static object NotWaiting(RequestId id, (LockMode Mode, RequestId? Session) request) =>
        new Acquire(id, request.Mode, Wait: false, request.Session);
}
