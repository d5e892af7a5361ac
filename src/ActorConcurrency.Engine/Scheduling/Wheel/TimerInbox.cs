namespace Akka.Actor;

/// <summary>
/// Timers on their way to the wheel's thread: to be added, or, once cancelled, to be removed. Many threads post, one takes
/// all at once.
/// </summary>
/// <remarks>
/// A stack through <see cref="WheelTimer.NextInInbox"/>. Posting is one compare-and-swap of the head, which publishes what was
/// written to the timer before; taking is one exchange with null, so no node is ever popped singly and there is no ABA
/// question. Both are full fences, which <see cref="WheelThread"/> builds on.
/// </remarks>
internal sealed class TimerInbox
{
    private WheelTimer? _newest;

    public bool IsEmpty => Volatile.Read(ref _newest) is null;

    /// <summary>Puts a timer in.</summary>
    /// <returns>How many there are now.</returns>
    public int Post(WheelTimer timer)
    {
        var newest = Volatile.Read(ref _newest);
        while (true)
        {
            timer.NextInInbox = newest;
            timer.InboxDepth = newest is null ? 1 : newest.InboxDepth + 1;
            var depth = timer.InboxDepth;
            var seen = Interlocked.CompareExchange(ref _newest, timer, newest);
            // From here on the timer may be the wheel thread's: it is not read again.
            if (ReferenceEquals(seen, newest)) return depth;
            newest = seen;
        }
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
