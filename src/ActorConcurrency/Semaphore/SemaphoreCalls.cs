using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its sessions ask of the semaphore's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class SemaphoreCalls
{
    private readonly Gateway _gateway;
    private readonly Calls<SemaphorePermit> _permits;
    private readonly Calls<SemaphorePermit?> _tries;
    private readonly Calls<SemaphorePermit?> _timed;
    private readonly Calls<IPermit?> _boxed;
    private readonly Calls<IPermit?> _boxedTimed;
    private readonly Calls<int> _amounts;
    private readonly Calls<SemaphoreSnapshot> _snapshots;

    public SemaphoreCalls(Gateway gateway)
    {
        _gateway = gateway;
        _permits = new(gateway, ReadPermit, Withdrawal);
        _tries = new(gateway, ReadTry, Withdrawal);
        _timed = new(gateway, ReadTry, Withdrawal, emptyWhenLate: true);
        _boxed = new(gateway, ReadBoxed, Withdrawal);
        _boxedTimed = new(gateway, ReadBoxed, Withdrawal, emptyWhenLate: true);
        _amounts = new(gateway, ReadAmount);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    public ValueTask<SemaphorePermit> Acquire(int permits, RequestId? session, CancellationToken cancellationToken) =>
        Ask(_permits, timeout: null, permits, session, cancellationToken);

    public ValueTask<SemaphorePermit?> TryAcquire(TimeSpan timeout, int permits, RequestId? session, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        return timeout == TimeSpan.Zero
            ? Look(_tries, permits, session, cancellationToken)
            : Ask(_timed, timeout, permits, session, cancellationToken);
    }

    /// <summary>As <see cref="Acquire"/>, for who wants the interface.</summary>
    public ValueTask<IPermit> AcquireBoxed(int permits, RequestId? session, CancellationToken cancellationToken) =>
        // A request that waits is never answered "not now", so this one never gives null.
        Ask(_boxed, timeout: null, permits, session, cancellationToken)!;

    /// <summary>As <see cref="TryAcquire"/>, for who wants the interface.</summary>
    public ValueTask<IPermit?> TryAcquireBoxed(TimeSpan timeout, int permits, RequestId? session, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        return timeout == TimeSpan.Zero
            ? Look(_boxed, permits, session, cancellationToken)
            : Ask(_boxedTimed, timeout, permits, session, cancellationToken);
    }

    public ValueTask Release(int permits, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        return _amounts.AskDone(static (id, permits) => new Release(id, permits), permits, _gateway.CallTimeout, cancellationToken);
    }

    public ValueTask<int> Drain(CancellationToken cancellationToken) =>
        _amounts.Ask(static (id, _) => new Drain(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask ChangeMaximum(int maximum, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        return _amounts.AskDone(static (id, maximum) => new ChangeMaximum(id, maximum), maximum, _gateway.CallTimeout, cancellationToken);
    }

    public ValueTask<SemaphoreSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    /// <summary>Opens a session; its owner is watched before the session gets anything.</summary>
    public RequestId OpenSession(string label, IActorRef? owner)
    {
        var session = _gateway.NewId();
        _gateway.Tell(new OpenSession(session, label, owner));
        return session;
    }

    public Task CloseSession(RequestId session) => _amounts.CloseSession(static (id, session) => new CloseSession(id, session), session);

    private ValueTask<TResult> Ask<TResult>(
        Calls<TResult> calls, TimeSpan? timeout, int permits, RequestId? session, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        return session is null
            ? calls.Ask(new AcquireEntry(permits, _gateway.Turn.Since), Waiting, (permits, session), timeout, cancellationToken)
            : calls.Ask(Waiting, (permits, session), timeout, cancellationToken);
    }

    private ValueTask<TResult> Look<TResult>(Calls<TResult> calls, int permits, RequestId? session, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        return calls.Ask(NotWaiting, (permits, session), _gateway.CallTimeout, cancellationToken);
    }

    private static object Withdrawal(RequestId id) => new Withdraw(id);

    private static object Waiting(RequestId id, (int Permits, RequestId? Session) request) =>
        new Acquire(id, request.Permits, Wait: true, request.Session);

    private static object NotWaiting(RequestId id, (int Permits, RequestId? Session) request) =>
        new Acquire(id, request.Permits, Wait: false, request.Session);

    private Exception? ReadPermit(IReply reply, out SemaphorePermit permit)
    {
        permit = reply switch
        {
            SemaphoreLease lease => lease.For(_gateway),
            Granted grant => new(new SemaphoreGrant(_gateway, grant), grant.Permits, grant.FencingToken),
            _ => default,
        };
        return reply switch
        {
            SemaphoreLease or Granted => null,
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out permit),
        };
    }

    private Exception? ReadTry(IReply reply, out SemaphorePermit? permit)
    {
        permit = null;
        if (reply is Refused { Reason: SemaphoreRefusal.NotNow }) return null;
        var failure = ReadPermit(reply, out var granted);
        if (failure is null) permit = granted;
        return failure;
    }

    private Exception? ReadBoxed(IReply reply, out IPermit? permit)
    {
        var failure = ReadTry(reply, out var granted);
        permit = granted;
        return failure;
    }

    private static Exception? ReadAmount(IReply reply, out int amount)
    {
        amount = reply switch
        {
            Drained drained => drained.Permits,
            SessionClosed closed => closed.Reclaimed,
            _ => 0,
        };
        return reply switch
        {
            Released or Drained or MaximumChanged or SessionClosed => null,
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out amount),
        };
    }

    internal static Exception Meaning(Refused refused) => refused.Reason switch
    {
        SemaphoreRefusal.OutOfRange => new ArgumentOutOfRangeException("permits", refused.Limit == 1 ? "Ask for 1 permit: more may never exist." : $"Ask for 1 to {refused.Limit} permits: more may never exist."),
        SemaphoreRefusal.Full => new SemaphoreFullException($"More than the maximum would exist; only {refused.Limit} can be added. Nothing was added."),
        SemaphoreRefusal.TooManyWaiters => new TooManyWaitersException(refused.Limit, "actor-concurrency.semaphore.max-waiters"),
        SemaphoreRefusal.SessionClosed => new StoppedException("The session is closed; nothing was taken. Open a new one."),
        _ => new OutcomeUnknownException($"The semaphore refused for a reason unknown here: {refused.Reason}."),
    };
}
