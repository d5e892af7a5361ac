using System.Diagnostics;

namespace Akka.Actor;

/// <summary>
/// One timer of a <see cref="WheelThread"/>, and its own node in the wheel and in the thread's inbox: scheduling it
/// allocates nothing else. Used once.
/// </summary>
/// <remarks>
/// States: <c>Submitted → Held → Done</c>, and <c>Submitted → Done</c>. Each transition is one compare-and-swap, so a timer
/// either expires or is cancelled, never both, whoever is faster. A repeated timer stays <c>Held</c> until it is cancelled.
/// </remarks>
internal abstract class WheelTimer
{
    private const int Submitted = 0;
    private const int Held = 1;
    private const int Done = 2;

    private int _state;
    private object? _canceller;

    // Set before it is submitted, and then the wheel thread's own.
    internal long Deadline;
    internal long Interval;
    internal WheelThread? Thread;

    // The wheel's own.
    internal long Due;
    internal int Slot = -1;
    internal WheelTimer? Next;
    internal WheelTimer? Previous;

    // The inbox's own.
    internal WheelTimer? NextInInbox;
    internal int InboxDepth;

    /// <summary>Whether it has expired for the last time or been cancelled.</summary>
    public bool IsDone => Volatile.Read(ref _state) == Done;

    internal bool IsRepeated => Interval > 0;

    /// <summary>What happens when it is due. Called on the wheel's thread.</summary>
    protected internal abstract void Fire();

    /// <summary>Called once it will not fire any more: lets go of what it refers to.</summary>
    protected virtual void Release() { }

    /// <summary>Called on the wheel's thread when the wheel stops before it is due.</summary>
    protected internal virtual void Drop() { }

    /// <summary>Cancels. Any thread.</summary>
    /// <returns>Whether this call prevented it from firing (again).</returns>
    public bool Cancel()
    {
        if (!TryMove(Submitted, Done))
        {
            if (!TryMove(Held, Done)) return false;
            // Held means that the inbox has let go of it, so its link is free to carry it there once more, to be unlinked.
            Thread!.Post(this);
        }

        Finish();
        return true;
    }

    /// <summary>Ties it to what cancels it.</summary>
    /// <returns>Whether it is still to be scheduled: false if it has been cancelled.</returns>
    internal bool BindTo(ICancelable? cancelable)
    {
        if (cancelable is null) return true;
        if (cancelable is Cancelable own && own.TryAttach(this))
        {
            _canceller = own;
        }
        else if (!cancelable.IsCancellationRequested)
        {
            _canceller = cancelable.Token.UnsafeRegister(static timer => ((WheelTimer)timer!).Cancel(), this);
        }

        return !cancelable.IsCancellationRequested;
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

    internal void Finish()
    {
        Release();
        switch (Interlocked.Exchange(ref _canceller, null))
        {
            case Cancelable own: own.Detach(this); break;
            case CancellationTokenRegistration registration: registration.Unregister(); break;
        }
    }

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

    private bool TryMove(int from, int to) => Interlocked.CompareExchange(ref _state, to, from) == from;
}
