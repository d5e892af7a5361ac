using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <content>What the answers mean to the caller.</content>
internal sealed partial class LockSetCalls
{
    private static object Withdrawal(RequestId id) => new Withdraw(id);

    private Exception? ReadLease(IReply reply, out LockLease lease)
    {
        lease = reply is Granted grant ? new(new LockRequest(_gateway) { Id = grant.Id }, grant.Names, grant.FencingToken) : default;
        return reply switch
        {
            Granted => null,
            Refused refused => Meaning(refused),
            Deadlocked deadlock => new DeadlockException(deadlock.Cycle),
            _ => Gateway.Unexpected(reply, out lease),
        };
    }

    private Exception? ReadTry(IReply reply, out LockLease? lease)
    {
        lease = null;
        if (reply is Refused { Reason: LockSetRefusal.NotNow }) return null;
        var failure = ReadLease(reply, out var granted);
        if (failure is null) lease = granted;
        return failure;
    }

    private Exception? ReadBoxed(IReply reply, out ILockLease? lease)
    {
        var failure = ReadTry(reply, out var granted);
        lease = granted;
        return failure;
    }

    internal static Exception Meaning(Refused refused) => refused.Reason switch
    {
        LockSetRefusal.OutOfOrder => new LockOrderException(refused.Wanted, refused.Held),
        LockSetRefusal.Waiting => new InvalidOperationException("The session waits for something already; nothing was taken. Await one acquisition before the next, or open another session."),
        LockSetRefusal.SessionClosed => new StoppedException("The session is closed; nothing was taken. Open a new one."),
        LockSetRefusal.ShutDown => new StoppedException("The lock set is being ended; nothing was taken. Start a new one."),
        LockSetRefusal.TooManyWaiters => new TooManyWaitersException(refused.Waiting, "actor-concurrency.lock-set.max-waiters"),
        LockSetRefusal.Nameless => new ArgumentException("A lock's name is not empty.", "names"),
        _ => new OutcomeUnknownException($"The lock set refused for a reason unknown here: {refused.Reason}."),
    };
}
