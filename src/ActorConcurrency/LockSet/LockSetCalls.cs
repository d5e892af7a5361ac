using System.Collections.Immutable;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its sessions ask of the lock set's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class LockSetCalls
{
    private readonly Gateway _gateway;
    private readonly LockFlow _flow = new();
    private readonly Calls<ILockLease?> _grants;
    private readonly Calls<ILockLease?> _timedGrants;
    private readonly Calls<int> _closings;
    private readonly Calls<LockSetSnapshot> _snapshots;

    public LockSetCalls(Gateway gateway)
    {
        _gateway = gateway;
        _grants = new(gateway, ReadGrant, static id => new Withdraw(id));
        _timedGrants = new(gateway, ReadGrant, static id => new Withdraw(id), emptyWhenLate: true);
        _closings = new(gateway, ReadClosing);
        _snapshots = new(gateway, ReadSnapshot);
    }

    /// <summary>Acquires in a session, or else in the caller's flow; in the latter case to be called on the caller's stack.</summary>
    public ValueTask<ILockLease> Acquire(IEnumerable<string> names, RequestId? session, CancellationToken cancellationToken) =>
        // A request that waits is never answered "not now", so this one never gives null.
        Ask(_grants, names, wait: true, session, timeout: null, cancellationToken)!;

    /// <inheritdoc cref="Acquire"/>
    public ValueTask<ILockLease?> TryAcquire(IEnumerable<string> names, TimeSpan timeout, RequestId? session, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        return timeout == TimeSpan.Zero
            ? Ask(_grants, names, wait: false, session, _gateway.CallTimeout, cancellationToken)
            : Ask(_timedGrants, names, wait: true, session, timeout, cancellationToken);
    }

    public ValueTask<LockSetSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    public Task CloseSession(RequestId session) => _closings.CloseSession(static (id, session) => new CloseSession(id, session), session);

    private ValueTask<ILockLease?> Ask(
        Calls<ILockLease?> calls, IEnumerable<string> names, bool wait, RequestId? session, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var locks = Checked(names);
        if (session is { } owner)
        {
            return calls.Ask(
                static (id, request) => new Acquire(id, request.locks, request.wait, request.owner), (locks, wait, owner), timeout, cancellationToken);
        }

        var place = _flow.Enter();
        return InFlow(place, calls.Ask(
            static (id, request) =>
            {
                request.place.Id = id;
                return new Acquire(id, request.locks, request.wait, Holding: request.place.Holding());
            },
            (locks, wait, place), timeout, cancellationToken));
    }

    private static async ValueTask<ILockLease?> InFlow(LockFlow.Place place, ValueTask<ILockLease?> asking)
    {
        ILockLease? lease = null;
        try
        {
            lease = await asking.ConfigureAwait(false);
            if (lease is ActorLockLease granted) granted.Place = place;
            return lease;
        }
        finally
        {
            if (lease is null) place.Leave();
        }
    }

    private static ImmutableArray<string> Checked(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ImmutableArray<string> locks = [.. names];
        return locks.Any(string.IsNullOrEmpty) ? throw new ArgumentException("A lock's name is not empty.", nameof(names)) : locks;
    }

    private Exception? ReadGrant(IReply reply, out ILockLease? lease)
    {
        lease = reply is Granted grant ? new ActorLockLease(_gateway, grant) : null;
        return reply switch
        {
            Granted or Refused { Reason: LockSetRefusal.NotNow } => null,
            Refused refused => Meaning(refused),
            Deadlocked deadlock => new DeadlockException(deadlock.Cycle),
            _ => Gateway.Unexpected(reply, out lease),
        };
    }

    private static Exception? ReadClosing(IReply reply, out int reclaimed)
    {
        if (reply is not SessionClosed closed) return Gateway.Unexpected(reply, out reclaimed);
        reclaimed = closed.Reclaimed;
        return null;
    }

    private static Exception? ReadSnapshot(IReply reply, out LockSetSnapshot snapshot)
    {
        if (reply is not Snapshot answer) return Gateway.Unexpected(reply, out snapshot);
        snapshot = answer.State;
        return null;
    }

    private static Exception Meaning(Refused refused) => refused.Reason switch
    {
        LockSetRefusal.OutOfOrder => new LockOrderException(refused.Wanted, refused.Held),
        LockSetRefusal.Waiting => new InvalidOperationException("The session waits for something already; nothing was taken. Await one acquisition before the next, or open another session."),
        LockSetRefusal.SessionClosed => new StoppedException("The session is closed; nothing was taken. Open a new one."),
        LockSetRefusal.Nameless => new ArgumentException("A lock's name is not empty.", "names"),
        _ => new OutcomeUnknownException($"The lock set refused for a reason unknown here: {refused.Reason}."),
    };
}
