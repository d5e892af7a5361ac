namespace ActorConcurrency.Cli;

/// <summary>First come, first served, as far as a client can know who came first.</summary>
/// <remarks>
/// <para>That a request was asked for before another says nothing: its message may have been slower. But a snapshot names who waits. Whoever stands in it before
/// another is served before the other; and so is whoever stands in it before one who asked after it had been read. Tokens tell who was served first.</para>
/// <para>Only requests with a session of their own can be recognised, by its label. One that was never served (it gave up, or its node ended) is
/// not judged; nor is one whose node was paused or cut off meanwhile, for it asks anew. In a lock set only those yield to a waiter who want
/// the first of its locks: further ones it may not have reserved yet.</para>
/// </remarks>
internal static class OrderRule
{
    private const string Rule = "order";

    public static (IReadOnlyList<Violation> Violations, int Ordered) Judge(RunHistory history, JudgedRun run)
    {
        List<Violation> violations = [];
        var ordered = 0;
        foreach (var name in history.Grants.GroupBy(grant => grant.Name))
        {
            var known = name.ToDictionary(grant => grant.Request.Asked.Request!);
            var later = name.SelectMany(grant => Keys(grant, run), (grant, key) => (grant, key)).GroupBy(item => item.key, item => item.grant).ToDictionary(group => group.Key, group => new Later(group));
            foreach (var read in history.Reads.Where(read => read.Name == name.Key))
            {
                GrantHistory[] line = [.. read.Figures.Waiters.Select(label => known.GetValueOrDefault(label)).OfType<GrantHistory>().Where(grant => !LostItsPlace(grant, history))];
                foreach (var (first, second) in Pairs(line, read, later, run))
                {
                    ordered++;
                    if (second.Token < first.Token)
                        violations.Add(new(
                            Rule, $"Token {second.Token} of {name.Key} was granted before token {first.Token}, though that one was seen to wait before it.",
                            [read.Answer, .. first.Lines, .. second.Lines]));
                }
            }
        }

        return ([.. violations.DistinctBy(violation => violation.Text)], ordered);
    }

    private static IEnumerable<(GrantHistory First, GrantHistory Second)> Pairs(GrantHistory[] line, ReadHistory read, Dictionary<string, Later> later, JudgedRun run)
    {
        foreach (var (place, first) in line.Index())
        {
            foreach (var second in line.Skip(place + 1).Where(second => Keys(second, run).Contains(Key(first, run)))) yield return (first, second);
            if (later[Key(first, run)].EarliestServed(read.At) is { } newcomer) yield return (first, newcomer);
        }
    }

    // What others must not take before it: the semaphore as a whole, or the first lock of a set, in the order of their names.
    private static string Key(GrantHistory grant, JudgedRun run) => run.IsOfLocks ? grant.Granted.Locks!.Min(StringComparer.Ordinal)! : "";

    private static string[] Keys(GrantHistory grant, JudgedRun run) => run.IsOfLocks ? grant.Granted.Locks! : [""];

    private static bool LostItsPlace(GrantHistory grant, RunHistory history) => history.WasCutOff(grant.Granted.Process, grant.Request.Asked.At, grant.At);

    /// <summary>Of those who asked after a moment, the one who was served first.</summary>
    private sealed class Later
    {
        private readonly GrantHistory[] _byAsking;
        private readonly GrantHistory[] _earliest;

        public Later(IEnumerable<GrantHistory> grants)
        {
            _byAsking = [.. grants.OrderBy(grant => grant.Request.Asked.At)];
            _earliest = [.. _byAsking];
            for (var at = _earliest.Length - 2; at >= 0; at--)
                if (_earliest[at + 1].Token < _earliest[at].Token) _earliest[at] = _earliest[at + 1];
        }

        public GrantHistory? EarliestServed(long after)
        {
            var (from, to) = (0, _byAsking.Length);
            while (from < to)
            {
                var middle = (from + to) / 2;
                if (_byAsking[middle].Request.Asked.At > after) to = middle;
                else from = middle + 1;
            }

            return from < _earliest.Length ? _earliest[from] : null;
        }
    }
}
