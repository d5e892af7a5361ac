using Akka.Actor;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>
/// The default mailbox: slots of many senders and one consumer. One increment both gives a sender the place of its message and tells
/// it whether it must ask for a thread; a message that finds the mailbox idle allocates nothing.
/// </summary>
/// <remarks>
/// A <i>run</i> goes from the first message after an idle phase to the next idle phase. Places are counted from 0 in each run: place 0 is
/// in the mailbox itself, the others are in its <see cref="Backlog"/>. The top bit of _tail changes with each run that has left
/// the backlog's first slots, so that a sender knows from its increment alone in which chain of segments its place is.
/// <code>
/// _tail           meaning                                        who may change it
/// 0               idle: empty, nobody runs or will               a sender's increment (it owns place 0 and schedules)
///                                                                a waker's CAS to Held (it then schedules)
///                                                                a combining sender's CAS to Held (it then runs it)
/// Held and/or n   not started, scheduled, running or parked;     a sender's increment (it owns place n and fills it)
///                 places 0 to n-1 are given out                  the consumer's CAS to 0, or to Held of the next run, if n are consumed
/// Signal = 1      suspended and given up                         a system message's CAS to 0 schedules it
/// </code>
/// Order: a slot is published by its message (release), which is written last; the consumer may find a place given out before it is
/// filled and waits for it: a few instructions of the sender away. Hand-over: what the consumer wrote before its CAS to 0 is seen by
/// whoever gets place 0 or holds the mailbox after it, and by the thread it schedules.
/// Wake-up: a system message is published (full fence) before its sender reads _tail and _signal; the consumer reads the
/// system stack after the full fence of each CAS to 0 or exchange of _signal. One of the two sees the other.
/// Every sender takes the cache line of _tail for itself. So nothing that the consumer reads or writes for each message lies here: the cell
/// holds it (Head, IsDiverted), and senders do not look at the cell. What has been taken from segments is cleared once a turn.
/// </remarks>
internal partial class DefaultMailbox : Mailbox
{
    private const long Parity = long.MinValue;
    private const long Held = 1L << 62;
    private const long Place = Held - 1;

    private object? _message;
    private IActorRef? _sender;
    private Backlog? _backlog;
    private long _tail = Held;

    public override IMessageQueue MessageQueue => new Queue(this);

    internal override bool HasMessages => NumberOfMessages > 0;

    // Exact for an actor that stands still, else an estimate. In this order: the tail of one run with the head of the next would count
    // all of a run that is over. So at most what was taken between the looks is counted too, or, as a run ends and Head is 0 just before
    // the swap, its first places.
    internal override int NumberOfMessages
    {
        get
        {
            var head = Volatile.Read(ref Cell.Head);
            return (int)Math.Clamp((Volatile.Read(ref _tail) & Place) - head, 0, int.MaxValue) + FrontCount;
        }
    }

    internal override void Post(object message, IActorRef? sender)
    {
        var ticket = Interlocked.Increment(ref _tail) - 1;
        if ((ticket & Place) == 0)
        {
            _sender = sender;
            Volatile.Write(ref _message, message);
            if ((ticket & Held) == 0) Dispatcher.Execute(this);
            return;
        }

        ref var slot = ref (Volatile.Read(ref _backlog) ?? NewBacklog()).Claim(ticket & Place, odd: ticket < 0);
        slot.Sender = sender;
        Volatile.Write(ref slot.Message, message);
    }

    private Backlog NewBacklog()
    {
        var backlog = new Backlog();
        return Interlocked.CompareExchange(ref _backlog, backlog, null) ?? backlog;
    }

    private protected override void WakeUp()
    {
        if (TryClaim()) Dispatcher.Execute(this);
        else if (Volatile.Read(ref Signal) == 1 && Interlocked.CompareExchange(ref Signal, 0, 1) == 1) Dispatcher.Execute(this);
    }

    /// <summary>Whether nobody runs or will run it, at this moment.</summary>
    internal bool IsIdle => (Volatile.Read(ref _tail) & ~Parity) == 0;

    /// <summary>Makes the caller the consumer if the mailbox is idle: it then owes a turn.</summary>
    internal bool TryClaim()
    {
        while (true)
        {
            var tail = Volatile.Read(ref _tail);
            if ((tail & ~Parity) != 0) return false;
            // Fails if a message came or another claimed it, or if a run that had segments came and went: then it may be idle again.
            if (Interlocked.CompareExchange(ref _tail, tail | Held, tail) == tail) return true;
        }
    }

    public override void CleanUp() => CleanUpFront();

    /// <summary>The mailbox seen as a queue, for those who ask an actor's mailbox for its queue.</summary>
    private sealed class Queue(DefaultMailbox mailbox) : IMessageQueue, IUnboundedMessageQueueSemantics, IUnboundedDequeBasedMessageQueueSemantics
    {
        public bool HasMessages => mailbox.HasMessages;

        public int Count => mailbox.NumberOfMessages;

        public void Enqueue(IActorRef receiver, Envelope envelope) => mailbox.Post(envelope.Message, envelope.Sender);

        public void EnqueueFirst(Envelope envelope) => mailbox.Prepend([envelope]);

        public bool TryDequeue(out Envelope envelope) => mailbox.TryTakeFront(out envelope);

        public void CleanUp(IActorRef owner, IMessageQueue deadletters) => mailbox.CleanUp();
    }
}
