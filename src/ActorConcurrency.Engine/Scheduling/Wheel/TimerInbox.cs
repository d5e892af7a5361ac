namespace Akka.Actor;

/// <summary>
/// Timers on their way to the wheel's thread: to be added, or, once cancelled, to be removed. Many threads post, one takes
/// all at once.
/// </summary>
/// <remarks>
/// A stack through <see cref="WheelTimer.NextInInbox"/>. Posting is one compare-and-swap of the head, which publishes what was
/// written to the timer before; taking is one exchange with null. Both are full fences, which <see cref="WheelThread"/> builds
/// on. Popped singly is only a timer that will never be posted again, which leaves no ABA question.
/// </remarks>
internal sealed class TimerInbox
{
    private WheelTimer? _newest;

    public bool IsEmpty => Volatile.Read(ref _newest) is null;

    /// <summary>Puts a timer in.</summary>
    /// <returns>How many there are now; 65,535 stands for more.</returns>
    public int Post(WheelTimer timer)
    {
        var newest = Volatile.Read(ref _newest);
        while (true)
        {
            timer.NextInInbox = newest;
            var depth = newest is null ? 1 : Math.Min(newest.InboxDepth + 1, ushort.MaxValue);
            timer.InboxDepth = (ushort)depth;
            var seen = Interlocked.CompareExchange(ref _newest, timer, newest);
            // From here on the timer may be the wheel thread's: it is not read again.
            if (ReferenceEquals(seen, newest)) return depth;
            newest = seen;
        }
    }

    /// <summary>
    /// Takes a timer back, if it is the newest; else it stays. Called for a timer that is never posted again: what is posted and
    /// cancelled at once, as most timeouts are, thus needs no look of the wheel's thread.
    /// </summary>
    public void TryTakeBack(WheelTimer timer)
    {
        // Seen as the newest (acquire), its link is the one it was posted with. That link and what it leads to stay as they are
        // until the stack is taken whole; then this timer is the newest never again, and the swap fails.
        if (!ReferenceEquals(Volatile.Read(ref _newest), timer)) return;
        Interlocked.CompareExchange(ref _newest, timer.NextInInbox, timer);
    }

    /// <summary>Takes all out.</summary>
    /// <returns>The one posted first, linked to the later ones; null if there is none.</returns>
    public WheelTimer? TakeAll()
    {
        var newest = Interlocked.Exchange(ref _newest, null);
        WheelTimer? oldest = null;
        while (newest is not null)
        {
            var next = newest.NextInInbox;
            newest.NextInInbox = oldest;
            oldest = newest;
            newest = next;
        }

        return oldest;
    }
}
