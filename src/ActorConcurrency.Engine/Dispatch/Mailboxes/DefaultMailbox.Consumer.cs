using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Dispatch;

/// <summary>The consumer's side: what a turn does. Used by whoever runs the mailbox, one thread at a time.</summary>
internal partial class DefaultMailbox
{
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
}
