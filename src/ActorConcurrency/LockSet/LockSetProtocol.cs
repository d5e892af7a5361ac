using System.Collections.Immutable;
using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What may be said to, and by, a lock set's actor. Every message is immutable and serialisable; answers go to the sender.</summary>
public static class LockSetProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>Asks for locks, all together. Answer: <see cref="Granted"/>, at once or later, or <see cref="Refused"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request, and then the key of the lease.</param>
    /// <param name="Names">The locks, in any order.</param>
    /// <param name="Wait">Whether to queue; if not, the answer comes at once.</param>
    /// <param name="Session">The owner, who then holds what the session holds; or null for none.</param>
    /// <param name="Holding">Leases that the asker holds besides; those that were given back count for nothing.</param>
    /// <param name="Run">An earlier request: the asker holds its lease besides, and the leases of others that named it here; null for none.</param>
    public sealed record Acquire(
        RequestId Id, ImmutableArray<string> Names, bool Wait = true, RequestId? Session = null, ImmutableArray<RequestId> Holding = default,
        RequestId? Run = null) : ICommand
    {
        /// <summary>Leases that the asker holds besides; never default: that means none.</summary>
        public ImmutableArray<RequestId> Holding { get => field.IsDefault ? [] : field; init; } = Holding;

        /// <summary>Compares everything, the names and leases one by one.</summary>
        /// <param name="other">The other message.</param>
        public bool Equals(Acquire? other) =>
            other is not null && (Id, Wait, Session, Run) == (other.Id, other.Wait, other.Session, other.Run)
            && Names.SequenceEqual(other.Names) && Holding.SequenceEqual(other.Holding);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Id, Wait, Session, Names.Length, Holding.Length);
    }

    /// <summary>
    /// "I no longer want it": leaves the queue, or gives back what was granted meanwhile; the answer to a <see cref="Shutdown"/>, which goes on, is not sent.
    /// No answer; said twice, it counts once.
    /// </summary>
    /// <param name="Id">The request that asked.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>Gives a lease back. No answer; said twice, it counts once, and so it does for a lease that was reclaimed.</summary>
    /// <param name="Id">The request that was granted.</param>
    public sealed record Return(RequestId Id) : ICommand;

    /// <summary>Opens an owner for leases. No answer.</summary>
    /// <param name="Session">Its id.</param>
    /// <param name="Label">Its name, for snapshots and cycles.</param>
    /// <param name="Owner">An actor whose end closes the session, or null for none.</param>
    public sealed record OpenSession(RequestId Session, string Label, IActorRef? Owner = null) : ICommand, IOpensSession;

    /// <summary>Closes an owner: its wait is refused, its leases reclaimed. Answer: <see cref="SessionClosed"/>, also when it was closed before.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Session">The owner.</param>
    public sealed record CloseSession(RequestId Id, RequestId Session) : ICommand, IClosesSession;

    /// <summary>Asks to be told if a grant is taken back unasked. Answer: <see cref="Lost"/>, then, or at once if it is not held.</summary>
    /// <param name="Id">The request that was granted.</param>
    public sealed record Watch(RequestId Id) : ICommand;

    /// <summary>
    /// Closes the set: newcomers are refused from now on, and the actor stops once nothing is held and nobody waits. Answer: <see cref="Ended"/>, then. Only
    /// inside a process: a set that processes share is not ended by one of them.
    /// </summary>
    /// <param name="Id">The request.</param>
    /// <param name="RefuseWaiting">Whether who waits is refused; if not, it is served as locks come back.</param>
    /// <param name="Force">Whether to end at once, whoever waits and whatever is held.</param>
    public sealed record Shutdown(RequestId Id, bool RefuseWaiting = false, bool Force = false) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The locks are yours until <see cref="Return"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Names">The locks, in their order, each once.</param>
    /// <param name="FencingToken">Grows with every grant.</param>
    public sealed record Granted(RequestId Id, ImmutableArray<string> Names, long FencingToken) : IReply
    {
        /// <summary>Compares everything, the names one by one.</summary>
        /// <param name="other">The other message.</param>
        public bool Equals(Granted? other) =>
            other is not null && (Id, FencingToken) == (other.Id, other.FencingToken) && Names.SequenceEqual(other.Names);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Id, FencingToken);
    }

    /// <summary>Nothing was taken.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Wanted">The lock that was asked for out of order, where that is the reason.</param>
    /// <param name="Held">The lock that is held and not below it.</param>
    /// <param name="Waiting">How many wait, where that is the reason.</param>
    public sealed record Refused(RequestId Id, LockSetRefusal Reason, string Wanted = "", string Held = "", int Waiting = 0) : IReply;

    /// <summary>Nothing was taken: waiting would have closed a cycle.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Cycle">Who would wait for whom, from the asker round to the asker.</param>
    public sealed record Deadlocked(RequestId Id, ImmutableArray<LockWait> Cycle) : IReply
    {
        /// <summary>Compares everything, the cycle step by step.</summary>
        /// <param name="other">The other message.</param>
        public bool Equals(Deadlocked? other) => other is not null && Id == other.Id && Cycle.SequenceEqual(other.Cycle);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Id, Cycle.Length);
    }

    /// <summary>The locks are not yours any more: they were taken back unasked. Comes before anybody else is granted them.</summary>
    /// <param name="Id">The request that was granted.</param>
    public sealed record Lost(RequestId Id) : ILoss;

    /// <summary>The session is closed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reclaimed">How many leases it still held.</param>
    public sealed record SessionClosed(RequestId Id, int Reclaimed) : IReply;

    /// <summary>The set has ended, and its actor stops.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reclaimed">How many leases were out, if it was forced; 0: all had come back.</param>
    public sealed record Ended(RequestId Id, int Reclaimed) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The lock set at that moment.</param>
    public sealed record Snapshot(RequestId Id, LockSetSnapshot State) : IReply;
}
