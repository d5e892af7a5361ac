namespace ActorConcurrency.Cli;

/// <summary>No token twice for a name, and whoever asks after a grant was answered gets a higher one.</summary>
/// <remarks>
/// What was answered was decided before, and what is asked is decided after: so the one token must be the higher, however the answers travel. Of two
/// grants of which one was asked for before the other was answered, nothing is said.
/// </remarks>
internal static class TokenRule
{
    private const string Rule = "tokens";

    public static IEnumerable<Violation> Judge(RunHistory history) =>
        history.Grants.GroupBy(grant => grant.Name).SelectMany(name => Twice(name).Concat(Lower([.. name])));

    private static IEnumerable<Violation> Twice(IEnumerable<GrantHistory> grants) =>
        from same in grants.GroupBy(grant => grant.Token)
        where same.Count() > 1
        select new Violation(Rule, $"Token {same.Key} was granted {same.Count()} times for {same.First().Name}.", [.. same.SelectMany(grant => grant.Lines)]);

    private static IEnumerable<Violation> Lower(GrantHistory[] answered)
    {
        var next = 0;
        GrantHistory? highest = null;
        foreach (var grant in answered.OrderBy(grant => grant.Request.Asked.At))
        {
            for (; next < answered.Length && answered[next].At < grant.Request.Asked.At; next++)
                if (highest is null || answered[next].Token > highest.Token) highest = answered[next];
            if (highest is not null && grant.Token < highest.Token)
                yield return new(
                    Rule, $"Token {grant.Token} of {grant.Name} was asked for after token {highest.Token} had been answered.", [.. highest.Lines, .. grant.Lines]);
        }
    }
}
