using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Actor.Internal;
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
internal class DefaultMailbox : Mailbox
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

    /// <summary>Runs a turn that begins with a message that was never queued. Called by who has claimed the idle mailbox.</summary>
    internal void RunWith(object message, IActorRef? sender, Turn turn)
    {
        var above = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = Cell;
        try
        {
            if (HasSystemMessages) ProcessSystemMessages();
            if (Cell.IsDiverted) PutBack(new Envelope(message, sender));
            else Handle(message, sender, ref turn);
            Consume(ref turn);
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = above;
        }
    }

    private protected override void RunTurn()
    {
        var turn = new Turn(Dispatcher);
        ProcessSystemMessages();
        Consume(ref turn);
    }

    private void Consume(ref Turn turn)
    {
        var cell = Cell;
        Backlog? backlog = null; // kept at hand: its field lies where the senders write
        var first = cell.Head;
        while (true)
        {
            if (cell.IsDiverted && Divert(ref first, ref turn) is var course and not Course.Onward)
            {
                if (course == Course.GivenUp) return;
            }
            else if (turn.MayBeOver && IsFilled(cell.Head) && turn.IsOver && !IsClosed)
            {
                // A closed mailbox has nobody to give way to: its dispatcher may be gone with it.
                GiveWay(first);
                return;
            }
            else if (TryTake(cell.Head, ref backlog, out var message, out var sender))
            {
                cell.Head++;
                Handle(message, sender, ref turn);
            }
            else if (!GoOn(ref first))
            {
                return;
            }
        }
    }

    private enum Course
    {
        Onward,
        Again,
        GivenUp,
    }

    // What comes before the queue: an end, a pause, messages that were put back.
    private Course Divert(ref long first, ref Turn turn)
    {
        if (IsClosed)
        {
            CleanUpFront();
            return Course.Onward;
        }

        if (IsSuspended())
        {
            if (Park(first)) return Course.GivenUp;
            // Between parking and taking the mailbox back, another turn may have come and gone.
            first = Cell.Head;
            ProcessSystemMessages();
        }
        else if (turn.IsOver)
        {
            GiveWay(first);
            return Course.GivenUp;
        }
        else if (TryTakeFront(out var envelope))
        {
            Handle(envelope.Message, envelope.Sender, ref turn);
        }

        return Course.Again;
    }

    private void Handle(object message, IActorRef? sender, ref Turn turn)
    {
        turn.Count();
        if (Cell.IsDiverted && IsClosed) DeadLetter(message, sender);
        else Cell.Invoke(new Envelope(message, sender));
        if (HasSystemMessages) ProcessSystemMessages();
    }

    // Takes what is at a place, if it is there yet.
    private bool TryTake(long place, ref Backlog? backlog, [NotNullWhen(true)] out object? message, out IActorRef? sender)
    {
        if (place != 0)
        {
            backlog ??= Volatile.Read(ref _backlog);
            if (backlog is not null) return backlog.TryTake(place, out message, out sender);
            (message, sender) = (null, null);
            return false;
        }

        message = Volatile.Read(ref _message);
        sender = _sender;
        if (message is null) return false;
        (_message, _sender) = (null, null);
        return true;
    }

    // What to do where nothing stands at the next place: wait if it has been given out, begin another run, or give the mailbox up:
    // then gives false.
    private bool GoOn(ref long first)
    {
        var head = Cell.Head;
        var tail = Volatile.Read(ref _tail);
        if ((tail & Place) != head)
        {
            AwaitMessage(head);
        }
        else if (head > Backlog.LastOwnPlace + 1)
        {
            // The segments are let go while the mailbox is still ours: once another run has begun, nobody looks for this one's any more.
            if (Interlocked.CompareExchange(ref _tail, ((tail & Parity) ^ Parity) | Held, tail) != tail) return true;
            _backlog!.Forget(odd: tail < 0);
            Cell.Head = first = 0;
        }
        else
        {
            Cell.Head = 0; // where the next consumer begins; ours no more after the swap
            if (Interlocked.CompareExchange(ref _tail, tail & Parity, tail) != tail)
            {
                Cell.Head = head;
                return true;
            }

            // Idle. A system message that came before the fence is ours to handle, unless its sender was quicker.
            if (!HasSystemMessages || !TryClaim()) return false;
            first = 0;
            ProcessSystemMessages();
        }

        return true;
    }

    // A sender has been given the place and is about to fill it.
    private void AwaitMessage(long place)
    {
        var spinner = new SpinWait();
        while (!IsFilled(place)) spinner.SpinOnce(sleep1Threshold: -1);
    }

    private bool IsFilled(long place) =>
        place == 0 ? Volatile.Read(ref _message) is not null : Volatile.Read(ref _backlog)?.IsFilled(place) == true;

    private void GiveWay(long first)
    {
        _backlog?.Clear(first, Cell.Head);
        Dispatcher.Execute(this);
    }

    // Gives true when the mailbox has been given up until a system message comes.
    private bool Park(long first)
    {
        _backlog?.Clear(first, Cell.Head);
        Interlocked.Exchange(ref Signal, 1);
        return !HasSystemMessages || Interlocked.CompareExchange(ref Signal, 0, 1) != 1;
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
