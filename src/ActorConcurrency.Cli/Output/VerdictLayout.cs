using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>How verdicts are written so that the sides fit beside each other: in words, or in signs under short names.</summary>
internal sealed record VerdictLayout(bool IsShort)
{
    private const int Gap = 2;

    /// <summary>Words where every recipe's fit in <paramref name="width"/>; signs otherwise.</summary>
    public static VerdictLayout For(ComparisonReport report, int width)
    {
        var words = new VerdictLayout(IsShort: false);
        return report.Recipes.All(recipe => words.WidthOf(recipe) <= width) ? words : new VerdictLayout(IsShort: true);
    }

    public static Side[] SidesOf(RecipeReport recipe) =>
        [.. recipe.Experiments.SelectMany(experiment => experiment.Rows).Select(row => row.Side).Distinct().Order()];

    public string Head(Side side) => (IsShort, side) switch
    {
        (true, Side.Original) => "orig",
        (true, Side.DotNet) => "net",
        (true, Side.Library) => "lib",
        _ => side.Name(),
    };

    /// <summary>A verdict; with a mark where it is not as declared.</summary>
    public string Text(Verdict verdict, bool isExpected) => (IsShort ? Sign(verdict) : verdict.ToString().ToLowerInvariant()) + (isExpected ? "" : "!");

    /// <summary>What an experiment came to on a side, as markup.</summary>
    public string Cell(ExperimentReport experiment, Side side)
    {
        var rows = experiment.Rows.Where(row => row.Side == side).ToList();
        if (rows.Count == 0) return $"[grey]{RowText.NoFigure}[/]";
        var isExpected = rows.TrueForAll(row => row.Expected);
        return rows.DistinctBy(row => row.Verdict).Skip(1).Any()
            ? $"[magenta]{(IsShort ? "~" : "mixed")}{(isExpected ? "" : "!")}[/]"
            : $"[{VerdictText.Colour(rows[0].Verdict)}]{Text(rows[0].Verdict, isExpected)}[/]";
    }

    public static string Sign(Verdict verdict) => verdict switch
    {
        Verdict.Held => "+",
        Verdict.Broken => "x",
        Verdict.Hung => "h",
        _ => "?",
    };

    private int WidthOf(RecipeReport recipe) =>
        recipe.Experiments.Select(experiment => experiment.Name.Length).DefaultIfEmpty(0).Max() + SidesOf(recipe).Sum(side => Gap + Math.Max(Head(side).Length, Text(Verdict.Unknown, isExpected: false).Length));
}
