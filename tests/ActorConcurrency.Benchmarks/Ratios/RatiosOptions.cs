using System.Globalization;

namespace ActorConcurrency.Benchmarks;

/// <summary>What was asked for.</summary>
/// <param name="Cases">What to measure.</param>
/// <param name="Rounds">How many rounds; null: as many as there is time for.</param>
/// <param name="Json">Where to write the figures; null: nowhere.</param>
internal sealed record RatiosOptions(IReadOnlyList<Case> Cases, int? Rounds, string? Json)
{
    private const int MostRounds = 1000;

    /// <summary>Reads <c>[--case NAME]... [--rounds N] [--json FILE]</c>.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static RatiosOptions Parse(string[] arguments)
    {
        var options = new RatiosOptions([], null, null);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            options = arguments[i] switch
            {
                "--case" or "--rounds" or "--json" when value is null => throw new UsageException($"{arguments[i]} lacks its value."),
                "--case" => options with { Cases = [.. options.Cases, Catalog.Find(value)] },
                "--rounds" => options with { Rounds = ParseRounds(value) },
                "--json" => options with { Json = value },
                var other => throw new UsageException($"There is no option '{other}'. Valid: --case NAME, --rounds N, --json FILE."),
            };
        }

        return options.Cases.Count > 0 ? options : options with { Cases = Catalog.All };
    }

    private static int ParseRounds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is >= 1 and <= MostRounds
            ? rounds
            : throw new UsageException($"'{text}' is no number of rounds. Valid: 1 to {MostRounds}.");
}
