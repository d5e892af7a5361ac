using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Decides what a record means. Pure: the same record always gives the same answer.</summary>
internal static class Judge
{
    /// <summary>What is known of each clause of the invariant after one side's run.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="record">The run's record.</param>
    public static ImmutableArray<Finding> Findings(Experiment experiment, TrialRecord record)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return experiment.Invariant.Check(record, experiment.Faults);
    }

    /// <summary>The verdict on one side's run. It follows from the findings: it is held exactly if every clause is.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="record">The run's record.</param>
    public static Verdict VerdictOf(Experiment experiment, TrialRecord record)
    {
        var findings = Findings(experiment, record);
        if (record.Ending == Ending.Hung) return Verdict.Hung;
        if (findings.Any(finding => finding.Condition == Condition.Broken)) return Verdict.Broken;
        return record.Ending == Ending.Failed ? Verdict.Unknown : Verdict.Held;
    }

    /// <summary>Why the verdict is not <see cref="Verdict.Held"/>; empty if it is.</summary>
    /// <param name="record">The run's record.</param>
    public static string Reason(TrialRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Ending != Ending.Completed) return record.Reason;
        return string.Join("; ", record.Violations.IsEmpty ? record.Breaches([]).Select(breach => breach.Otherwise) : record.Violations.Select(breach => breach.Otherwise));
    }

    /// <summary>What is unexpected in one side's run, in sentences; none if it went as declared.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="contender">The side.</param>
    /// <param name="record">The run's record.</param>
    public static ImmutableArray<string> Objections(Experiment experiment, Contender contender, TrialRecord record)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(contender);
        ArgumentNullException.ThrowIfNull(record);
        return [.. Missing(experiment, contender, record), .. Unexplained(experiment, contender, record), .. Undeclared(experiment, contender, record)];
    }

    // A fault that is forced must show: otherwise the comparison shows nothing.
    private static IEnumerable<string> Missing(Experiment experiment, Contender contender, TrialRecord record) =>
        contender.Expected(experiment).Where(fault => !fault.ByChance && !record.Shown.ContainsKey(fault.Name)).Select(fault => $"the fault “{fault.Name}” did not show");

    private static IEnumerable<string> Unexplained(Experiment experiment, Contender contender, TrialRecord record)
    {
        var explained = contender.Expected(experiment).Where(fault => record.Shown.ContainsKey(fault.Name)).Select(fault => fault.Breaks).ToHashSet();
        bool IsExplained(Breach breach) => explained.Contains(breach.Clause) || (explained.Count > 0 && (breach.Clause == Invariant.Whole || explained.Contains(Invariant.Whole)));

        var breaches = record.Violations.Where(breach => !IsExplained(breach)).Select(breach => breach.Otherwise).ToList();
        if (breaches.Count > 0) yield return $"broken: {string.Join("; ", breaches)}";
        if (record.Ending == Ending.Failed) yield return $"it failed on the way: {record.Reason}";
        if (record.Ending == Ending.Hung && explained.Count == 0) yield return $"hung: {record.Reason}";
    }

    private static IEnumerable<string> Undeclared(Experiment experiment, Contender contender, TrialRecord record) =>
        from shown in record.Shown
        where contender.Expected(experiment).All(fault => fault.Name != shown.Key)
        orderby shown.Key
        select $"the fault “{shown.Key}” showed, which is not expected of this side: {shown.Value}";
}
