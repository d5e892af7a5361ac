namespace ActorConcurrency.Locks;

/// <summary>When a <see cref="DotNetTicker"/> ticks: at fixed moments from its start on. Not thread-safe: the beat's gate guards it.</summary>
/// <remarks>
/// Its timer is armed for each of these moments anew. A periodic timer that is held up for more than a period counts on from there, and is off the
/// schedule for ever.
/// </remarks>
/// <param name="period">The time between two ticks.</param>
/// <param name="time">The clock.</param>
/// <param name="fired">Called by the timer, not in the gate: a tick may be due.</param>
internal sealed class TickTimer(TimeSpan period, TimeProvider time, Action fired) : IDisposable
{
    private readonly long _origin = time.GetTimestamp();
    private readonly ITimer _timer = Unflowed.Make(() => time.CreateTimer(_ => fired(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    private TimeSpan? _due;

    public TimeSpan Period { get; private set; } = period;

    public bool Runs => _due is not null;

    /// <summary>The periods that went by without a tick.</summary>
    public long Skipped { get; private set; }

    public TimeSpan MostLate { get; private set; }

    /// <summary>The time since it was made.</summary>
    public TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Begins a schedule; false if there is one.</summary>
    public bool Start()
    {
        if (Runs) return false;
        Begin();
        return true;
    }

    /// <summary>Ends the schedule; false if there is none.</summary>
    public bool Stop()
    {
        if (!Runs) return false;
        _due = null;
        Arm();
        return true;
    }

    /// <summary>Changes the period and, if it ticks, begins anew. The same again changes nothing.</summary>
    public void Change(TimeSpan period)
    {
        if (period == Period) return;
        Period = period;
        if (Runs) Begin();
    }

    /// <summary>Looks whether a tick is due, and how late it is; null: none, as yet. <see cref="Arm"/> comes after it in both cases.</summary>
    public TimeSpan? TakeDue()
    {
        // A timer may be a little early against the clock, or have been armed before a stop or a change.
        if (_due is not { } due || Now - due is not { Ticks: >= 0 } late) return null;
        if (late > MostLate) MostLate = late;
        var skipped = late.Ticks / Period.Ticks;
        Skipped += skipped;
        _due = due + (skipped + 1) * Period;
        return late;
    }

    /// <summary>Arms the timer for the moment that is due next, if there is one.</summary>
    public void Arm() => _timer.Change(_due is { } due ? Until(due) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _due = null;
        _timer.Dispose();
    }

    private void Begin()
    {
        _due = Now + Period;
        Arm();
    }

    // Whole milliseconds are what a timer can do; rounded down it would fire again and again until the moment has come.
    private TimeSpan Until(TimeSpan due) => TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((due - Now).TotalMilliseconds)));
}
