using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace ActorConcurrency;

/// <content>Who has the turn: Akka.NET's run on the pool, or a handle on its caller's thread.</content>
/// <remarks>
/// <para>When a turn may be taken directly. Akka.NET asks for a message only if the mailbox is neither suspended nor closed and its system
/// messages are done. So a run leaves a mailbox that is open if it asked last and nothing was there, or if it handled a message last that cannot
/// fail the actor; and it stays open until the next system message is told. A direct turn is allowed if the last run ended like that, no system
/// message was being told when it began, and none has been since. Whoever finds it otherwise tells its message, which makes a run, which opens
/// it again.</para>
/// <para>Who serves a letter. One that went through Akka.NET's dispatch has had a run scheduled. One that a handle put in without has the
/// holder of the gate, or whoever put it in.</para>
/// </remarks>
internal sealed partial class CombiningQueue : IThreadPoolWorkItem
{
    // A caller's thread serves so many steps of others at most; the pool goes on, and goes round.
    private const int CallersBudget = 64;
    private const int PoolsBudget = 1024;
    private const int Tries = 12;

    private Gate _gate;
    private Mailbox? _scheduled;
    private int _turnedAway;
    private long _systemCallsBegun;
    private long _systemCallsDone;
    private long _openAt = -1;
    private bool _leavesOpen;
    private RecipeCore? _core;
    private Outbox? _outbox;
    private (IActorRef Owner, IMessageQueue Queue)? _deadLetters;

    /// <summary>The actor's core, for handles that take its turn; null: it has none, or has ended.</summary>
    public RecipeCore? Core => Volatile.Read(ref _core);

    private bool IsOpen => Volatile.Read(ref _systemCallsBegun) == Volatile.Read(ref _openAt);

    /// <summary>Lets handles find the core. Only the actor.</summary>
    public void Open(RecipeCore core)
    {
        _outbox = core.Outbox;
        Volatile.Write(ref _core, core);
    }

    /// <summary>No handle takes a turn any more; the answers so far still go out. Only who has the turn.</summary>
    public void Close() => Volatile.Write(ref _core, null);

    public void BeginSystemCall() => Interlocked.Increment(ref _systemCallsBegun);

    public void EndSystemCall() => Interlocked.Increment(ref _systemCallsDone);

    /// <summary>Akka.NET wants this mailbox run: the pool does it, in its turn.</summary>
    public void Schedule(Mailbox mailbox)
    {
        Volatile.Write(ref _scheduled, mailbox);
        GoOnInPool();
    }

    /// <summary>Takes the turn, if the actor is idle and nothing is queued. Never waits; tries a few times.</summary>
    /// <param name="core">The actor's core, if it has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryBegin([NotNullWhen(true)] out RecipeCore? core)
    {
        if (!_gate.TryEnter()) return TryBeginAgain(out core);
        core = _core;
        return (IsEmpty && IsOpen && core is not null) || GiveUp();
    }

    /// <summary>Ends a turn, after whatever was put in meanwhile; then the answers go out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(RecipeCore core)
    {
        if (core.Outbox.Answers.Count > 0) EndWithMore(CallersBudget);
        else if (!_gate.TryLeave()) ServeAndEnd();
    }

    private bool TryBeginAgain([NotNullWhen(true)] out RecipeCore? core)
    {
        core = null;
        for (var tries = 0; tries < Tries; tries++)
        {
            if (!IsEmpty || !IsOpen) return false;
            Thread.SpinWait(4);
            if (_gate.IsTaken || !_gate.TryEnter()) continue;
            core = _core;
            return (IsEmpty && IsOpen && core is not null) || GiveUp();
        }

        return false;
    }

    private bool GiveUp()
    {
        EndWithMore(CallersBudget);
        return false;
    }

    // Whoever sends looks afterwards whether something was left to it; if another has the turn by then, that one sends it when it ends. As others
    // may put in more and more, the pool goes on once the budget is spent.
    private void EndWithMore(int budget)
    {
        var (toHandles, toOthers) = (false, false);
        while (true)
        {
            Leave(ref budget, ref toHandles, ref toOthers);
            if (toHandles)
            {
                toHandles = false;
                _outbox!.SendToHandles();
                if (_outbox.IsLeftToHandles && MayGoOn(ref budget) && _gate.EnterOrOwe()) continue;
            }

            if (!toOthers) return;
            toOthers = false;
            _outbox!.SendToOthers();
            if (!_outbox.IsLeftToOthers || !MayGoOn(ref budget) || !_gate.EnterOrOwe()) return;
        }
    }

    private void Leave(ref int budget, ref bool toHandles, ref bool toOthers)
    {
        TakeAnswers(ref toHandles, ref toOthers);
        while (!_gate.TryLeave())
        {
            if (budget <= 0)
            {
                _gate.Leave();
                GoOnInPool();
                return;
            }

            Serve(ref budget);
            TakeAnswers(ref toHandles, ref toOthers);
        }
    }

    // What comes after the first is left to the sender, even if that is this thread.
    private void TakeAnswers(ref bool toHandles, ref bool toOthers)
    {
        if (_outbox is null) return;
        toHandles |= _outbox.TryTakeToHandles();
        toOthers |= _outbox.TryTakeToOthers();
    }

    private bool MayGoOn(ref int budget)
    {
        if (budget-- > 0) return true;
        GoOnInPool();
        return false;
    }

    // It looks at everything there may be: the mailbox, what was put in, and answers.
    private void GoOnInPool() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

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
        Volatile.Write(ref _turnedAway, 1);
        if (!_gate.EnterOrOwe()) return; // the holder has it scheduled again
        Volatile.Write(ref _turnedAway, 0);
        try
        {
            if (Interlocked.Exchange(ref _scheduled, null) is { } mailbox) Run(mailbox);
        }
        finally
        {
            var budget = PoolsBudget;
            Serve(ref budget);
            EndWithMore(budget);
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

    private void ServeAndEnd()
    {
        var budget = CallersBudget;
        Serve(ref budget);
        EndWithMore(budget);
    }

    private void Serve(ref int budget)
    {
        if (Interlocked.Exchange(ref _turnedAway, 0) != 0) GoOnInPool();
        if (_isCleanedUp) ServeDeadLetters();
        else ServeSteps(ref budget);
    }

    private void ServeSteps(ref int budget)
    {
        for (; _taken.Next is { } next && IsStep(next, out var core); budget--)
        {
            if (budget <= 0 || !IsOpen)
            {
                GoOnLater();
                return;
            }

            TryTake(out var envelope);
            if (envelope.Message is ToldStep step) core.DoTold(step);
            else core.TakeTold(envelope.Message, envelope.Sender);
        }
    }

    // What another actor tells goes through its mailbox's run, where everybody who watches messages sees it.
    private bool IsStep(Letter letter, out RecipeCore core)
    {
        core = _core!;
        return core is not null && (letter is ToldStep || (letter.Envelope.Sender is Gateway && core.TakesFromHandle(letter.Envelope.Message)));
    }

    // A run takes everything that is queued, and system messages before it.
    private void GoOnLater()
    {
        if (_owner is ActorRefWithCell { Underlying: ActorCell cell })
            cell.Dispatcher.Dispatch(cell, new Envelope(Reminder.Instance, ActorRefs.NoSender));
    }

    private void ServeDeadLetters()
    {
        var (owner, queue) = _deadLetters!.Value;
        var nobody = ((IInternalActorRef)owner).Provider.DeadLetters;
        while (TryTake(out var envelope)) queue.Enqueue(owner, new Envelope(envelope.Message, envelope.Sender ?? nobody));
    }
}
