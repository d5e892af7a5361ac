namespace ActorConcurrency;

/// <summary>One timer for all deadlines of a handle: armed for the earliest, silent while there is none. Thread-safe.</summary>
/// <remarks>
/// <para>A request costs one comparison as long as the timer is armed for its deadline or earlier, which with one common timeout is
/// always. When it fires, the handle walks its table once and says what is the earliest deadline left.</para>
/// <para>Memory order: a caller puts its deadline into the table, then reads what is armed; the timer disarms, then walks the table;
/// a full fence stands between the two halves on either side. So the walk sees the deadline, or the caller sees that it must arm.</para>
/// </remarks>
internal sealed class DeadlineTimer : IDisposable
{
    public const long Never = long.MaxValue;
    private readonly TimeProvider _time;
    private readonly Func<long, long> _expire;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private long _armed = Never;

    /// <param name="time">The clock.</param>
    /// <param name="expire">Takes now, ends whatever is due, gives the earliest deadline left or <see cref="Never"/>.</param>
    public DeadlineTimer(TimeProvider time, Func<long, long> expire)
    {
        (_time, _expire) = (time, expire);
        _timer = Unflowed.Make(() =>
            time.CreateTimer(static self => ((DeadlineTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    }

    /// <summary>The deadline that is <paramref name="timeout"/> from now, in the clock's ticks.</summary>
    public long After(TimeSpan timeout) => _time.After(timeout);

    /// <summary>Makes sure that the timer fires at <paramref name="deadline"/> or before. The deadline must be in the table, with a fence after it.</summary>
    public void Ensure(long deadline)
    {
        if (deadline >= Volatile.Read(ref _armed)) return;
        lock (_gate)
        {
            if (deadline >= _armed) return;
            Volatile.Write(ref _armed, deadline);
            _timer.Change(_time.Until(deadline), Timeout.InfiniteTimeSpan);
        }
    }

    // Not while it is being armed: a clock may be a user's, and not every timer bears both at once.
    public void Dispose()
    {
        lock (_gate) _timer.Dispose();
    }

    private void Fire()
    {
        lock (_gate) Volatile.Write(ref _armed, Never);
        Interlocked.MemoryBarrier();
        var next = _expire(_time.GetTimestamp());
        if (next != Never) Ensure(next);
    }
}
