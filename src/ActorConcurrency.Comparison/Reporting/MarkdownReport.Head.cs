using System.Globalization;
using System.Text;
using static ActorConcurrency.Comparison.MarkdownText;

namespace ActorConcurrency.Comparison;

/// <content>What stands above the recipes.</content>
internal static partial class MarkdownReport
{
    /// <summary>What each side is.</summary>
    internal static readonly string[][] SideMeanings =
    [
        ["original", "the Python page's program, with Python's semantics and its faults"],
        ["lock", "what a C# programmer writes with `lock` and `Monitor`"],
        ["dotnet", "the .NET primitive, as its documentation shows it"],
        ["twin", "a class of ours on .NET primitives with the interface of the actor; it knows no owners, so what a dead holder had does not come back"],
        ["library", "what another library offers"],
        ["actor", "the actor, by messages only"],
        ["direct", "the same actor as it is by default: while it is idle, its caller's thread does the step; mostly faster"],
    ];

    /// <summary>How experiments are read.</summary>
    internal const string ReadingExperiments =
        """
        A fault is forced by a gate at its critical point, so that it shows every time; each side declares the faults that it is known for. *Expected: yes*
        means: the result is the one that was declared, also where that is a failure.
        Figures are given only where the invariant held, and only such sides are compared. A duration is the median of
        at least 5 warm runs, with the middle half of them and their number. No duration is given if other work ran at the same moment, or with fewer than 5 runs.
        The *baseline* is the first side with a duration: the original, if it held. *Faster* and *slower* are by more than 5 %, *same* is within 5 %, each by
        a Mann-Whitney U test at a level of 1 %; where it cannot tell, the runs are *too noisy*. *Threads* are the distinct threads that ran the participants' code; *allocated* is what the run
        allocated in its own process, the laboratory's notes taken off. Code is counted in lines that are neither blank nor
        comment, of the types that a table names; what .NET or a library ships, what all recipes share, and the program that uses it are not counted.
        A command that runs an experiment again names its seed: that repeats the random numbers and the delays of the programs, not the order in which the system schedules threads.
        `actorconc` is the tool's command; in its repository `dotnet run -c Release --project src/ActorConcurrency.Cli --` stands for it.
        """;

    /// <summary>What each verdict means.</summary>
    internal static readonly string[][] VerdictMeanings =
    [
        ["held", "the run ended by itself, every clause of the invariant held, and no fault showed"],
        ["broken", "a clause of the invariant did not hold, or a fault showed that breaks it"],
        ["hung", "the run did not end in time; its process was ended, or it was left behind where all ran in one"],
        ["unknown", "the run failed on the way, and nothing was broken until then"],
    ];

    private static void Head(StringBuilder text, ComparisonReport report)
    {
        Line(text, "# Locks, .NET and actors compared");
        Line(text, report.Passed
            ? "**Passed**: the comparison worked. Every failure that was expected of a side appeared, and nothing else failed. The rows say how good each side is."
            : "**Not passed**: this was not as declared.");
        if (!report.Passed) List(text, report.Objections);
        if (report.IsPartial) Line(text, $"**Partial**: {report.NotRunBecause}. Not run: {string.Join(", ", report.NotRun)}.");
        var processors = report.Environment.FirstOrDefault(fact => fact.Name == LaboratoryEnvironment.Processors)?.Value;
        Line(text, $"Speeds are those of one machine{(processors is null ? "" : $" with {processors} processors")}; see [Environment](#environment). Every duration that a program names is multiplied by {report.TimeScale.ToString(CultureInfo.InvariantCulture)}. A failure that is forced shows in every run, so that one run is enough.");
        Table(text, ["side", "what it is"], SideMeanings);
    }

    // One line for each recipe: where to look first.
    private static void Glance(StringBuilder text, ComparisonReport report)
    {
        Line(text, "## At a glance");
        Line(text, $"What each choice breaks, by the names of experiments{(report.HasFailures ? " and failures" : "")} below. *None*: it broke nothing of what was tried with it.{(report.HasFailures ? "" : $" Failures: {report.FailuresNotRun}.")}");
        Table(text, ["recipe", .. Advice.Choices.Select(choice => $"{AdviceText.Title(choice)} breaks"), "fastest single call"],
            report.Recipes.Select(recipe => (string[])[$"[{recipe.Recipe}](#{recipe.Recipe.ToLowerInvariant()})", .. Advice.Choices.Select(choice => Broken(recipe, choice)), Cheapest(recipe)]));
    }

    private static string Broken(RecipeReport recipe, Side choice)
    {
        var rows = recipe.Experiments.Where(experiment => experiment.Rows.Any(row => row.Side == choice)).ToList();
        var cells = recipe.Failures?.Cells.Where(cell => cell.Side == choice).ToList() ?? [];
        if (rows.Count == 0 && cells.Count == 0) return RowText.NoFigure;
        string[] names =
        [
            .. rows.Where(experiment => experiment.Rows.Any(row => row.Side == choice && row.Verdict is Comparison.Verdict.Broken or Comparison.Verdict.Hung)).Select(experiment => experiment.Name + OnlyByMessages(experiment, choice)),
            .. cells.Where(cell => cell.Effect.IsBad()).Select(cell => cell.Failure),
        ];
        return names.Length == 0 ? "none" : string.Join(", ", names.Distinct());
    }

    // The same actor may keep it where its handle does the step itself.
    private static string OnlyByMessages(ExperimentReport experiment, Side choice) =>
        choice == Side.Actor && experiment.Rows.Any(row => row is { Side: Side.Direct, Verdict: Comparison.Verdict.Held }) ? " (by messages only)" : "";

    private static string Cheapest(RecipeReport recipe) =>
        recipe.Costs?.Throughput.Where(row => row is { Participants: 1, HoldMicroseconds: 0, Side: Side.Lock or Side.DotNet or Side.Actor or Side.Direct }).MaxBy(row => row.PerSecond) is { } cheapest
            ? $"{CostText.Head(cheapest.Side, cheapest.Name)} {Quantities.Duration(1000 / cheapest.PerSecond)}"
            : RowText.NoFigure;

    private static void Method(StringBuilder text)
    {
        Line(text, "## How to read the experiments");
        Line(text, ReadingExperiments.ReplaceLineEndings("\n"));
        Table(text, ["verdict", "meaning"], VerdictMeanings);
    }

    private static void Overview(StringBuilder text, ComparisonReport report)
    {
        var sides = report.Recipes.SelectMany(recipe => recipe.Experiments).SelectMany(experiment => experiment.Rows).Select(row => row.Side).Distinct().Order().ToArray();
        Line(text, "## All experiments");
        Table(text, ["recipe", "experiment", .. sides.Select(side => side.Name()), "faults that showed"],
            from recipe in report.Recipes
            from experiment in recipe.Experiments
            select (string[])
            [
                recipe.Recipe, $"{experiment.Name}: {experiment.Title}", .. sides.Select(side => Cell(experiment.Rows.Where(row => row.Side == side))),
                string.Join("<br>", experiment.Rows.Where(row => !row.FaultsShown.IsEmpty).Select(row => $"{row.Name}: {string.Join(", ", row.FaultsShown.Select(shown => shown.Fault))}")),
            ]);

        static string Cell(IEnumerable<SideReport> rows) => rows.Any() ? string.Join("<br>", rows.Select(row => row.Side == Side.Library ? $"{row.Name}: {Verdict(row)}" : Verdict(row))) : RowText.NoFigure;
    }
}
