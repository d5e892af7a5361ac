using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its sessions ask of the semaphore's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class SemaphoreCalls
{
    private readonly Gateway _gateway;
    private readonly Calls<IPermit?> _grants;
    private readonly Calls<IPermit?> _timedGrants;
    private readonly Calls<int> _amounts;
    private readonly Calls<SemaphoreSnapshot> _snapshots;

    public SemaphoreCalls(Gateway gateway)
    {
        _gateway = gateway;
        _grants = new(gateway, ReadGrant, static id => new Withdraw(id));
        _timedGrants = new(gateway, ReadGrant, static id => new Withdraw(id), emptyWhenLate: true);
        _amounts = new(gateway, ReadAmount);
        _snapshots = new(gateway, ReadSnapshot);
    }

    public ValueTask<IPermit> Acquire(int permits, RequestId? session, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        // A request that waits is never answered "not now", so this one never gives null.
        return _grants.Ask(Waiting, (permits, session), timeout: null, cancellationToken)!;
    }

    public ValueTask<IPermit?> TryAcquire(TimeSpan timeout, int permits, RequestId? session, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        return timeout == TimeSpan.Zero
            ? _grants.Ask(NotWaiting, (permits, session), _gateway.CallTimeout, cancellationToken)
            : _timedGrants.Ask(Waiting, (permits, session), timeout, cancellationToken);
    }

    public ValueTask Release(int permits, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        return _amounts.AskDone(static (id, permits) => new Release(id, permits), permits, _gateway.CallTimeout, cancellationToken);
    }

    public ValueTask<int> Drain(CancellationToken cancellationToken) =>
        _amounts.Ask(static (id, _) => new Drain(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask<SemaphoreSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    public Task CloseSession(RequestId session) => _amounts.CloseSession(static (id, session) => new CloseSession(id, session), session);

    private static object Waiting(RequestId id, (int Permits, RequestId? Session) request) =>
        new Acquire(id, request.Permits, Wait: true, request.Session);

    private static object NotWaiting(RequestId id, (int Permits, RequestId? Session) request) =>
        new Acquire(id, request.Permits, Wait: false, request.Session);

    private Exception? ReadGrant(IReply reply, out IPermit? permit)
    {
        permit = reply is Granted grant ? new ActorPermit(_gateway, grant) : null;
        return reply switch
        {
            Granted or Refused { Reason: SemaphoreRefusal.NotNow } => null,
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out permit),
        };
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
            Released or Drained or SessionClosed => null,
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out amount),
        };
    }

    private static Exception? ReadSnapshot(IReply reply, out SemaphoreSnapshot snapshot)
    {
        if (reply is not Snapshot answer) return Gateway.Unexpected(reply, out snapshot);
        snapshot = answer.State;
        return null;
    }

    private static Exception Meaning(Refused refused) => refused.Reason switch
    {
        SemaphoreRefusal.OutOfRange => new ArgumentOutOfRangeException("permits", $"Ask for 1 to {refused.Limit} permits: more may never exist."),
        SemaphoreRefusal.Full => new SemaphoreFullException($"More than the maximum would exist; only {refused.Limit} can be added. Nothing was added."),
        SemaphoreRefusal.SessionClosed => new StoppedException("The session is closed; nothing was taken. Open a new one."),
        _ => new OutcomeUnknownException($"The semaphore refused for a reason unknown here: {refused.Reason}."),
    };
}
