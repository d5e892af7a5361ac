namespace ActorConcurrency;

/// <summary>What can be set about an entry of a schedule. Immutable; compares by value.</summary>
/// <param name="Priority">Among what is due at the same moment, higher first. 0 by default.</param>
/// <param name="Label">A name for snapshots; none by default.</param>
/// <param name="Repetition">How it repeats; null, the default: it runs once.</param>
public sealed record EntryOptions(int Priority = 0, string Label = "", Repetition? Repetition = null)
{
    internal static EntryOptions Once { get; } = new();

    /// <exception cref="ArgumentOutOfRangeException">The repetition is out of range.</exception>
    internal EntryOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Label);
        Repetition?.Check();
        return this;
    }
}

/// <summary>How an entry of a schedule repeats: its first run is at the moment that is given with it. Immutable; compares by value.</summary>
/// <param name="Period">10 ms to <see cref="ScheduleLimit.Longest"/>.</param>
/// <param name="Cadence">What the period is between: the moments at which runs are due, by default.</param>
/// <param name="HeldUp">What becomes of the runs of a fixed rate that could not be in time: one run stands for all, by default.</param>
/// <param name="MaxRuns">How often it runs: at least 1; null, the default: until it is cancelled.</param>
public sealed record Repetition(TimeSpan Period, Cadence Cadence = Cadence.FixedRate, HeldUp HeldUp = HeldUp.RunOnce, long? MaxRuns = null)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    internal void Check()
    {
        if (Period < Shortest || Period > ScheduleLimit.Longest)
            throw new ArgumentOutOfRangeException(nameof(Period), Period, $"The period of a repetition is 10 ms to {ScheduleLimit.Longest}.");
        if (MaxRuns < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxRuns), MaxRuns, "An entry runs at least once. To repeat it until it is cancelled, leave it null.");
        if (!Enum.IsDefined(Cadence)) throw new ArgumentOutOfRangeException(nameof(Cadence), Cadence, "It is FixedRate or FixedDelay.");
        if (!Enum.IsDefined(HeldUp)) throw new ArgumentOutOfRangeException(nameof(HeldUp), HeldUp, "It is RunOnce, CatchUp or Skip.");
    }

    /// <summary>What a run that is late means for the beat.</summary>
    /// <param name="late">How late it is; not negative.</param>
    /// <param name="runs">Whether it runs at all.</param>
    /// <param name="skipped">How many runs are left out.</param>
    /// <returns>How long after its own moment the next one is due.</returns>
    internal TimeSpan Next(TimeSpan late, out bool runs, out long skipped)
    {
        var missed = Cadence == Cadence.FixedRate && HeldUp != HeldUp.CatchUp ? late.Ticks / Period.Ticks : 0;
        runs = HeldUp != HeldUp.Skip || missed == 0;
        skipped = runs ? missed : missed + 1;
        return new TimeSpan((missed + 1) * Period.Ticks);
    }
}

/// <summary>What the period of a repetition is between.</summary>
public enum Cadence
{
    /// <summary>The moments at which runs are due: a run that is late does not delay the next.</summary>
    FixedRate,

    /// <summary>The end of a run and the moment at which the next is due.</summary>
    FixedDelay,
}

/// <summary>What becomes of the runs of a fixed rate that could not be in time, because the process or an action was held up.</summary>
public enum HeldUp
{
    /// <summary>One run, late, stands for all that were missed; the next is on the beat.</summary>
    RunOnce,

    /// <summary>Each of them is made up for, one after the other, as soon as possible.</summary>
    CatchUp,

    /// <summary>What is late by a whole period or more is left out, all of it; the next run is on the beat.</summary>
    Skip,
}

/// <summary>What becomes of the entries that have not begun when a schedule is stopped.</summary>
public enum WhenStopping
{
    /// <summary>None of them runs.</summary>
    DropPending,

    /// <summary>What is due by then still runs, once each; the others do not.</summary>
    RunDue,

    /// <summary>Everything runs when it is due, and the stop waits for it. What repeats runs once more.</summary>
    RunAll,
}

/// <summary>What became of the entries of a schedule that was stopped. Immutable; compares by value.</summary>
/// <param name="Ran">How many runs came to their end after the call.</param>
/// <param name="Dropped">How many entries were dropped.</param>
public sealed record ScheduleEnd(long Ran, int Dropped);

/// <summary>How far ahead an <see cref="ISchedule"/> takes a delay or a period.</summary>
public static class ScheduleLimit
{
    /// <summary>36,500 days. Longer than any timer's limit: see <see cref="System.Threading.Timer"/>, which takes 49 days.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(36_500);

    internal static TimeSpan Checked(TimeSpan delay)
    {
        if (delay >= TimeSpan.Zero && delay <= Longest) return delay;
        throw new ArgumentOutOfRangeException(
            nameof(delay), delay, $"A delay is 0, which means now, to {Longest}. To take an entry or a timer back, call CancelAsync.");
    }

    internal static WhenStopping Checked(WhenStopping pending)
    {
        if (Enum.IsDefined(pending)) return pending;
        throw new ArgumentOutOfRangeException(nameof(pending), pending, "It is DropPending, RunDue or RunAll.");
    }
}
