using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace ActorConcurrency;

/// <content>How what is queued is served: by Akka.NET's run on the pool, or by whoever has the turn.</content>
/// <remarks>
/// Who serves a letter. One that went through Akka.NET's dispatch has had a run scheduled. One that a handle, or the sender to an actor that
/// <see cref="IRunsInline"/>, put in without has the holder of the gate, or whoever put it in, or a pool item. A pool item that finds the gate taken
/// says so before it leaves word: the holder then queues it anew.
/// </remarks>
internal sealed partial class CombiningQueue : IThreadPoolWorkItem
{
    private Mailbox? _scheduled;
    private int _isInPool;
    private int _turnedAway;
    private long _systemCallsDone;
    private bool _leavesOpen;
    private (IActorRef Owner, IMessageQueue Queue)? _deadLetters;

    public void BeginSystemCall() => Interlocked.Increment(ref _systemCallsBegun);

    public void EndSystemCall() => Interlocked.Increment(ref _systemCallsDone);

    /// <summary>Akka.NET wants this mailbox run: the pool does it, in its turn.</summary>
    public void Schedule(Mailbox mailbox)
    {
        Volatile.Write(ref _scheduled, mailbox);
        QueueToPool();
    }

    /// <summary>Puts a handle's message in for whoever has the turn; false: it must go through Akka.NET.</summary>
    public bool TryPost(Envelope envelope) => IsOpen && TryPost(new Letter { Envelope = envelope });

    /// <summary>As <see cref="TryPost(Envelope)"/>, for a step.</summary>
    public bool TryPost(Letter letter)
    {
        if (!IsOpen) return false;
        Put(letter);
        if (_gate.EnterOrOwe()) ServeAndEnd();
        return true;
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Exchange(ref _isInPool, 0);
        Volatile.Write(ref _turnedAway, 1);
        if (!_gate.EnterOrOwe()) return; // the holder has it scheduled again
        Volatile.Write(ref _turnedAway, 0);
        try
        {
            if (Interlocked.Exchange(ref _scheduled, null) is { } mailbox) Run(mailbox);
        }
        finally
        {
            EndWithMore(Serve(RunsInline ? PoolsShare : PoolsBudget));
        }
    }

    private void Run(Mailbox mailbox)
    {
        var done = Volatile.Read(ref _systemCallsDone);
        var begun = Volatile.Read(ref _systemCallsBegun);
        _leavesOpen = false;
        mailbox.Run();
        Volatile.Write(ref _openAt, _leavesOpen && begun == done ? begun : -1);
    }

    private void ServeAndEnd() => EndWithMore(Serve(RunsInline ? SendersBudget : CallersBudget));

    private int Serve(int budget)
    {
        if (Interlocked.Exchange(ref _turnedAway, 0) != 0) QueueToPool();
        if (!_isCleanedUp) return RunsInline ? ServeMessages(budget) : ServeSteps(budget);
        ServeDeadLetters();
        return budget;
    }

    // What is left of the budget.
    private int ServeSteps(int budget)
    {
        for (; _taken.Next is { } next && IsStep(next, out var core); budget--)
        {
            if (budget == 0 || !IsOpen)
            {
                GoOnLater();
                break;
            }

            TryTake(out var envelope);
            if (envelope.Message is ToldStep step) core.DoTold(step);
            else core.TakeTold(envelope.Message, envelope.Sender);
        }

        return budget;
    }

    // What another actor tells goes through its mailbox's run, where everybody who watches messages sees it.
    private bool IsStep(Letter letter, out RecipeCore core)
    {
        core = _core!;
        return core is not null && (letter is ToldStep || (letter.Envelope.Sender is Gateway && core.TakesFromHandle(letter.Envelope.Message)));
    }

    // The pool serves steps as a caller does; a mailbox that may not be open needs Akka.NET's run, which does its system messages first.
    private void GoOnLater()
    {
        if (IsOpen) QueueToPool();
        else if (_owner is ActorRefWithCell { Underlying: ActorCell cell })
            cell.Dispatcher.Dispatch(cell, new Envelope(Reminder.Instance, ActorRefs.NoSender));
    }

    private void QueueToPool()
    {
        if (Interlocked.Exchange(ref _isInPool, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    // Whoever puts something in looks afterwards whether the actor has ended, but its letter may be linked later than that. So it waits for the link.
    private void ServeDeadLetters()
    {
        for (var wait = new SpinWait(); !IsEmpty;)
            if (TryTake(out var envelope)) Bury(envelope);
            else wait.SpinOnce();
    }

    // Whoever listens to dead letters runs here, and the gate is held.
    private void Bury(Envelope envelope)
    {
        var (owner, queue) = _deadLetters!.Value;
        var provider = ((IInternalActorRef)owner).Provider;
        try
        {
            queue.Enqueue(owner, new Envelope(envelope.Message, envelope.Sender ?? provider.DeadLetters));
        }
        catch (Exception refusal)
        {
            const string format = "Somebody who listens to dead letters has not taken {0} for {1}.";
            Outbox.LogRefusal(provider.Settings.System.Log, refusal, format, envelope.Message.GetType().Name, owner);
        }
    }
}
