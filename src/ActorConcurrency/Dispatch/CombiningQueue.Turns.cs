using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <content>Who has the turn: Akka.NET's run on the pool, or a handle on its caller's thread.</content>
/// <remarks>
/// When a turn may be taken directly. Akka.NET asks for a message only if the mailbox is neither suspended nor closed and its system
/// messages are done. So a run leaves a mailbox that is open if it asked last and nothing was there, or if it handled a message last that cannot
/// fail the actor; and it stays open until the next system message is told. A direct turn is allowed if the last run ended like that, no system
/// message was being told when it began, and none has been since. Whoever finds it otherwise tells its message, which makes a run, which opens
/// it again.
/// </remarks>
internal sealed partial class CombiningQueue
{
    // A caller's thread serves so many steps of others, and sends so many batches of answers, at most; the pool goes on, and goes round.
    private const int CallersBudget = 64;
    private const int PoolsBudget = 1024;
    private const int Rounds = 8;
    private const int Tries = 12;

    private Gate _gate;
    private long _systemCallsBegun;
    private long _openAt = -1;
    private RecipeCore? _core;
    private Outbox? _outbox;

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

    /// <summary>Takes the turn, if the actor is idle and nothing is queued, or only steps that the caller can do first. Never waits; tries a few times.</summary>
    /// <param name="core">The actor's core, if it has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryBegin([NotNullWhen(true)] out RecipeCore? core)
    {
        if (!_gate.TryEnter()) return TryBeginAgain(out core);
        core = _core;
        return (IsEmpty && IsOpen && core is not null) || ServeFirst(out core);
    }

    /// <summary>Ends a turn, after whatever was put in meanwhile; then the answers go out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(RecipeCore core)
    {
        if (core.Outbox.Answers.Count > 0) EndWithMore();
        else if (!_gate.TryLeave()) ServeAndEnd();
    }

    private bool TryBeginAgain([NotNullWhen(true)] out RecipeCore? core)
    {
        core = null;
        for (var tries = 0; tries < Tries; tries++)
        {
            if (!IsOpen) return false;
            Thread.SpinWait(4);
            if (_gate.IsTaken || !_gate.TryEnter()) continue;
            return ServeFirst(out core);
        }

        return false;
    }

    // What is queued comes first. If that is all done now, the turn is the caller's.
    private bool ServeFirst([NotNullWhen(true)] out RecipeCore? core)
    {
        if (!IsEmpty) Serve(CallersBudget);
        core = _core; // a step may have failed
        if (IsEmpty && IsOpen && core is not null) return true;
        EndWithMore();
        return false;
    }

    // Whoever sends looks afterwards whether something was left to it; if another has the turn by then, that one sends it when it ends. After
    // some rounds the pool goes on, so that no caller is kept for others.
    private void EndWithMore(int budget = CallersBudget)
    {
        for (var rounds = Rounds; LeaveAndSend(ref budget); rounds--)
        {
            if (rounds == 0) QueueToPool();
            if (rounds == 0 || !_gate.EnterOrOwe()) return;
        }
    }

    // Whether something was left to this thread meanwhile.
    private bool LeaveAndSend(ref int budget)
    {
        Leave(ref budget, out var toHandles, out var toOthers);
        if (toHandles) _outbox!.SendToHandles();
        var isLeft = toHandles && _outbox!.IsLeftToHandles;
        if (!toOthers) return isLeft;

        // They may run a user's code: what is left for handles does not wait for it.
        if (isLeft) QueueToPool();
        _outbox!.SendToOthers();
        return _outbox.IsLeftToOthers;
    }

    private void Leave(ref int budget, out bool toHandles, out bool toOthers)
    {
        (toHandles, toOthers) = (false, false);
        TakeAnswers(ref toHandles, ref toOthers);
        while (!_gate.TryLeave())
        {
            if (budget == 0)
            {
                _gate.Leave();
                QueueToPool();
                return;
            }

            budget = Serve(budget);
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
}

/// <summary>
/// The turn of one actor: whoever holds it may touch the actor's plain state. A try-lock that nobody waits for; who finds it taken leaves
/// word, and the holder sees to the rest before it is gone.
/// </summary>
/// <remarks>
/// <code>
/// state | event      | next  | who
/// ------+------------+-------+---------------------------------------------------------------
/// Free  | TryEnter,  | Held  | anybody: it holds the gate now
///       | EnterOrOwe |       |
/// Held  | EnterOrOwe,| Owed  | anybody, after it has put something where the holder looks
///       | TryOwe     |       |
/// Held  | TryLeave   | Free  | the holder, and it is gone
/// Owed  | TryLeave   | Held  | the holder, which looks again at what was put there, and then tries again
/// Held, | Leave      | Free  | the holder, and it is gone; it sees to it that somebody else enters and looks
/// Owed  |            |       |
/// </code>
/// <para>Memory order: every step is an interlocked operation, so a full fence. Who enters sees whatever the last holder wrote. Who puts
/// something down and then finds Held or Owed is seen: the holder's step out of Owed comes after the one that found it, and only after its
/// own does it look.</para>
/// <para>It is not lock-free: a holder that is paused pauses the actor, as a thread that is paused inside an actor's message does.</para>
/// </remarks>
internal struct Gate
{
    private const int Free = 0;
    private const int Held = 1;
    private const int Owed = 2;
    private int _state;

    /// <summary>Whether somebody holds it just now: by the time the caller knows, it may be otherwise.</summary>
    public bool IsTaken => Volatile.Read(ref _state) != Free;

    /// <summary>Whether word has been left to the holder, which it has not heard yet.</summary>
    public bool IsOwed => Volatile.Read(ref _state) == Owed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter() => Interlocked.CompareExchange(ref _state, Held, Free) == Free;

    /// <summary>Enters, or else leaves word to the holder; false in that case.</summary>
    public bool EnterOrOwe()
    {
        while (true)
        {
            if (TryEnter()) return true;
            if (TryOwe()) return false;
        }
    }

    /// <summary>Leaves word to the holder; false: nobody holds it.</summary>
    public bool TryOwe() => Interlocked.CompareExchange(ref _state, Owed, Held) != Free;

    /// <summary>Leaves; false if somebody has left word: the holder, which it still is, looks what there is and tries again.</summary>
    public bool TryLeave()
    {
        if (Interlocked.CompareExchange(ref _state, Free, Held) == Held) return true;
        Interlocked.Exchange(ref _state, Held);
        return false;
    }

    /// <summary>Leaves, whatever word was left. Afterwards, the holder has somebody else enter and look in its place.</summary>
    public void Leave() => Interlocked.Exchange(ref _state, Free);
}
