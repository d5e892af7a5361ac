using System.Collections.Immutable;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its sessions ask of the lock set's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class LockSetCalls
{
    private readonly Gateway _gateway;
    private readonly LockFlow _flow = new();
    private readonly Calls<Granted?> _grants;
    private readonly Calls<Granted?> _timedGrants;
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
    public ValueTask<LockLease> Acquire(IEnumerable<string> names, RequestId? session, CancellationToken cancellationToken)
    {
        var locks = Listed(names);
        if (TryTake(locks, wait: true, session, cancellationToken, out var lease)) return new(lease);
        // A request that waits is never answered "not now", so this one never gives null.
        return Ask(_grants, locks, wait: true, session, timeout: null, static lease => lease!.Value, cancellationToken);
    }

    /// <inheritdoc cref="Acquire"/>
    public ValueTask<LockLease?> TryAcquire(IEnumerable<string> names, TimeSpan timeout, RequestId? session, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        var locks = Listed(names);
        if (TryTake(locks, timeout > TimeSpan.Zero, session, cancellationToken, out var lease)) return new(lease);
        return AskInTime(locks, timeout, session, static lease => lease, cancellationToken);
    }

    /// <summary>As <see cref="Acquire"/>, for who wants the interface.</summary>
    public ValueTask<ILockLease> AcquireBoxed(IEnumerable<string> names, RequestId? session, CancellationToken cancellationToken)
    {
        var locks = Listed(names);
        if (TryTake(locks, wait: true, session, cancellationToken, out var lease)) return new(lease);
        return Ask<ILockLease>(_grants, locks, wait: true, session, timeout: null, static lease => lease!, cancellationToken);
    }

    /// <summary>As <see cref="TryAcquire"/>, for who wants the interface.</summary>
    public ValueTask<ILockLease?> TryAcquireBoxed(IEnumerable<string> names, TimeSpan timeout, RequestId? session, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        var locks = Listed(names);
        if (TryTake(locks, timeout > TimeSpan.Zero, session, cancellationToken, out var lease)) return new(lease);
        return AskInTime<ILockLease?>(locks, timeout, session, static lease => lease, cancellationToken);
    }

    public ValueTask<LockSetSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    public Task CloseSession(RequestId session) => _closings.CloseSession(static (id, session) => new CloseSession(id, session), session);

    // Looked at during the call only: a caller may change its own array afterwards.
    private static string[] Listed(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names as string[] ?? [.. names];
    }

    // At once, if nobody has to be named. Not if the token is cancelled already, or the handle closed: the other way says so.
    private bool TryTake(string[] locks, bool wait, RequestId? session, CancellationToken cancellationToken, out LockLease lease)
    {
        lease = default;
        if (session is not null || _gateway.IsOver || cancellationToken.IsCancellationRequested) return false;
        var isInFlow = _flow.TryLook(out var around);
        if (!_gateway.Turn.TryStep(new TakeLocksStep(locks, around, wait), out LockSetLeases.Lease? lent)) return false;
        lent!.Gateway = _gateway;
        lease = new(lent, lent.Names, lent.FencingToken);
        if (isInFlow) _flow.Enter(new(around, lent, lent.FencingToken));
        return true;
    }

    private ValueTask<TResult> AskInTime<TResult>(
        string[] names, TimeSpan timeout, RequestId? session, Func<LockLease?, TResult> read, CancellationToken cancellationToken) =>
        timeout == TimeSpan.Zero
            ? Ask(_grants, names, wait: false, session, _gateway.CallTimeout, read, cancellationToken)
            : Ask(_timedGrants, names, wait: true, session, timeout, read, cancellationToken);

    private ValueTask<TResult> Ask<TResult>(
        Calls<Granted?> calls, string[] names, bool wait, RequestId? session, TimeSpan? timeout, Func<LockLease?, TResult> read, CancellationToken cancellationToken)
    {
        var locks = Checked(names);
        LockFlow.Place? around = null;
        var request = new LockRequest(_gateway);
        if (session is null && _flow.TryLook(out around)) _flow.Enter(new(around, request, token: 0));
        request.Bound = locks.Append(around?.Bound).Max(StringComparer.Ordinal);
        return Read(request, read, calls.Ask(
            static (id, asked) =>
            {
                asked.request.Id = id;
                return new Acquire(id, asked.locks, asked.wait, asked.session, asked.around?.Holding() ?? []);
            },
            (request, locks, wait, session, around), timeout, cancellationToken));
    }

    private static async ValueTask<TResult> Read<TResult>(LockRequest request, Func<LockLease?, TResult> read, ValueTask<Granted?> asking)
    {
        Granted? granted = null;
        try
        {
            granted = await asking.ConfigureAwait(false);
        }
        finally
        {
            if (granted is null) request.Leave();
        }

        return read(granted is null ? null : new LockLease(request, granted.Names, granted.FencingToken));
    }

    private static ImmutableArray<string> Checked(ReadOnlySpan<string> names)
    {
        ImmutableArray<string> locks = [.. names];
        return locks.Any(string.IsNullOrEmpty) ? throw new ArgumentException("A lock's name is not empty.", nameof(names)) : locks;
    }

    private static Exception? ReadGrant(IReply reply, out Granted? grant)
    {
        grant = reply as Granted;
        return reply switch
        {
            Granted or Refused { Reason: LockSetRefusal.NotNow } => null,
            Refused refused => Meaning(refused),
            Deadlocked deadlock => new DeadlockException(deadlock.Cycle),
            _ => Gateway.Unexpected(reply, out grant),
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
