using System.Diagnostics;

namespace ActorConcurrency;

/// <summary>What a schedule keeps of one entry. Not thread-safe: its state owns it.</summary>
/// <param name="enter">What was asked.</param>
/// <param name="owner">Who is told.</param>
internal sealed class ScheduleEntry<TAddress>(ScheduleProtocol.Enter enter, TAddress owner) : DueEntry
{
    private DueTime? _moved;
    private TimeSpan _next;
    private bool _cancelled;

    public RequestId Id => enter.Id;

    public TAddress Owner => owner;

    public ScheduleProtocol.Enter Asked => enter;

    public EntryOptions Options => enter.Options;

    /// <summary>The runs that came to their end.</summary>
    public long Runs { get; private set; }

    /// <summary>Since when it runs; null: it does not.</summary>
    public TimeSpan? RunningSince { get; private set; }

    /// <summary>Whether its next run is its last one, or the one that is under way.</summary>
    public bool IsLast { get; set; }

    /// <summary>Whether it runs again when the run that is under way is over.</summary>
    public bool WillRepeat => !_cancelled && !IsLast && Options.Repetition is { } repetition && Runs + 1 < (repetition.MaxRuns ?? long.MaxValue);

    /// <summary>Its moment has come.</summary>
    /// <param name="now">The time.</param>
    /// <param name="late">How late it is.</param>
    /// <param name="skipped">How many runs are left out.</param>
    /// <returns>Whether it runs; if not, it is due later.</returns>
    public bool Begin(TimeSpan now, TimeSpan late, out long skipped)
    {
        Debug.Assert(RunningSince is null, "An entry does not overlap itself.");
        skipped = 0;
        var runs = true;
        if (Options.Repetition is { } repetition) _next = repetition.Next(late, out runs, out skipped);
        // A stop that lets it run once more does not wait for its next beat.
        if (!runs && IsLast) (runs, skipped) = (true, skipped - 1);
        if (runs) RunningSince = now;
        else Due += _next;
        return runs;
    }

    /// <summary>Its run is over.</summary>
    /// <returns>Whether it runs again; it is then due at <see cref="DueEntry.Due"/>.</returns>
    public bool End(TimeSpan now)
    {
        var repeats = WillRepeat;
        Runs++;
        RunningSince = null;
        if (!repeats) return false;
        Due = _moved ?? (Options.Repetition!.Cadence == Cadence.FixedDelay ? DueTime.At(now) + Options.Repetition.Period : Due + _next);
        _moved = null;
        return true;
    }

    /// <summary>The run that is under way is the last one. Only while it will repeat.</summary>
    public void CancelRest() => _cancelled = true;

    /// <summary>The run after the one that is under way is due then. Only while it will repeat.</summary>
    public void MoveRest(DueTime due) => _moved = due;

    /// <summary>How it ended, if it did not fail.</summary>
    public EntryOutcome Outcome()
    {
        if (_cancelled) return new EntryOutcome.Cancelled(Runs);
        var isDone = Runs >= (Options.Repetition is { } repetition ? repetition.MaxRuns ?? long.MaxValue : 1);
        return isDone ? new EntryOutcome.Ran(Runs) : new EntryOutcome.Dropped(Runs);
    }

    public PendingEntry DescribePending(TimeSpan now, TimeSpan wallClock) =>
        new(Options.Label, Priority, Due.Elapsed(wallClock) - now, Runs);

    public RunningEntry DescribeRunning(TimeSpan now) =>
        new(Options.Label, Priority, now - RunningSince.GetValueOrDefault(now), Runs);
}
