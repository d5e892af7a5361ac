namespace ActorConcurrency.Cli;

/// <summary>Every snapshot's figures agree with each other, and none is older than it says.</summary>
/// <remarks>A snapshot says how old it may be. What was answered that long before it was asked for must be in it: grants, and what earlier snapshots counted.</remarks>
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
        foreach (var (read, known, proof) in Known(name, history, run, read => read.Figures.Age))
            if (read.Figures.Granted < known)
                yield return new(
                    Rule, $"The snapshot of {name} at {Moment.Text(read.At)} is too old: it counts {read.Figures.Granted}, and {known} were known before it was asked for, less its age.",
                    [.. proof, read.Asked, read.Answer]);
    }

    /// <summary>How many reads were older than what was known when they were asked for, if not older than they said.</summary>
    public static int Stale(RunHistory history, JudgedRun run) =>
        history.Names.Sum(name => Known(name, history, run, static _ => 0).Count(item => item.Read.Figures.Granted < item.Granted));

    // How many were granted, by all answers that had come a time before a read was asked for: grants, or what another read counted.
    private static IEnumerable<(ReadHistory Read, long Granted, IEnumerable<HistoryLine> Proof)> Known(string name, RunHistory history, JudgedRun run, Func<ReadHistory, long> age)
    {
        GrantHistory[] grants = [.. history.Grants.Where(grant => grant.Name == name)];
        ReadHistory[] reads = [.. history.Reads.Where(read => read.Name == name)];
        var (nextGrant, nextRead, answered) = (0, 0, 0L);
        ReadHistory? highest = null;
        foreach (var (read, moment) in reads.Select(read => (read, read.Asked.At - age(read))).OrderBy(item => item.Item2))
        {
            for (; nextGrant < grants.Length && grants[nextGrant].At < moment; nextGrant++) answered += run.IsOfLocks ? 1 : grants[nextGrant].Granted.Permits;
            for (; nextRead < reads.Length && reads[nextRead].At < moment; nextRead++)
                if (highest is null || reads[nextRead].Figures.Granted > highest.Figures.Granted) highest = reads[nextRead];
            if (highest is not null && highest.Figures.Granted > answered) yield return (read, highest.Figures.Granted, [highest.Answer]);
            else if (nextGrant > 0) yield return (read, answered, grants[nextGrant - 1].Lines);
        }
    }
}
