using System.Collections.Immutable;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its sessions ask of a lock set, and what the answers mean to the caller.</summary>
internal static class LockSetAsking
{
    /// <summary>Acquires in a session, or else in the caller's flow; in the latter case to be called on the caller's stack.</summary>
    public static Task<ClusterLease> Acquire(
        ClusterHandle handle, IEnumerable<string> names, ClusterLockFlow? flow, ClusterSession? session, CancellationToken cancellationToken)
    {
        var locks = Checked(names);
        var place = flow?.Enter();
        // A request that waits is never answered "not now", so there is one.
        return InFlow(place, handle.Ask(Call(locks, wait: true, place, session), timeout: null, emptyWhenLate: false, cancellationToken))!;
    }

    /// <inheritdoc cref="Acquire"/>
    public static Task<ClusterLease?> TryAcquire(
        ClusterHandle handle, IEnumerable<string> names, TimeSpan timeout, ClusterLockFlow? flow, ClusterSession? session, CancellationToken cancellationToken)
    {
        var waits = WaitLimit.Checked(timeout) > TimeSpan.Zero;
        var locks = Checked(names);
        var place = flow?.Enter();
        return InFlow(place, handle.Ask(Call(locks, waits, place, session), waits ? timeout : handle.CallTimeout, emptyWhenLate: waits, cancellationToken));
    }

    public static Task<AsOf<LockSetSnapshot>> View(ClusterHandle handle, CancellationToken cancellationToken) => handle.Ask(
        new ClusterCall<AsOf<LockSetSnapshot>>(
            static (id, _) => new GetSnapshot(id),
            static (reply, _, age) => reply is Snapshot snapshot ? new(snapshot.State, age) : throw Unexpected(reply)) { IsRead = true },
        handle.CallTimeout, emptyWhenLate: false, cancellationToken);

    public static Task Close(ClusterHandle handle, ClusterSession session) => handle.Close(
        session,
        new ClusterCall<int>(
            static (id, session) => new CloseSession(id, session!.Value),
            static (reply, _, _) => reply is SessionClosed closed ? closed.Reclaimed : throw Unexpected(reply)) { Session = session, IsRead = true });

    private static async Task<ClusterLease?> InFlow(ClusterLockFlow.Place? place, Task<ClusterLease?> asking)
    {
        ClusterLease? lease = null;
        try
        {
            return lease = await asking.ConfigureAwait(false);
        }
        finally
        {
            if (lease is null) place?.Leave();
        }
    }

    private static ClusterCall<ClusterLease?> Call(ImmutableArray<string> names, bool wait, ClusterLockFlow.Place? place, ClusterSession? session)
    {
        var around = place?.Around ?? [];
        return new(
            (id, owner) => new Acquire(id, names, wait, owner, [.. around.Where(grant => !grant.IsBack && grant.Id.Client == id.Client).Select(grant => grant.Id)]),
            (reply, grant, _) => Lease(reply, grant, place)) { Session = session, IsAcquisition = true };
    }

    private static ClusterLease? Lease(IReply reply, ClusterGrant? grant, ClusterLockFlow.Place? place)
    {
        if (reply is Granted granted)
        {
            // Before its caller goes on, who may ask for more at once.
            place?.Got(grant!);
            return new(grant!, granted.Names);
        }

        return reply switch
        {
            Refused { Reason: LockSetRefusal.NotNow } => null,
            Refused refused => throw LockSetCalls.Meaning(refused),
            Deadlocked deadlock => throw new DeadlockException(deadlock.Cycle),
            _ => throw Unexpected(reply),
        };
    }

    private static ImmutableArray<string> Checked(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ImmutableArray<string> locks = [.. names];
        if (locks.Any(string.IsNullOrEmpty)) throw new ArgumentException("A lock's name is not empty.", nameof(names));
        WireLimits.CheckLocks(locks, nameof(names));
        return locks;
    }

    private static OutcomeUnknownException Unexpected(IReply reply) =>
        new($"The lock set answered {reply.GetType().Name}, which is no answer to this request. Do all nodes run the same version?");
}
