using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What may be said to, and by, a semaphore's actor. Every message is immutable and serialisable; answers go to the sender.</summary>
public static class SemaphoreProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>Asks for permits. Answer: <see cref="Granted"/>, at once or later, or <see cref="Refused"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request, and then the key of the grant.</param>
    /// <param name="Permits">How many; at least 1.</param>
    /// <param name="Wait">Whether to queue; if not, the answer comes at once.</param>
    /// <param name="Session">The owner, or null for none.</param>
    public sealed record Acquire(RequestId Id, int Permits, bool Wait = true, RequestId? Session = null) : ICommand;

    /// <summary>"I no longer want it": leaves the queue, or gives back what was granted meanwhile. No answer; said twice, it counts once.</summary>
    /// <param name="Id">The request that asked.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Gives a grant back. No answer; said twice, it counts once, and so it does for a grant that was reclaimed.</summary>
    /// <param name="Id">The request that was granted.</param>
    public sealed record Return(RequestId Id) : ICommand;

    /// <summary>Adds permits that nobody held. Answer: <see cref="Released"/>, or <see cref="Refused"/> if more than the maximum would exist.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Permits">How many; at least 1.</param>
    public sealed record Release(RequestId Id, int Permits) : ICommand;

    /// <summary>Takes every free permit out of use. Answer: <see cref="Drained"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Drain(RequestId Id) : ICommand;

    /// <summary>Changes the most permits that may exist. Answer: <see cref="MaximumChanged"/>, or <see cref="Refused"/> if it is less than 1.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Maximum">The new maximum; at least 1.</param>
    public sealed record ChangeMaximum(RequestId Id, int Maximum) : ICommand;

    /// <summary>Opens an owner for permits. No answer.</summary>
    /// <param name="Session">Its id.</param>
    /// <param name="Label">Its name, for snapshots.</param>
    /// <param name="Owner">An actor whose end closes the session, or null for none.</param>
    public sealed record OpenSession(RequestId Session, string Label, IActorRef? Owner = null) : ICommand, IOpensSession;

    /// <summary>Closes an owner: its waits are refused, its grants reclaimed. Answer: <see cref="SessionClosed"/>, also when it was closed before.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Session">The owner.</param>
    public sealed record CloseSession(RequestId Id, RequestId Session) : ICommand, IClosesSession;

    /// <summary>
    /// Asks to be told if a grant is taken back unasked. Answer: <see cref="Lost"/>, then, or at once if it is not held. With a lease, whoever asked for the
    /// permits is told without this.
    /// </summary>
    /// <param name="Id">The request that was granted.</param>
    public sealed record Watch(RequestId Id) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The permits are yours until <see cref="Return"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Permits">How many.</param>
    /// <param name="FencingToken">Grows with every grant.</param>
    public sealed record Granted(RequestId Id, int Permits, long FencingToken) : IReply
    {
        /// <summary>Whether <see cref="Lost"/> comes without being asked for: there is a lease.</summary>
        public bool TellsLoss { get; init; }
    }

    /// <summary>Nothing was taken or changed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Limit">How many permits it could have been, where the reason is a limit; or how many wait already.</param>
    public sealed record Refused(RequestId Id, SemaphoreRefusal Reason, int Limit = 0) : IReply;

    /// <summary>The permits were added.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Released(RequestId Id) : IReply;

    /// <summary>The free permits were taken out of use.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Permits">How many there were.</param>
    public sealed record Drained(RequestId Id, int Permits) : IReply;

    /// <summary>The permits are not yours any more: they were taken back unasked. Comes before anybody else is granted them.</summary>
    /// <param name="Id">The request that was granted.</param>
    public sealed record Lost(RequestId Id) : ILoss;

    /// <summary>The maximum is the new one; waits for more have been refused.</summary>
    /// <param name="Id">The request.</param>
    public sealed record MaximumChanged(RequestId Id) : IReply;

    /// <summary>The session is closed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reclaimed">How many permits it still held.</param>
    public sealed record SessionClosed(RequestId Id, int Reclaimed) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The semaphore at that moment.</param>
    public sealed record Snapshot(RequestId Id, SemaphoreSnapshot State) : IReply;
}
