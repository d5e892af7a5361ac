namespace ActorConcurrency.Cli;

/// <summary>
/// Says of a run whether the promises of clustered recipes held, from what their clients wrote down and nothing else. A pure function. It says
/// that one was broken only where the histories prove it, whatever the delays of messages and threads were.
/// </summary>
internal static class HistoryJudge
{
    public static RunVerdict Judge(IEnumerable<HistoryLine> lines, JudgedRun run)
    {
        var history = new RunHistory(lines);
        var (overlaps, late) = OverlapRule.Judge(history, run);
        var (disorder, ordered) = OrderRule.Judge(history, run);
        Violation[] nothing = history.Grants.Count > 0 ? [] : [new("grants", "Nothing was granted, so nothing was shown.", [])];
        return new()
        {
            Grants = history.Grants.Count,
            Reads = history.Reads.Count,
            Stale = LedgerRule.Stale(history, run),
            Ordered = ordered,
            Late = late,
            Violations =
            [
                .. nothing, .. overlaps, .. TokenRule.Judge(history), .. disorder, .. LedgerRule.Judge(history, run),
                .. OutcomeRule.Judge(history, run), .. EndRule.Judge(history),
            ],
        };
    }
}
