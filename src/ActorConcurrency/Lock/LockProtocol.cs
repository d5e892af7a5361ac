using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What may be said to, and by, a lock's actor. Every message is immutable and serialisable; answers go to the sender.</summary>
public static class LockProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>Asks for the lock. Answer: <see cref="Granted"/>, at once or later, or <see cref="Refused"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request, and then the key of the hold.</param>
    /// <param name="Mode">How to hold it.</param>
    /// <param name="Wait">Whether to queue; if not, the answer comes at once.</param>
    /// <param name="Session">The owner, or null for none.</param>
    public sealed record Acquire(RequestId Id, LockMode Mode, bool Wait = true, RequestId? Session = null) : ICommand;

    /// <summary>Asks to write on top of an upgradeable hold. Answer: <see cref="Granted"/>, at once or later, or <see cref="Refused"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request, and then the key of the second hold.</param>
    /// <param name="Hold">The upgradeable one: the request that got it.</param>
    /// <param name="Wait">Whether to wait for the readers; if not, the answer comes at once.</param>
    public sealed record Upgrade(RequestId Id, RequestId Hold, bool Wait = true) : ICommand;

    /// <summary>"I no longer want it": leaves the queue, or gives back what was granted meanwhile; stops waiting for an end. No answer; said twice, it counts once.</summary>
    /// <param name="Id">The request that asked.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Gives a hold back. No answer; said twice, it counts once, and so it does for a hold that was taken back.</summary>
    /// <param name="Id">The request that was granted.</param>
    public sealed record Return(RequestId Id) : ICommand;

    /// <summary>Opens an owner. No answer.</summary>
    /// <param name="Session">Its id.</param>
    /// <param name="Label">Its name, for snapshots.</param>
    /// <param name="Owner">An actor whose end closes the session, or null for none.</param>
    public sealed record OpenSession(RequestId Session, string Label, IActorRef? Owner = null) : ICommand, IOpensSession;

    /// <summary>Closes an owner: its wait is refused, its holds are taken back. Answer: <see cref="SessionClosed"/>, also when it was closed before.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Session">The owner.</param>
    public sealed record CloseSession(RequestId Id, RequestId Session) : ICommand, IClosesSession;

    /// <summary>Asks how often an owner holds the lock. Answer: <see cref="Counted"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Session">The owner.</param>
    public sealed record CountHolds(RequestId Id, RequestId Session) : ICommand;

    /// <summary>
    /// Asks to be told if a hold is taken back unasked. Answer: <see cref="Lost"/>, then, or at once if it is not held. With a lease, whoever asked for
    /// the hold is told without this.
    /// </summary>
    /// <param name="Id">The request that was granted.</param>
    public sealed record Watch(RequestId Id) : ICommand;

    /// <summary>Ends the lock. Answer: <see cref="Ended"/>, once nobody waits for it or holds it.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Ending">What becomes of those who wait, and of those who hold it.</param>
    public sealed record End(RequestId Id, LockEnding Ending) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The lock is yours until <see cref="Return"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Mode">How.</param>
    /// <param name="FencingToken">Grows with every grant.</param>
    public sealed record Granted(RequestId Id, LockMode Mode, long FencingToken) : IReply
    {
        /// <summary>The token that the first hold of the same owner got, if this is not the first: all its holds now go by the new token. Else 0.</summary>
        public long FirstToken { get; init; }

        /// <summary>Whether <see cref="Lost"/> comes without being asked for: there is a lease.</summary>
        public bool TellsLoss { get; init; }
    }

    /// <summary>Nothing was taken or changed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Limit">How many wait already, where that is the reason.</param>
    public sealed record Refused(RequestId Id, LockRefusal Reason, int Limit = 0) : IReply;

    /// <summary>The hold is not yours any more: it was taken back unasked. Comes before anybody else is granted what was taken.</summary>
    /// <param name="Id">The request that was granted.</param>
    public sealed record Lost(RequestId Id) : ILoss;

    /// <summary>The session is closed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reclaimed">How many holds it still had.</param>
    public sealed record SessionClosed(RequestId Id, int Reclaimed) : IReply;

    /// <summary>How often an owner holds the lock.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Holds">How often.</param>
    public sealed record Counted(RequestId Id, int Holds) : IReply;

    /// <summary>Nobody waits for the lock or holds it, and nobody will.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Ended(RequestId Id) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The lock at that moment.</param>
    public sealed record Snapshot(RequestId Id, LockSnapshot State) : IReply;
}
