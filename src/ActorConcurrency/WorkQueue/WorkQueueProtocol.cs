using System.Collections.Immutable;
using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// What may be said to, and by, a work queue's actor. Every message is immutable and serialisable, but for the items: an item travels by
/// reference inside a process and is exempt. Put immutable items; if handles are in other processes, items that your serialiser knows.
/// </summary>
public static class WorkQueueProtocol
{
    /// <summary>To the actor.</summary>
    public interface ICommand;

    /// <summary>A put, whatever its type of items.</summary>
    public interface IPut : ICommand
    {
        /// <summary>The request.</summary>
        RequestId Id { get; }
    }

    /// <summary>A delivery, whatever its type of items.</summary>
    public interface IDelivered : IReply;

    /// <summary>Puts an item. Answer: <see cref="Accepted"/>, at once or when there is room, or <see cref="Refused"/>. Not to be said twice.</summary>
    /// <typeparam name="T">The queue's type of items, exactly.</typeparam>
    /// <param name="Id">The request.</param>
    /// <param name="Item">The item.</param>
    /// <param name="Priority">Higher is got first, where the order is by priority.</param>
    /// <param name="Wait">Whether to wait for room; if not, the answer comes at once.</param>
    public sealed record Put<T>(RequestId Id, T Item, int Priority = 0, bool Wait = true) : IPut;

    /// <summary>Asks for an item. Answer: <see cref="Delivered{T}"/>, at once or later, or <see cref="Refused"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request, and then the key of the delivery.</param>
    /// <param name="Wait">Whether to queue; if not, the answer comes at once.</param>
    /// <param name="Session">The worker, or null for none.</param>
    public sealed record Get(RequestId Id, bool Wait = true, RequestId? Session = null) : ICommand;

    /// <summary>
    /// Asks for several items in one step, without a session. Answer: <see cref="DeliveredMany{T}"/> once so many are there, or the queue is full or shut
    /// down, or <see cref="Refused"/>. Said twice, it counts once.
    /// </summary>
    /// <param name="Id">The request, and then the key of the delivery.</param>
    /// <param name="Max">How many at most; not less than <paramref name="Min"/>.</param>
    /// <param name="Min">How many have to be there: at least 1.</param>
    /// <param name="Wait">Whether to queue; if not, the answer comes at once.</param>
    public sealed record GetMany(RequestId Id, int Max, int Min = 1, bool Wait = true) : ICommand;

    /// <summary>Takes what is there, without a session. Answer: <see cref="DeliveredMany{T}"/> at once, or <see cref="Refused"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request, and then the key of the delivery.</param>
    /// <param name="Max">How many at most: 0 or more.</param>
    public sealed record Drain(RequestId Id, int Max) : ICommand;

    /// <summary>
    /// "I no longer want it". A get leaves the queue, or returns what was delivered meanwhile; no answer. A put that waits is answered
    /// <see cref="WorkQueueRefusal.Withdrawn"/>; one that was accepted has its answer, and stays. A join is forgotten. Said twice, it counts once.
    /// </summary>
    /// <param name="Id">The request that asked.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>A delivery without a session has arrived: it will not be returned, and <see cref="TaskDone"/> is to follow. No answer.</summary>
    /// <param name="Id">The request that it was delivered for.</param>
    public sealed record Accept(RequestId Id) : ICommand;

    /// <summary>The work on a delivery is done. No answer; said twice, it counts once, and not at all once it was returned.</summary>
    /// <param name="Id">The request that it was delivered for.</param>
    public sealed record Done(RequestId Id) : ICommand;

    /// <summary>Returns a delivery to its old place in the queue. No answer; said twice, it counts once.</summary>
    /// <param name="Id">The request that it was delivered for.</param>
    public sealed record Return(RequestId Id) : ICommand;

    /// <summary>The work on one of the accepted deliveries is done. Answer: <see cref="Counted"/>, or <see cref="Refused"/> if there is none.</summary>
    /// <param name="Id">The request.</param>
    public sealed record TaskDone(RequestId Id) : ICommand;

    /// <summary>Asks to be told when nothing is queued or in work. Answer: <see cref="Joined"/>, or <see cref="Refused"/> if it is not to wait.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="ForGood">Whether the queue must have been shut down as well.</param>
    /// <param name="Wait">Whether to wait; if not, the answer comes at once.</param>
    public sealed record Join(RequestId Id, bool ForGood = false, bool Wait = true) : ICommand;

    /// <summary>Closes the queue for puts. Answer: <see cref="Counted"/>, also when it was closed before.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Immediate">Whether to drop what is queued.</param>
    public sealed record Shutdown(RequestId Id, bool Immediate = false) : ICommand;

    /// <summary>
    /// Changes how many items may be queued. Answer: <see cref="Counted"/>, or <see cref="Refused"/> if it is out of range. Nothing that is queued is
    /// dropped for it.
    /// </summary>
    /// <param name="Id">The request.</param>
    /// <param name="Capacity">How many: at least 1.</param>
    public sealed record ChangeCapacity(RequestId Id, int Capacity) : ICommand;

    /// <summary>Opens a worker's session. No answer.</summary>
    /// <param name="Session">Its id.</param>
    /// <param name="Label">Its name, for snapshots.</param>
    /// <param name="Owner">An actor whose end closes the session, or null for none.</param>
    public sealed record OpenSession(RequestId Session, string Label, IActorRef? Owner = null) : ICommand, IOpensSession;

    /// <summary>Closes a session: its gets are refused, its deliveries returned. Answer: <see cref="Counted"/>, also when it was closed before.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Session">The session.</param>
    public sealed record CloseSession(RequestId Id, RequestId Session) : ICommand, IClosesSession;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The item is in the queue, or was dropped by its policy.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Accepted(RequestId Id) : IReply;

    /// <summary>An item for you. Say <see cref="Accept"/> if you asked without a session, or else <see cref="Done"/> or <see cref="Return"/>.</summary>
    /// <typeparam name="T">The queue's type of items.</typeparam>
    /// <param name="Id">The request.</param>
    /// <param name="Item">The item.</param>
    /// <param name="Attempt">How often it has been delivered, this time included.</param>
    public sealed record Delivered<T>(RequestId Id, T Item, int Attempt) : IDelivered;

    /// <summary>Several items for you, perhaps none. Say <see cref="Accept"/>.</summary>
    /// <typeparam name="T">The queue's type of items.</typeparam>
    /// <param name="Id">The request.</param>
    /// <param name="Items">The items, in the order of gets.</param>
    public sealed record DeliveredMany<T>(RequestId Id, ImmutableArray<T> Items) : IDelivered
    {
        /// <summary>Compares the items one by one.</summary>
        /// <param name="other">The other answer.</param>
        public bool Equals(DeliveredMany<T>? other) => other is not null && Id == other.Id && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Id, Items.Length);
    }

    /// <summary>Nothing was put, taken or changed.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Waiting">How many wait, if they are too many; else 0.</param>
    public sealed record Refused(RequestId Id, WorkQueueRefusal Reason, int Waiting = 0) : IReply;

    /// <summary>It is so.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Counted(RequestId Id) : IReply;

    /// <summary>Nothing is queued or in work.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Joined(RequestId Id) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The queue at that moment.</param>
    public sealed record Snapshot(RequestId Id, WorkQueueSnapshot State) : IReply;
}
