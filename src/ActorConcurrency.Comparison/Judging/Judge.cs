using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Decides what a record means. Pure: the same record always gives the same answer.</summary>
public static class Judge
{
    /// <summary>The verdict on one side's run.</summary>
    /// <param name="record">The run's record.</param>
    public static Verdict VerdictOf(TrialRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Ending switch
        {
            Ending.Hung => Verdict.Hung,
            Ending.Failed => Verdict.Unknown,
            _ => record.Violations.IsEmpty ? Verdict.Held : Verdict.Broken,
        };
    }

    /// <summary>What is wrong with one side's run, in sentences; none if it went as it should.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="side">The side.</param>
    /// <param name="record">The run's record.</param>
    public static ImmutableArray<string> Objections(Experiment experiment, Side side, TrialRecord record)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(record);
        return [.. side == Side.Lock ? AgainstOriginal(experiment, record) : AgainstSuccessor(record)];
    }

    /// <summary>Why the verdict is not <see cref="Verdict.Held"/>; empty if it is.</summary>
    /// <param name="record">The run's record.</param>
    public static string Reason(TrialRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Ending == Ending.Completed ? string.Join("; ", record.Violations) : record.Reason;
    }

    // The original may break what it is known to break, and must: otherwise the comparison shows nothing.
    private static IEnumerable<string> AgainstOriginal(Experiment experiment, TrialRecord record)
    {
        foreach (var fault in experiment.Faults)
            if (!record.Shown.ContainsKey(fault.Name)) yield return $"the fault “{fault.Name}” did not show";

        var verdict = VerdictOf(record);
        if (verdict == Verdict.Unknown || (verdict != Verdict.Held && record.Shown.IsEmpty))
            yield return $"{Name(verdict)} without a fault that explains it: {Reason(record)}";
    }

    private static IEnumerable<string> AgainstSuccessor(TrialRecord record)
    {
        var verdict = VerdictOf(record);
        if (verdict != Verdict.Held) yield return $"{Name(verdict)}: {Reason(record)}";

        foreach (var (fault, evidence) in record.Shown.OrderBy(shown => shown.Key, StringComparer.Ordinal))
            yield return $"the original's fault “{fault}” showed: {evidence}";
    }

    private static string Name(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
