namespace ActorConcurrency.Cli;

/// <summary>Never more in the hands of holders than there is: no more permits than exist, no lock twice.</summary>
internal static class OverlapRule
{
    private const string Rule = "permits";

    public static (IReadOnlyList<Violation> Violations, IReadOnlyList<LateHolder> Late) Judge(RunHistory history, JudgedRun run)
    {
        List<Violation> violations = [];
        List<LateHolder> late = [];
        // What is limited: a semaphore's permits, or one lock of a lock set.
        foreach (var thing in history.Grants.SelectMany(grant => Things(grant, run)).GroupBy(item => item.Thing, item => item.Grant))
        {
            var limit = run.Permits ?? 1;
            GrantHistory[] grants = [.. thing];
            violations.AddRange(TooMuch(thing.Key, grants, limit, run));
            late.AddRange(Late(grants, limit, run));
        }

        return (violations, [.. late.DistinctBy(holder => holder.Grant)]);
    }

    private static IEnumerable<(string Thing, GrantHistory Grant)> Things(GrantHistory grant, JudgedRun run) =>
        run.IsOfLocks ? (grant.Granted.Locks ?? []).Select(name => ($"{grant.Name}/{name}", grant)) : [(grant.Name, grant)];

    private static int Amount(GrantHistory grant, JudgedRun run) => run.IsOfLocks ? 1 : grant.Granted.Permits;

    private static IEnumerable<Violation> TooMuch(string thing, GrantHistory[] grants, int limit, JudgedRun run)
    {
        List<GrantHistory> holding = [];
        // In the order in which they were got; whoever has given back by then is out.
        foreach (var grant in grants.Where(grant => grant.Until > grant.At))
        {
            holding.RemoveAll(other => other.Until <= grant.At);
            holding.Add(grant);
            var held = holding.Sum(other => Amount(other, run));
            if (held > limit)
                yield return new(Rule, $"At {Moment.Text(grant.At)}, {held} of {limit} were held of {thing}.", [.. holding.SelectMany(other => other.Lines)]);
        }
    }

    private static IEnumerable<LateHolder> Late(GrantHistory[] grants, int limit, JudgedRun run)
    {
        foreach (var grant in grants.Where(grant => grant.BelievedUntil > grant.Until))
        {
            var from = Math.Max(grant.Until, grant.WokenAt ?? grant.Until);
            var excess = Excess(grant, from, [.. grants.Where(other => other != grant && other.At < grant.BelievedUntil && other.Until > from)], limit, run);
            if (excess > 0) yield return new(grant, excess);
        }
    }

    // For how long the others, with this one, had more than there is.
    private static long Excess(GrantHistory grant, long from, GrantHistory[] others, int limit, JudgedRun run)
    {
        long[] moments = [.. others.SelectMany(other => (long[])[other.At, other.Until]).Append(from).Append(grant.BelievedUntil)
            .Where(moment => moment >= from && moment <= grant.BelievedUntil).Distinct().Order()];
        return moments.Zip(moments.Skip(1), (begin, end) =>
                others.Where(other => other.At <= begin && other.Until >= end).Sum(other => Amount(other, run)) + Amount(grant, run) > limit ? end - begin : 0)
            .Sum();
    }
}
