using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// What stands between an actor's senders and the one thread that runs it: a queue of user messages, a stack of system
/// messages, and the decision when to ask the dispatcher for a thread. This class drives any <see cref="IMessageQueue"/>;
/// the default mailbox is <see cref="DefaultMailbox"/>. The states and the memory-ordering argument are in docs/engine.md.
/// </summary>
public partial class Mailbox : IRunnable
{
    // A stack that many push to and the consumer takes whole. Newest first. The consumer looks at it after each message: it stands
    // first, as far as can be from what senders write.
    private SystemMessage? _system;
    private ActorCell? _cell;
    private readonly IMessageQueue? _queue;
    private Stack<Envelope>? _front;
    private int _suspensions;

    // On a queue, 0: nobody runs or will run this mailbox; 1: somebody does, from the start on. In the default mailbox, 1: suspended and given up.
    private protected byte Signal;
    private volatile bool _closed;

    /// <summary>Creates a mailbox around a queue.</summary>
    /// <param name="messageQueue">Holds the user messages.</param>
    public Mailbox(IMessageQueue messageQueue)
    {
        _queue = messageQueue;
        Signal = 1;
    }

    /// <summary>Creates a mailbox that holds its user messages itself.</summary>
    private protected Mailbox() { }

    /// <summary>The queue of user messages.</summary>
    public virtual IMessageQueue MessageQueue => _queue!;

    /// <summary>The dispatcher of the actor.</summary>
    public MessageDispatcher Dispatcher => Cell.Dispatcher;

    internal ActorCell Cell => _cell!;

    internal bool IsClosed => _closed;

    internal bool IsSuspended() => _suspensions > 0;

    internal virtual int NumberOfMessages => MessageQueue.Count + FrontCount;

    internal virtual bool HasMessages => _front is { Count: > 0 } || MessageQueue.HasMessages;

    /// <summary>Ties the mailbox to its actor. Called once, before the first message.</summary>
    /// <param name="actorCell">The actor's cell.</param>
    public virtual void SetActor(ActorCell actorCell) => _cell = actorCell;

    /// <summary>Leaves a message; asks for a thread if nobody runs the mailbox. Any thread.</summary>
    internal virtual void Post(object message, IActorRef? sender)
    {
        _queue!.Enqueue(Cell.Self, new Envelope(message, sender ?? Cell.System.DeadLetters));
        WakeUp();
    }

    /// <summary>
    /// Asks for a thread if nobody runs the mailbox. Any thread. The fence stands between the enqueue before it and the reading of
    /// the flag: either that gives 0 and this schedules, or the consumer, whose exchange to 0 is a full fence too, sees the message
    /// afterwards. No wake-up is lost. While somebody runs the mailbox the flag is only read, and so stays in every sender's cache.
    /// </summary>
    private protected virtual void WakeUp()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref Signal) == 0 && Interlocked.CompareExchange(ref Signal, 1, 0) == 0) Dispatcher.Execute(this);
    }

    // Consumer only: suspensions nest.
    internal void Suspend()
    {
        _suspensions++;
        Redirect();
    }

    // Consumer only.
    internal void Resume()
    {
        if (_suspensions > 0) _suspensions--;
        Redirect();
    }

    // Consumer only: these messages come before all that are queued; the first of them comes first.
    internal void Prepend(ReadOnlySpan<Envelope> envelopes)
    {
        _front ??= new Stack<Envelope>();
        for (var i = envelopes.Length - 1; i >= 0; i--) _front.Push(envelopes[i]);
        Redirect();
    }

    // Consumer only: this message comes before all that are queued, after those that were put before them.
    private protected void PutBack(Envelope envelope)
    {
        var front = _front?.ToArray() ?? [];
        _front = new Stack<Envelope>([envelope, .. front.Reverse()]);
        Redirect();
    }

    // Consumer only. Per message the consumer looks at the cell, which senders do not write to.
    private void Redirect() => Cell.IsDiverted = _closed || _suspensions > 0 || HasFront;

    /// <inheritdoc/>
    public void Execute() => Run();

    /// <summary>Runs the actor until its mailbox is empty or its turn is over. Called by the dispatcher only.</summary>
    public void Run()
    {
        var above = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = Cell;
        try
        {
            RunTurn();
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = above;
        }
    }

    private protected virtual void RunTurn()
    {
        var turn = new Turn(Dispatcher);
        while (true)
        {
            ProcessSystemMessages();
            if (!_closed && !RunUserMessages(ref turn))
            {
                Dispatcher.Execute(this);
                return;
            }

            if (_closed) CleanUp();

            var waiting = _suspensions > 0 && !_closed;
            Interlocked.Exchange(ref Signal, 0);
            if (!HasSystemMessages && (waiting || !_queue!.HasMessages)) return;
            if (Interlocked.CompareExchange(ref Signal, 1, 0) != 0) return;
        }
    }

    // Gives false when the turn is over and messages may be left.
    private bool RunUserMessages(ref Turn turn)
    {
        while (_suspensions == 0 && !_closed)
        {
            if (turn.IsOver) return !HasMessages;
            if (TryTakeFront(out var envelope) || _queue!.TryDequeue(out envelope)) Cell.Invoke(envelope);
            else return true;
            turn.Count();
            if (HasSystemMessages) ProcessSystemMessages();
        }

        return true;
    }

    private protected bool TryTakeFront(out Envelope envelope)
    {
        if (_front is null || !_front.TryPop(out envelope))
        {
            envelope = default;
            return false;
        }

        if (_front.Count == 0) Redirect();
        return true;
    }

    private protected bool HasFront => FrontCount > 0;

    private protected int FrontCount => _front?.Count ?? 0;

    /// <summary>Closes the mailbox: whatever is left or comes later is a dead letter. Consumer only.</summary>
    internal void Close()
    {
        _closed = true;
        Redirect();
        CloseSystemMessages();
    }

    /// <summary>Passes what is left to the dead letters. Called by the consumer once it is closed.</summary>
    public virtual void CleanUp()
    {
        CleanUpFront();
        _queue?.CleanUp(Cell.Self, Dispatcher.Mailboxes.DeadLetterMailbox.MessageQueue);
    }

    private protected void CleanUpFront()
    {
        while (TryTakeFront(out var envelope)) DeadLetter(envelope.Message, envelope.Sender);
    }

    private protected void DeadLetter(object message, IActorRef? sender) => Cell.SystemImpl.PostDeadLetter(message, sender, Cell.Self);
}
