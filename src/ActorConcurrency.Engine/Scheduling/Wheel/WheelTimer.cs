namespace Akka.Actor;

/// <summary>
/// One timer of a <see cref="WheelThread"/>, and its own node in the wheel and in the thread's inbox: scheduling it
/// allocates nothing else. Used once.
/// </summary>
/// <remarks>
/// States: <c>Submitted → Held → Done</c>, and <c>Cancelled</c> from each of them: from <c>Done</c> it only says so. Each
/// transition is one compare-and-swap, so a timer either expires or is cancelled in time, never both, whoever is faster. A
/// repeated timer stays <c>Held</c> until it is cancelled.
/// </remarks>
internal abstract class WheelTimer
{
    private const int Submitted = 0;
    private const int Held = 1;
    private const int Done = 2;
    private const int Cancelled = 3;

    private int _state;

    // The wheel's own.
    internal short Slot = -1;

    // The inbox's own.
    internal ushort InboxDepth;
    internal WheelTimer? NextInInbox;

    // Set before it is submitted, and then the wheel thread's own.
    internal long Deadline;
    internal long Interval;
    internal WheelThread? Thread;

    // The wheel's own.
    internal long Due;
    internal WheelTimer? Next;
    internal WheelTimer? Previous;

    /// <summary>Whether it has expired for the last time or been cancelled.</summary>
    public bool IsDone => Volatile.Read(ref _state) >= Done;

    /// <summary>Whether it has been cancelled, be it in time or too late.</summary>
    public bool IsCancelled => Volatile.Read(ref _state) == Cancelled;

    internal bool IsRepeated => Interval > 0;

    /// <summary>What happens when it is due. Called on the wheel's thread.</summary>
    protected internal abstract void Fire();

    /// <summary>Called once it will not fire any more, perhaps by two threads: lets go of what it refers to.</summary>
    protected internal virtual void Release() { }

    /// <summary>Called on the wheel's thread when the wheel stops before it is due.</summary>
    protected internal virtual void Drop() { }

    /// <summary>Cancels. Any thread.</summary>
    /// <returns>Whether this call prevented it from firing (again).</returns>
    public bool Cancel()
    {
        // Submitted: in the inbox, or about to be, and once out of it never there again. Thread is not known yet if the
        // cancelable is faster than the submission; then the timer is posted as cancelled, and not held.
        if (TryMove(Submitted, Cancelled)) Thread?.TakeBack(this);
        // Held: the inbox has let go of it, so its link is free to carry it there once more, to be unlinked from the wheel.
        else if (TryMove(Held, Cancelled)) Thread!.Post(this);
        else return false;

        Release();
        return true;
    }

    internal bool TryHold() => TryMove(Submitted, Held);

    /// <summary>Whether it may fire now; after this a timer that fires once is done.</summary>
    internal bool TryBegin()
    {
        if (IsRepeated) return !IsDone;
        return TryMove(Held, Done);
    }

    /// <summary>Ends it on the wheel's thread.</summary>
    internal bool TryEnd() => TryMove(Held, Done);

    internal void InsertBefore(WheelTimer next)
    {
        Next = next;
        Previous = next.Previous;
        Previous!.Next = this;
        next.Previous = this;
    }

    internal void RemoveFromRing()
    {
        Previous!.Next = Next;
        Next!.Previous = Previous;
        Next = Previous = null;
    }

    /// <summary>Notes that one that is done was cancelled after all.</summary>
    private protected bool TryCancelAfterwards() => TryMove(Done, Cancelled);

    private bool TryMove(int from, int to) => Interlocked.CompareExchange(ref _state, to, from) == from;
}
