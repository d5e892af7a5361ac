namespace ActorConcurrency.Benchmarks;

/// <summary>What was asked for.</summary>
/// <param name="Cases">What to measure.</param>
/// <param name="Json">Where to write the figures; null: nowhere.</param>
internal sealed record RatiosOptions(IReadOnlyList<Case> Cases, string? Json)
{
    /// <summary>Reads <c>[--json FILE] [--case NAME]...</c>.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static RatiosOptions Parse(string[] arguments)
    {
        var cases = new List<Case>();
        string? json = null;
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (arguments[i] is not ("--json" or "--case")) throw new UsageException($"There is no option '{arguments[i]}'. Valid: --json FILE, --case NAME.");
            if (i + 1 == arguments.Length) throw new UsageException($"{arguments[i]} lacks its value.");
            if (arguments[i] == "--json") json = arguments[i + 1];
            else cases.Add(Catalog.Find(arguments[i + 1]));
        }

        return new RatiosOptions(cases.Count > 0 ? cases : Catalog.All, json);
    }
}
