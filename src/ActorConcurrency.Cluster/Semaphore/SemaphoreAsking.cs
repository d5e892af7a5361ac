using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its sessions ask of a semaphore, and what the answers mean to the caller.</summary>
internal static class SemaphoreAsking
{
    public static async Task<ClusterPermit> Acquire(ClusterHandle handle, int permits, ClusterSession? session, CancellationToken cancellationToken) =>
        // A request that waits is never answered "not now", so there is one.
        (await handle.Ask(Call(permits, wait: true, session), timeout: null, emptyWhenLate: false, cancellationToken).ConfigureAwait(false))!;

    public static Task<ClusterPermit?> TryAcquire(
        ClusterHandle handle, TimeSpan timeout, int permits, ClusterSession? session, CancellationToken cancellationToken)
    {
        var waits = WaitLimit.Checked(timeout) > TimeSpan.Zero;
        return handle.Ask(Call(permits, waits, session), waits ? timeout : handle.CallTimeout, emptyWhenLate: waits, cancellationToken);
    }

    /// <summary>Changes something; gives the amount that the answer tells of.</summary>
    public static Task<int> Once(ClusterHandle handle, Func<RequestId, object> command, CancellationToken cancellationToken) =>
        handle.Ask(new ClusterCall<int>((id, _) => command(id), static (reply, _, _) => Amount(reply)), handle.CallTimeout, emptyWhenLate: false, cancellationToken);

    public static Task<AsOf<SemaphoreSnapshot>> View(ClusterHandle handle, CancellationToken cancellationToken) => handle.Ask(
        new ClusterCall<AsOf<SemaphoreSnapshot>>(
            static (id, _) => new GetSnapshot(id),
            static (reply, _, age) => reply is Snapshot snapshot ? new(snapshot.State, age) : throw Unexpected(reply)) { IsRead = true },
        handle.CallTimeout, emptyWhenLate: false, cancellationToken);

    public static Task Close(ClusterHandle handle, ClusterSession session) => handle.Close(
        session,
        new ClusterCall<int>(static (id, session) => new CloseSession(id, session!.Value), static (reply, _, _) => Amount(reply)) { Session = session, IsRead = true });

    private static ClusterCall<ClusterPermit?> Call(int permits, bool wait, ClusterSession? session)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        return new((id, owner) => new Acquire(id, permits, wait, owner), static (reply, grant, _) => Permit(reply, grant)) { Session = session, IsAcquisition = true };
    }

    private static ClusterPermit? Permit(IReply reply, ClusterGrant? grant) => reply switch
    {
        Granted granted => new(grant!, granted.Permits),
        Refused { Reason: SemaphoreRefusal.NotNow } => null,
        Refused refused => throw SemaphoreCalls.Meaning(refused),
        _ => throw Unexpected(reply),
    };

    private static int Amount(IReply reply) => reply switch
    {
        Drained drained => drained.Permits,
        SessionClosed closed => closed.Reclaimed,
        Released or MaximumChanged => 0,
        Refused refused => throw SemaphoreCalls.Meaning(refused),
        _ => throw Unexpected(reply),
    };

    private static OutcomeUnknownException Unexpected(IReply reply) =>
        new($"The semaphore answered {reply.GetType().Name}, which is no answer to this request. Do all nodes run the same version?");
}
