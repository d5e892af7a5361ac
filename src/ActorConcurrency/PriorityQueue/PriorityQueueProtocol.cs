using System.Collections.Immutable;
using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// What may be said to, and by, a priority queue's actor. Every message is immutable and serialisable, but for the items: an item travels
/// by reference inside a process and is exempt. Put immutable items; if handles are in other processes, items that your serialiser knows.
/// </summary>
public static class PriorityQueueProtocol
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
    /// <param name="Priority">Higher is got first, and enters a full queue first.</param>
    /// <param name="Wait">Whether to wait for room; if not, the answer comes at once.</param>
    public sealed record Put<T>(RequestId Id, T Item, int Priority, bool Wait = true) : IPut;

    /// <summary>Asks for an item. Answer: <see cref="Delivered{T}"/>, at once or later, or <see cref="Refused"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request, and then the key of the delivery.</param>
    /// <param name="Wait">Whether to queue; if not, the answer comes at once.</param>
    public sealed record Get(RequestId Id, bool Wait = true) : ICommand;

    /// <summary>
    /// Asks for several items in one step. Answer: <see cref="DeliveredMany{T}"/> once so many are there, or the queue is full, or <see cref="Refused"/>.
    /// Said twice, it counts once.
    /// </summary>
    /// <param name="Id">The request, and then the key of the delivery.</param>
    /// <param name="Max">How many at most; not less than <paramref name="Min"/>.</param>
    /// <param name="Min">How many have to be there: at least 1.</param>
    /// <param name="Wait">Whether to queue; if not, the answer comes at once.</param>
    public sealed record GetMany(RequestId Id, int Max, int Min = 1, bool Wait = true) : ICommand;

    /// <summary>Takes what is there. Answer: <see cref="DeliveredMany{T}"/> at once, or <see cref="Refused"/>. Said twice, it counts once.</summary>
    /// <param name="Id">The request, and then the key of the delivery.</param>
    /// <param name="Max">How many at most: 0 or more.</param>
    public sealed record Drain(RequestId Id, int Max) : ICommand;

    /// <summary>
    /// "I no longer want it". A get leaves the queue, or returns what was delivered meanwhile; no answer. A put that waits is answered
    /// <see cref="PriorityQueueRefusal.Withdrawn"/>; one that was accepted has its answer, and stays. Said twice, it counts once.
    /// </summary>
    /// <param name="Id">The request that asked.</param>
    public sealed record Withdraw(RequestId Id) : ICommand;

    /// <summary>A delivery has arrived: it will not be returned. No answer.</summary>
    /// <param name="Id">The request that it was delivered for.</param>
    public sealed record Accept(RequestId Id) : ICommand;

    /// <summary>Gives a queued item another priority. Answer: <see cref="Answered"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Ticket">The item.</param>
    /// <param name="Priority">Higher is got first.</param>
    public sealed record Reprioritize(RequestId Id, PriorityTicket Ticket, int Priority) : ICommand;

    /// <summary>Removes a queued item. Answer: <see cref="Answered"/>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Ticket">The item.</param>
    public sealed record Remove(RequestId Id, PriorityTicket Ticket) : ICommand;

    /// <summary>
    /// Changes how many items may be queued. Answer: <see cref="Changed"/>, or <see cref="Refused"/> if it is out of range. Nothing that is queued is
    /// dropped for it.
    /// </summary>
    /// <param name="Id">The request.</param>
    /// <param name="Capacity">How many: at least 1.</param>
    public sealed record ChangeCapacity(RequestId Id, int Capacity) : ICommand;

    /// <summary>Asks for the state. Answer: <see cref="Snapshot"/>.</summary>
    /// <param name="Id">The request.</param>
    public sealed record GetSnapshot(RequestId Id) : ICommand;

    /// <summary>The item is queued.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Ticket">Its name.</param>
    public sealed record Accepted(RequestId Id, PriorityTicket Ticket) : IReply;

    /// <summary>An item for you. Say <see cref="Accept"/>.</summary>
    /// <typeparam name="T">The queue's type of items.</typeparam>
    /// <param name="Id">The request.</param>
    /// <param name="Item">The item.</param>
    /// <param name="Priority">Its priority, as it was last set.</param>
    public sealed record Delivered<T>(RequestId Id, T Item, int Priority) : IDelivered;

    /// <summary>Several items for you, perhaps none. Say <see cref="Accept"/>.</summary>
    /// <typeparam name="T">The queue's type of items.</typeparam>
    /// <param name="Id">The request.</param>
    /// <param name="Items">The items, the most important first.</param>
    public sealed record DeliveredMany<T>(RequestId Id, ImmutableArray<T> Items) : IDelivered
    {
        /// <summary>Compares the items one by one.</summary>
        /// <param name="other">The other answer.</param>
        public bool Equals(DeliveredMany<T>? other) => other is not null && Id == other.Id && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Id, Items.Length);
    }

    /// <summary>The queue's comparer has thrown; nothing was put or changed. Not serialisable: only handles in the same process get it.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Cause">What it has thrown.</param>
    public sealed record Threw(RequestId Id, Exception Cause) : IReply, INoSerializationVerificationNeeded;

    /// <summary>Nothing was put or taken.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Waiting">How many wait, if they are too many; else 0.</param>
    public sealed record Refused(RequestId Id, PriorityQueueRefusal Reason, int Waiting = 0) : IReply;

    /// <summary>It is so.</summary>
    /// <param name="Id">The request.</param>
    public sealed record Changed(RequestId Id) : IReply;

    /// <summary>Whether the item was queued, so that it could be done.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Found">False if it was got or removed before, or never put.</param>
    public sealed record Answered(RequestId Id, bool Found) : IReply;

    /// <summary>The state.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="State">The queue at that moment.</param>
    public sealed record Snapshot(RequestId Id, PriorityQueueSnapshot State) : IReply;
}
