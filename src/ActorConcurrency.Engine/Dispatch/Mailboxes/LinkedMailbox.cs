using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>
/// The default mailbox: a linked queue of many senders and one consumer, in which one exchange both appends a message and
/// tells the sender whether it must ask for a thread.
/// </summary>
/// <remarks>
/// <code>
/// _tail            meaning                                       who may change it
/// null             idle: empty, nobody runs or will run it       a sender's exchange (to its node; it then schedules)
///                                                                a waker's CAS to Busy (it then schedules)
///                                                                a combining sender's CAS to Busy (it then runs it)
/// Busy             not started, scheduled or running; no node   a sender's exchange (to its node; it hands it over in _head)
///                                                                the consumer's CAS to null
/// a node           scheduled, running or parked; the last node   a sender's exchange (it links the old tail to its node)
///                                                                the consumer's CAS of a consumed last node to null
/// _parked = 1      suspended and given up with a node or Busy in _tail: a system message's CAS to 0 schedules it
/// </code>
/// Order: a message is published by the full fence of the exchange; the link (or _head) is written after it, so the consumer
/// may find the new tail before the link and waits for it: a few instructions of the sender away. Hand-over: what the
/// consumer wrote before its CAS to null is seen by whoever next exchanges null for a node, and by the thread it schedules.
/// Wake-up: a system message is published (full fence) before its sender reads _tail and _parked; the consumer reads the
/// system stack after the full fence of each CAS to null or exchange of _parked. One of the two sees the other.
/// </remarks>
internal class LinkedMailbox : Mailbox
{
    private static readonly Node Busy = new(null, null);

    private Node? _tail = Busy;
    private Node? _head;
    private Node? _current;
    private int _parked;

    /// <summary>A message; one whose Message is null has been consumed.</summary>
    private sealed class Node(object? message, IActorRef? sender)
    {
        public object? Message = message;
        public IActorRef? Sender = sender;
        public Node? Next;
    }

    public override IMessageQueue MessageQueue => new LinkedMailboxQueue(this);

    internal override bool HasMessages => HasFront || NumberOfMessages > 0;

    internal override int NumberOfMessages
    {
        get
        {
            var count = 0;
            for (var node = Volatile.Read(ref _head) ?? _current; node is not null; node = Volatile.Read(ref node.Next))
            {
                if (node.Message is not null) count++;
            }

            return count;
        }
    }

    internal override void Post(object message, IActorRef? sender)
    {
        var node = new Node(message, sender);
        var previous = Interlocked.Exchange(ref _tail, node);
        if (previous is null)
        {
            _head = node;
            Dispatcher.Execute(this); // publishes _head with the mailbox
        }
        else if (ReferenceEquals(previous, Busy)) Volatile.Write(ref _head, node);
        else Volatile.Write(ref previous.Next, node);
    }

    private protected override void WakeUp()
    {
        while (true)
        {
            if (Volatile.Read(ref _tail) is null)
            {
                if (Interlocked.CompareExchange(ref _tail, Busy, null) is not null) continue;
                Dispatcher.Execute(this);
                return;
            }

            if (Volatile.Read(ref _parked) == 1 && Interlocked.CompareExchange(ref _parked, 0, 1) == 1) Dispatcher.Execute(this);
            return;
        }
    }

    /// <summary>Whether nobody runs or will run it, at this moment.</summary>
    internal bool IsIdle => Volatile.Read(ref _tail) is null;

    /// <summary>Makes the caller the consumer if the mailbox is idle: it then owes a <see cref="RunWith"/>. A step idle → busy, no node.</summary>
    internal bool TryClaim() => Interlocked.CompareExchange(ref _tail, Busy, null) is null;

    /// <summary>Runs a turn that begins with a message that was never queued. Called by who has claimed the idle mailbox.</summary>
    internal void RunWith(object message, IActorRef? sender, Turn turn)
    {
        var above = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = Cell;
        try
        {
            if (HasSystemMessages) ProcessSystemMessages();
            Node? node = null;
            if (IsSuspended() || HasFront) node = First(message, sender);
            else Handle(message, sender, ref turn);
            Consume(node, ref turn);
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = above;
        }
    }

    // Queues a message before all others. Consumer only, and only while it has taken no node.
    private Node First(object message, IActorRef? sender)
    {
        var node = new Node(message, sender);
        if (Interlocked.CompareExchange(ref _tail, node, Busy) is var tail && !ReferenceEquals(tail, Busy)) node.Next = AwaitLink(null);
        return node;
    }

    private protected override void RunTurn()
    {
        var turn = new Turn(Dispatcher);
        var node = TakeHead();
        _current = node;
        ProcessSystemMessages();
        Consume(node, ref turn);
    }

    private void Consume(Node? node, ref Turn turn)
    {
        while (true)
        {
            if (IsClosed) CleanUpFront();
            else if (IsSuspended())
            {
                if (Park(node)) return;
                // Taken anew: between parking and taking the mailbox back, another turn may have come and gone.
                node = TakeHead();
                ProcessSystemMessages();
                continue;
            }
            else if (HasFront)
            {
                if (turn.IsOver)
                {
                    GiveWay(node);
                    return;
                }

                if (TryTakeFront(out var envelope)) Handle(envelope.Message, envelope.Sender, ref turn);
                continue;
            }

            if (node?.Message is { } message)
            {
                // A closed mailbox has nobody to give way to: its dispatcher may be gone with it.
                if (turn.IsOver && !IsClosed)
                {
                    GiveWay(node);
                    return;
                }

                var sender = node.Sender;
                (node.Message, node.Sender) = (null, null);
                Handle(message, sender, ref turn);
            }
            else if (!Advance(ref node)) return;
        }
    }

    private void Handle(object message, IActorRef? sender, ref Turn turn)
    {
        turn.Count();
        if (IsClosed) DeadLetter(message, sender);
        else Cell.Invoke(new Envelope(message, sender));
        if (HasSystemMessages) ProcessSystemMessages();
    }

    // Goes to the next node, or gives the mailbox up: then gives false.
    private bool Advance(ref Node? node)
    {
        var next = node is null ? TakeHead() : Volatile.Read(ref node.Next);
        if (next is null)
        {
            var last = node ?? Busy;
            _current = null; // an idle mailbox keeps no node
            if (ReferenceEquals(Interlocked.CompareExchange(ref _tail, null, last), last))
            {
                // Idle. A system message that came before the fence is ours to handle, unless its sender was quicker.
                if (!HasSystemMessages || Interlocked.CompareExchange(ref _tail, Busy, null) is not null) return false;
                node = null;
                ProcessSystemMessages();
                return true;
            }

            next = AwaitLink(node);
        }

        // What is consumed does not keep what comes after it: an old node that has survived collections would keep all of it.
        if (node is not null) node.Next = null;
        node = _current = next;
        return true;
    }

    // A sender has exchanged the tail and is about to write the link.
    private Node AwaitLink(Node? node)
    {
        var spinner = new SpinWait();
        while (true)
        {
            var next = node is null ? TakeHead() : Volatile.Read(ref node.Next);
            if (next is not null) return next;
            spinner.SpinOnce(sleep1Threshold: -1);
        }
    }

    private Node? TakeHead()
    {
        var head = Volatile.Read(ref _head);
        if (head is not null) _head = null; // its writer is done with it: the tail is a node now
        return head;
    }

    private void GiveWay(Node? node)
    {
        if (node is not null) _head = node;
        Dispatcher.Execute(this);
    }

    // Gives true when the mailbox has been given up until a system message comes.
    private bool Park(Node? node)
    {
        if (node is not null) _head = node;
        Interlocked.Exchange(ref _parked, 1);
        return !HasSystemMessages || Interlocked.CompareExchange(ref _parked, 0, 1) != 1;
    }

    public override void CleanUp() => CleanUpFront();

    /// <summary>The mailbox seen as a queue, for those who ask an actor's mailbox for its queue.</summary>
    private sealed class LinkedMailboxQueue(LinkedMailbox mailbox) : IMessageQueue, IUnboundedMessageQueueSemantics, IUnboundedDequeBasedMessageQueueSemantics
    {
        public bool HasMessages => mailbox.HasMessages;

        public int Count => mailbox.NumberOfMessages;

        public void Enqueue(IActorRef receiver, Envelope envelope) => mailbox.Post(envelope.Message, envelope.Sender);

        public void EnqueueFirst(Envelope envelope) => mailbox.Prepend([envelope]);

        public bool TryDequeue(out Envelope envelope) => mailbox.TryTakeFront(out envelope);

        public void CleanUp(IActorRef owner, IMessageQueue deadletters) => mailbox.CleanUp();
    }
}
