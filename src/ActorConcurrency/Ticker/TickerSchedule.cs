namespace ActorConcurrency;

/// <summary>
/// When ticks are due: at fixed moments from the start on, so that a late tick does not delay the next. Not thread-safe: its state owns it.
/// </summary>
internal sealed class TickerSchedule(TimeSpan period)
{
    public TimeSpan Period { get; private set; } = period;

    /// <summary>When the next tick is due; null: it does not tick.</summary>
    public TimeSpan? NextDue { get; private set; }

    /// <summary>The periods that went by without a tick.</summary>
    public long Skipped { get; private set; }

    /// <summary>How late the latest tick was.</summary>
    public TimeSpan Drift { get; private set; }

    public TimeSpan MostLate { get; private set; }

    /// <summary>Begins a schedule; false if there is one.</summary>
    public bool Start(TimeSpan now)
    {
        if (NextDue is not null) return false;
        NextDue = now + Period;
        return true;
    }

    /// <summary>Ends the schedule; false if there is none.</summary>
    public bool Stop()
    {
        var ticked = NextDue is not null;
        NextDue = null;
        return ticked;
    }

    /// <summary>Changes the period and, if it ticks, begins anew; false if it is the same, which changes nothing.</summary>
    public bool Change(TimeSpan period, TimeSpan now)
    {
        if (period == Period) return false;
        Period = period;
        if (Stop()) Start(now);
        return true;
    }

    /// <summary>A tick is made; gives how late it is.</summary>
    public TimeSpan Tick(TimeSpan due, TimeSpan now)
    {
        // A timer may be a little early against the clock.
        Drift = now > due ? now - due : TimeSpan.Zero;
        if (Drift > MostLate) MostLate = Drift;
        var skipped = Drift.Ticks / Period.Ticks;
        Skipped += skipped;
        NextDue = due + (skipped + 1) * Period;
        return Drift;
    }
}
