using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace ActorConcurrency;

/// <content>Who has the turn: Akka.NET's run on the pool, or a handle on its caller's thread.</content>
/// <remarks>
/// <para>When a turn may be taken directly. Akka.NET asks for a message only if the mailbox is neither suspended nor closed and its system
/// messages are done. So a run that ends because it asked and nothing was there leaves a mailbox that is open and idle; and it stays so until
/// the next system message is told. A direct turn is allowed if the last run ended like that, no system message was being told when it began,
/// and none has been since. Whoever finds it otherwise tells its message, which makes a run, which opens it again.</para>
/// <para>Who serves a letter. One that went through Akka.NET's dispatch has had a run scheduled. One that a handle put in without has the
/// holder of the gate, or whoever put it in.</para>
/// </remarks>
internal sealed partial class CombiningQueue : IThreadPoolWorkItem
{
    // A caller's thread serves so many steps of others at most; the pool goes on.
    private const int Budget = 16;
    private const int Tries = 12;

    private Gate _gate;
    private Mailbox? _scheduled;
    private int _turnedAway;
    private long _systemCallsBegun;
    private long _systemCallsDone;
    private long _openAt = -1;
    private bool _foundNothing;
    private RecipeCore? _core;
    private (IActorRef Owner, IMessageQueue Queue)? _deadLetters;

    /// <summary>The actor's core, for handles that take its turn; null: it has none, or has ended.</summary>
    public RecipeCore? Core
    {
        get => Volatile.Read(ref _core);
        set => Volatile.Write(ref _core, value);
    }

    private bool IsOpen => Volatile.Read(ref _systemCallsBegun) == Volatile.Read(ref _openAt);

    public void BeginSystemCall() => Interlocked.Increment(ref _systemCallsBegun);

    public void EndSystemCall() => Interlocked.Increment(ref _systemCallsDone);

    /// <summary>Akka.NET wants this mailbox run: the pool does it, in its turn.</summary>
    public void Schedule(Mailbox mailbox)
    {
        Volatile.Write(ref _scheduled, mailbox);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
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
        if (core.Outbox.IsDue) EndWithMore();
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
        EndWithMore();
        return false;
    }

    private void EndWithMore()
    {
        var outbox = _core?.Outbox;
        var isDue = outbox is not null && outbox.TakeDue();
        while (!_gate.TryLeave())
        {
            Serve();
            isDue |= outbox is not null && outbox.TakeDue();
        }

        if (isDue) outbox!.Send();
    }

    /// <summary>Puts a handle's message in for whoever has the turn; false: it must go through Akka.NET.</summary>
    public bool TryPost(Envelope envelope)
    {
        if (!IsOpen) return false;
        Put(envelope);
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
            ServeAndEnd();
        }
    }

    private void Run(Mailbox mailbox)
    {
        var done = Volatile.Read(ref _systemCallsDone);
        var begun = Volatile.Read(ref _systemCallsBegun);
        _foundNothing = false;
        mailbox.Run();
        Volatile.Write(ref _openAt, _foundNothing && begun == done ? begun : -1);
    }

    private void ServeAndEnd()
    {
        Serve();
        EndWithMore();
    }

    private void Serve()
    {
        if (Interlocked.Exchange(ref _turnedAway, 0) != 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        if (_isCleanedUp) ServeDeadLetters();
        else ServeSteps();
    }

    private void ServeSteps()
    {
        for (var left = Budget; _taken.Next is { } next && IsStep(next.Envelope, out var core); left--)
        {
            if (left == 0 || !IsOpen)
            {
                GoOnLater();
                return;
            }

            TryTake(out var envelope);
            core.TakeTold(envelope.Message, envelope.Sender);
        }
    }

    // What another actor tells goes through its mailbox's run, where everybody who watches messages sees it.
    private bool IsStep(in Envelope envelope, out RecipeCore core)
    {
        core = _core!;
        return envelope.Sender is Gateway && core is not null && core.TakesFromHandle(envelope.Message);
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
        while (TryTake(out var envelope)) queue.Enqueue(owner, envelope);
    }
}
