namespace ActorConcurrency;

/// <summary>What a schedule counts. Not thread-safe: its state owns it.</summary>
internal sealed class ScheduleFigures
{
    public long Runs { get; private set; }

    public long Failed { get; private set; }

    public string? LastFailure { get; private set; }

    public TimeSpan MostLate { get; private set; }

    /// <summary>Runs that were left out.</summary>
    public long Skipped { get; set; }

    /// <summary>Entries that were dropped.</summary>
    public int Dropped { get; set; }

    public void NoteLate(TimeSpan late)
    {
        if (late > MostLate) MostLate = late;
    }

    public void NoteRun(ScheduleProtocol.Ran ran)
    {
        Runs++;
        if (ran.ErrorType is null) return;
        Failed++;
        LastFailure = $"{ran.ErrorType}: {ran.Error}";
    }
}
