using System.Text;

namespace ActorConcurrency.Comparison;

/// <content>What stands above the recipes.</content>
public static partial class MarkdownReport
{
    private static void Head(StringBuilder text, ComparisonReport report)
    {
        Line(text, "# Locks, .NET and actors compared");
        Line(text, report.Passed
            ? "**Passed**: every invariant held where it must, and every fault that is expected of a side showed. This judges the laboratory; the rows judge the sides."
            : "**Not passed**:");
        if (!report.Passed) List(text, report.Objections);
        if (report.IsPartial) Line(text, $"**Partial**: {report.NotRunBecause}. Not run: {string.Join(", ", report.NotRun)}.");

        Line(text, """
            Each recipe runs on several sides. **original**: the page's program with Python's semantics and its faults. **lock**: what a C# programmer writes
            with `lock` and `Monitor`. **dotnet**: the bare .NET primitive, as its documentation shows it.
            **twin**: a class of ours around .NET primitives that does what the actor does. **library**: what a library offers. **actor**: the actor, by messages only.
            **direct**: the same actor, whose handle does a step itself while the actor is idle; a further row of cost that must pass the same checks.
            A side that is missing says why. A fault is forced by a gate at its critical point, so that it shows every time.
            Figures are given only where the invariant held, and only such sides are compared. A duration is the median of
            at least 5 warm runs, with the middle half of them and their number; what ran beside something else, or less often, has none.
            The *baseline* is the first side with a duration: the original, if it held. *Faster* and *slower* are by more than 5 %, *same* is within 5 %, each by
            a Mann-Whitney U test at a level of 1 %; where it cannot tell, the runs are *too noisy*. *Expected* says whether a row is as declared: an original, and
            whoever else is known for a fault, is expected to break by it. What blocks runs on threads of its own, which are there before the clock
            starts; the rest runs on tasks of the thread pool. *Threads* are the distinct threads that ran the participants' code; *allocated* is what the run
            allocated in its own process, the laboratory's notes taken off. Code is counted in lines that are neither blank nor
            comment, of the types that a table names; what .NET or a library ships, what all recipes share, and the program that uses it are not counted.
            `actorconc` stands for `dotnet run -c Release --project src/ActorConcurrency.Cli --`.
            """);
        Table(text, ["verdict", "meaning"],
        [
            ["held", "the run ended by itself, every clause of the invariant held, and no fault showed"],
            ["broken", "a clause of the invariant did not hold, or a fault showed that breaks it"],
            ["hung", "the run did not end in time and its process was ended"],
            ["unknown", "the run failed on the way, and nothing was broken until then"],
        ]);
    }

    private static void Overview(StringBuilder text, ComparisonReport report)
    {
        var sides = report.Recipes.SelectMany(recipe => recipe.Experiments).SelectMany(experiment => experiment.Rows).Select(row => row.Side).Distinct().Order().ToArray();
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
