using System.Collections.Immutable;
using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its sessions ask of the lock set's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed partial class LockSetCalls
{
    private readonly Gateway _gateway;
    private readonly LockFlow _flow = new();
    private readonly Calls<LockLease> _leases;
    private readonly Calls<LockLease?> _tries;
    private readonly Calls<LockLease?> _timed;
    private readonly Calls<ILockLease?> _boxed;
    private readonly Calls<ILockLease?> _boxedTimed;
    private readonly Calls<int> _closings;
    private readonly Calls<int> _ends;
    private readonly Calls<int?> _timedEnds;
    private readonly Calls<LockSetSnapshot> _snapshots;

    public LockSetCalls(Gateway gateway)
    {
        _gateway = gateway;
        _leases = new(gateway, ReadLease, Withdrawal);
        _tries = new(gateway, ReadTry, Withdrawal);
        _timed = new(gateway, ReadTry, Withdrawal, emptyWhenLate: true);
        _boxed = new(gateway, ReadBoxed, Withdrawal);
        _boxedTimed = new(gateway, ReadBoxed, Withdrawal, emptyWhenLate: true);
        _closings = new(gateway, Answers.Of(static (SessionClosed answer) => answer.Reclaimed));
        _ends = new(gateway, Answers.Of(static (Ended answer) => answer.Reclaimed));
        _timedEnds = new(gateway, Answers.Of(static (Ended answer) => (int?)answer.Reclaimed), Withdrawal, emptyWhenLate: true);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    /// <summary>Acquires in a session, or else in the caller's flow; in the latter case to be called on the caller's stack.</summary>
    public ValueTask<LockLease> Acquire(IEnumerable<string> names, RequestId? session, CancellationToken cancellationToken)
    {
        var locks = Listed(names);
        if (TryTake(locks, wait: true, session, cancellationToken, out var lease)) return new(lease);
        return Ask(_leases, locks, wait: true, session, timeout: null, cancellationToken);
    }

    /// <inheritdoc cref="Acquire"/>
    public ValueTask<LockLease?> TryAcquire(IEnumerable<string> names, TimeSpan timeout, RequestId? session, CancellationToken cancellationToken)
    {
        var locks = Listed(names, timeout);
        if (TryTake(locks, timeout > TimeSpan.Zero, session, cancellationToken, out var lease)) return new(lease);
        return timeout == TimeSpan.Zero
            ? Ask(_tries, locks, wait: false, session, _gateway.CallTimeout, cancellationToken)
            : Ask(_timed, locks, wait: true, session, timeout, cancellationToken);
    }

    /// <summary>As <see cref="Acquire"/>, for who wants the interface.</summary>
    public ValueTask<ILockLease> AcquireBoxed(IEnumerable<string> names, RequestId? session, CancellationToken cancellationToken)
    {
        var locks = Listed(names);
        if (TryTake(locks, wait: true, session, cancellationToken, out var lease)) return new(lease);
        // A request that waits is never answered "not now", so this one never gives null.
        return Ask(_boxed, locks, wait: true, session, timeout: null, cancellationToken)!;
    }

    /// <summary>As <see cref="TryAcquire"/>, for who wants the interface.</summary>
    public ValueTask<ILockLease?> TryAcquireBoxed(IEnumerable<string> names, TimeSpan timeout, RequestId? session, CancellationToken cancellationToken)
    {
        var locks = Listed(names, timeout);
        if (TryTake(locks, timeout > TimeSpan.Zero, session, cancellationToken, out var lease)) return new(lease);
        return timeout == TimeSpan.Zero
            ? Ask(_boxed, locks, wait: false, session, _gateway.CallTimeout, cancellationToken)
            : Ask(_boxedTimed, locks, wait: true, session, timeout, cancellationToken);
    }

    public ValueTask<LockSetSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    /// <summary>Ends the set, and waits until its actor has ended.</summary>
    /// <returns>How many leases were out then.</returns>
    public async ValueTask<int> Shutdown(TimeSpan timeout, bool refuseWaiting, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        if (!cancellationToken.IsCancellationRequested) _gateway.EndIncarnations();
        int? reclaimed = null;
        if (timeout > TimeSpan.Zero)
            reclaimed = await _timedEnds.Ask(static (id, refuse) => new Shutdown(id, refuse), refuseWaiting, timeout, cancellationToken).ConfigureAwait(false);
        reclaimed ??= await _ends.Ask(
            static (id, _) => new Shutdown(id, RefuseWaiting: true, Force: true), 0, _gateway.CallTimeout, cancellationToken).ConfigureAwait(false);
        await _gateway.DisposeAsync(stopActor: true).ConfigureAwait(false);
        return reclaimed.Value;
    }

    /// <summary>Opens a session; its owner is watched before the session gets anything.</summary>
    public RequestId OpenSession(string label, IActorRef? owner)
    {
        var session = _gateway.NewId();
        _gateway.Tell(new OpenSession(session, label, owner));
        return session;
    }

    public Task CloseSession(RequestId session) => _closings.CloseSession(static (id, session) => new CloseSession(id, session), session);

    // Looked at during the call only: a caller may change its own array afterwards.
    private static string[] Listed(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names as string[] ?? [.. names];
    }

    private static string[] Listed(IEnumerable<string> names, TimeSpan timeout)
    {
        WaitLimit.Checked(timeout);
        return Listed(names);
    }

    // At once, if nobody has to be named.
    private bool TryTake(string[] locks, bool wait, RequestId? session, CancellationToken cancellationToken, out LockLease lease)
    {
        lease = default;
        if (session is not null) return false;
        var isInFlow = _flow.TryLook(out var last);
        var around = LockFlow.Place.Live(last);
        if (!_gateway.Try(new TakeLocksAttempt(locks, around, wait, _gateway), cancellationToken, out lease)) return false;
        if (isInFlow) _flow.Enter(lease.In(around));
        return true;
    }

    private ValueTask<TResult> Ask<TResult>(
        Calls<TResult> calls, string[] names, bool wait, RequestId? session, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var locks = Checked(names);
        if (session is not null || !_flow.TryLook(out var last))
        {
            return calls.Ask(
                static (id, asked) => new Acquire(id, asked.locks, asked.wait, asked.session), (locks, wait, session), timeout, cancellationToken);
        }

        var request = new LockRequest(_gateway);
        _flow.Enter(request.Follow(last, locks));
        return InFlow(request, calls.Ask(
            static (id, asked) =>
            {
                asked.request.Id = id;
                return new Acquire(id, asked.locks, asked.wait, Holding: asked.request.AroundRun, Run: asked.request.Run);
            },
            (request, locks, wait), timeout, cancellationToken));
    }

    private static async ValueTask<TResult> InFlow<TResult>(LockRequest request, ValueTask<TResult> asking)
    {
        var isGranted = false;
        try
        {
            var lease = await asking.ConfigureAwait(false);
            if (lease is LockLease granted) isGranted = granted.EndsWith(request);
            return lease;
        }
        finally
        {
            if (!isGranted) request.Leave();
        }
    }

    private static ImmutableArray<string> Checked(ReadOnlySpan<string> names)
    {
        ImmutableArray<string> locks = [.. names];
        return locks.Any(string.IsNullOrEmpty) ? throw new ArgumentException("A lock's name is not empty.", nameof(names)) : locks;
    }
}
