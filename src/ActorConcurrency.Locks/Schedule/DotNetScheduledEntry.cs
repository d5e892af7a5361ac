namespace ActorConcurrency.Locks;

/// <summary>An entry of a <see cref="DotNetSchedule"/>. All but its completion is guarded by the schedule's gate.</summary>
internal sealed class DotNetScheduledEntry(DotNetSchedule schedule, Func<CancellationToken, ValueTask> action, EntryOptions options) : DueEntry, IScheduledEntry
{
    private readonly TaskCompletionSource<EntryOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DueTime? _moved;
    private TimeSpan _next;
    private bool _cancelled;

    public EntryOptions Options => options;

    public Task<EntryOutcome> Completion => _completion.Task;

    public DotNetSchedule Schedule => schedule;

    public Func<CancellationToken, ValueTask> Action => action;

    public long Runs { get; private set; }

    /// <summary>Since when it runs; null: it does not.</summary>
    public TimeSpan? RunningSince { get; private set; }

    /// <summary>Whether its next run is its last one, or the one that is under way.</summary>
    public bool IsLast { get; set; }

    /// <summary>Whether it runs again when the run that is under way is over.</summary>
    public bool WillRepeat => !_cancelled && !IsLast && options.Repetition is { } repetition && Runs + 1 < (repetition.MaxRuns ?? long.MaxValue);

    public ValueTask<bool> CancelAsync(CancellationToken cancellationToken = default) => schedule.CancelAsync(this, cancellationToken);

    /// <summary>Its moment has come; false: it is left out this time, and due later.</summary>
    public bool Begin(TimeSpan now, TimeSpan late, out long skipped)
    {
        skipped = 0;
        var runs = true;
        if (options.Repetition is { } repetition) _next = repetition.Next(late, out runs, out skipped);
        // A stop that lets it run once more does not wait for its next beat.
        if (!runs && IsLast) (runs, skipped) = (true, skipped - 1);
        if (runs) RunningSince = now;
        else Due += _next;
        return runs;
    }

    /// <summary>Its run is over; whether it runs again.</summary>
    public bool End(TimeSpan now)
    {
        var repeats = WillRepeat;
        Runs++;
        RunningSince = null;
        if (!repeats) return false;
        Due = _moved ?? (options.Repetition!.Cadence == Cadence.FixedDelay ? DueTime.At(now) + options.Repetition.Period : Due + _next);
        _moved = null;
        return true;
    }

    /// <summary>Whether it was cancelled while a run was under way, or waited for a thread.</summary>
    public bool IsCancelled => _cancelled;

    /// <summary>The run that is under way is the last one. Only while it will repeat.</summary>
    public void CancelRest() => _cancelled = true;

    /// <summary>The run after the one that is under way is due then. Only while it will repeat.</summary>
    public void MoveRest(DueTime due) => _moved = due;

    public void Complete(EntryOutcome outcome) => _completion.TrySetResult(outcome);

    /// <summary>How it ended, if it did not fail.</summary>
    public EntryOutcome Outcome()
    {
        if (_cancelled) return new EntryOutcome.Cancelled(Runs);
        var isDone = Runs >= (options.Repetition is { } repetition ? repetition.MaxRuns ?? long.MaxValue : 1);
        return isDone ? new EntryOutcome.Ran(Runs) : new EntryOutcome.Dropped(Runs);
    }
}
