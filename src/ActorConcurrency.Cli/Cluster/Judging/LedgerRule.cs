namespace ActorConcurrency.Cli;

/// <summary>Every snapshot's figures agree with each other, and none is older than what was known before it was asked for.</summary>
internal static class LedgerRule
{
    private const string Rule = "ledger";

    public static IEnumerable<Violation> Judge(RunHistory history, JudgedRun run) =>
        history.Reads.SelectMany(read => Figures(read, run)).Concat(history.Names.SelectMany(name => Ages(name, history, run)));

    private static IEnumerable<Violation> Figures(ReadHistory read, JudgedRun run)
    {
        var figures = read.Figures;
        if (figures.Granted != figures.Returned + figures.Reclaimed + figures.Held) yield return Of("granted is not returned + reclaimed + held");
        if (figures.More == 0 && figures.Held != figures.Holders.Sum(holder => run.IsOfLocks ? 1 : holder.Permits)) yield return Of("the holders do not have what is held");
        if (figures.Holders.DistinctBy(holder => holder.Token).Count() != figures.Holders.Length) yield return Of("two holders have one token");
        if (run.IsOfLocks)
        {
            if (figures.Holders.SelectMany(holder => holder.Locks ?? []).GroupBy(name => name).Any(name => name.Count() > 1)) yield return Of("a lock has two holders");
            yield break;
        }

        if (figures.Initial + figures.Released - figures.Drained - figures.Removed != figures.Available + figures.Held)
            yield return Of("initial + released - drained is not available + held");
        if (figures.Initial != run.Permits || figures.Available < 0 || figures.Held > run.Permits) yield return Of($"there are {run.Permits} permits");

        Violation Of(string what) => new(Rule, $"The snapshot of {read.Name} at {Moment.Text(read.At)} does not add up: {what}.", [read.Answer]);
    }

    private static IEnumerable<Violation> Ages(string name, RunHistory history, JudgedRun run)
    {
        GrantHistory[] grants = [.. history.Grants.Where(grant => grant.Name == name)];
        ReadHistory[] reads = [.. history.Reads.Where(read => read.Name == name)];
        var (nextGrant, nextRead, answered) = (0, 0, 0L);
        ReadHistory? highest = null;
        foreach (var read in reads.OrderBy(read => read.Asked.At))
        {
            for (; nextGrant < grants.Length && grants[nextGrant].At < read.Asked.At; nextGrant++) answered += run.IsOfLocks ? 1 : grants[nextGrant].Granted.Permits;
            for (; nextRead < reads.Length && reads[nextRead].At < read.Asked.At; nextRead++)
                if (highest is null || reads[nextRead].Figures.Granted > highest.Figures.Granted) highest = reads[nextRead];
            if (read.Figures.Granted < answered)
                yield return new(
                    Rule, $"The snapshot of {name} at {Moment.Text(read.At)} is too old: it counts {read.Figures.Granted}, and {answered} had been answered before it was asked for.",
                    [.. grants[nextGrant - 1].Lines, read.Asked, read.Answer]);
            if (highest is not null && read.Figures.Granted < highest.Figures.Granted)
                yield return new(
                    Rule, $"The snapshot of {name} at {Moment.Text(read.At)} is too old: it counts {read.Figures.Granted}, and one that was read before it was asked for counts {highest.Figures.Granted}.",
                    [highest.Answer, read.Asked, read.Answer]);
        }
    }
}
