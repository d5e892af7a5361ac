using System.Runtime.CompilerServices;

namespace ActorConcurrency;

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
/// Held  | EnterOrOwe | Owed  | anybody, after it has put something where the holder looks
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter() => Interlocked.CompareExchange(ref _state, Held, Free) == Free;

    /// <summary>Enters, or else leaves word to the holder; false in that case.</summary>
    public bool EnterOrOwe()
    {
        while (true)
        {
            if (TryEnter()) return true;
            var found = Interlocked.CompareExchange(ref _state, Owed, Held);
            if (found != Free) return false;
        }
    }

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
