using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency;

/// <content>What the answers mean to the caller.</content>
internal sealed partial class LockCalls
{
    private Exception? ReadHold(IReply reply, out LockHold hold)
    {
        hold = reply switch
        {
            LentLock lent => lent.For(Gateway),
            Granted grant => new(new GrantedLock(this, grant), grant.Mode, grant.FencingToken),
            _ => default,
        };
        return reply switch
        {
            LentLock or Granted => null,
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out hold),
        };
    }

    private Exception? ReadTry(IReply reply, out LockHold? hold)
    {
        hold = null;
        if (reply is Refused { Reason: LockRefusal.NotNow }) return null;
        var failure = ReadHold(reply, out var granted);
        if (failure is null) hold = granted;
        return failure;
    }

    private Exception? ReadBoxed(IReply reply, out ILockHold? hold)
    {
        var failure = ReadTry(reply, out var granted);
        hold = granted;
        return failure;
    }

    private static Exception? ReadAmount(IReply reply, out int amount)
    {
        amount = reply switch
        {
            SessionClosed closed => closed.Reclaimed,
            Counted counted => counted.Holds,
            _ => 0,
        };
        return reply switch
        {
            SessionClosed or Counted or Ended => null,
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out amount),
        };
    }

    internal static Exception Meaning(Refused refused) => refused.Reason switch
    {
        LockRefusal.SessionClosed => new StoppedException("The session is closed; nothing was taken. Open a new one."),
        LockRefusal.TooManyWaiters => new TooManyWaitersException(refused.Limit, "actor-concurrency.lock.max-waiters"),
        LockRefusal.Ended => LockModeText.Ended(),
        LockRefusal.Recursion => LockModeText.Recursion(),
        LockRefusal.FromRead => LockModeText.FromRead(),
        LockRefusal.WaitsAlready => LockModeText.WaitsAlready(),
        LockRefusal.NotHeld => LockModeText.NotHeld(),
        _ => new OutcomeUnknownException($"The lock refused for a reason unknown here: {refused.Reason}."),
    };
}
