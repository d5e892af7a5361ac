using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What follows where one side kept an experiment's invariant and another did not. Pure.</summary>
internal static class PromiseAdvice
{
    public static IEnumerable<Claim> Of(Side choice, ExperimentReport experiment)
    {
        var rows = experiment.Rows.Where(row => Advice.Choices.Contains(row.Side)).ToLookup(row => row.Side);
        if (!rows[choice].Any() || rows[choice].Any(row => row.Verdict != Verdict.Held || !row.Expected)) yield break;
        // Where a fault comes by chance, who has not shown it this time may only have been lucky.
        if (experiment.Faults.Any(fault => fault.ByChance)) yield break;

        var broken = rows.Where(side => side.Key != choice).SelectMany(side => side).Where(row => row.Expected && row.Verdict is Verdict.Broken or Verdict.Hung).ToList();
        if (broken.Count == 0) yield break;

        var runs = rows[choice].Concat(broken).Min(row => row.Figures?.Runs ?? 1);
        var claim = new Claim(
            choice, $"{AdviceText.Capital(experiment.Title)} {Who(experiment, broken)}. {Keeps(rows[choice])} the rule: {Clauses(experiment, broken)}",
            new Evidence(EvidenceKind.Runs, runs), [experiment.Name])
        {
            Condition = rows[choice].Select(row => row.Condition).FirstOrDefault(condition => condition.Length > 0) ?? "",
            Duty = rows[choice].Select(row => row.Duty).FirstOrDefault(duty => duty.Length > 0) ?? "",
        };
        yield return TwinAdvice.Of(choice, Twins(experiment)).AddTo(claim);
    }

    // What it broke unexpectedly, or is not known, is told elsewhere.
    private static IEnumerable<(string Name, bool Too)> Twins(ExperimentReport experiment) =>
        from row in experiment.Rows
        where row is { Side: Side.Twin, Expected: true, Verdict: not Verdict.Unknown }
        select (row.Implementation, row.Verdict == Verdict.Held);

    private static string Who(ExperimentReport experiment, IEnumerable<SideReport> broken) => Advice.List(
        from side in broken
        group Name(experiment, side) by side.Verdict == Verdict.Hung into same
        let names = same.Distinct().ToList()
        select $"{Advice.List(names)} {(same.Key ? names.Count == 1 ? "hangs" : "hang" : names.Count == 1 ? "breaks the rule" : "break the rule")}");

    private static string Keeps(IEnumerable<SideReport> rows)
    {
        string[] names = [.. rows.Select(row => row.Implementation).Distinct()];
        return $"{Quantities.List(names)} {(names.Length == 1 ? "keeps" : "keep")}";
    }

    // The same actor may keep it where its handle does the step itself.
    private static string Name(ExperimentReport experiment, SideReport row) =>
        row.Side == Side.Actor && experiment.Rows.Any(other => other is { Side: Side.Direct, Verdict: Verdict.Held }) ? $"{row.Implementation} by messages" : row.Implementation;

    // What the others broke; the whole where they did not come to an end.
    private static string Clauses(ExperimentReport experiment, IEnumerable<SideReport> broken)
    {
        var names = broken.SelectMany(row => row.Findings).Where(finding => finding.Condition == Condition.Broken).Select(finding => finding.Clause).ToHashSet();
        ImmutableArray<string> texts = [.. experiment.Invariant.Clauses.Where(clause => names.Contains(clause.Name)).Select(clause => clause.Text)];
        return texts.IsEmpty ? experiment.Invariant.Text : string.Join("; ", texts);
    }
}
