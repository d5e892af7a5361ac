using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Says in plain words what follows from the rows, whichever side it favours. Pure.</summary>
internal static class Conclusions
{
    /// <summary>Two amounts of memory count as different only from this ratio on.</summary>
    private const double Noticeable = 1.2;

    public static ImmutableArray<string> Of(ImmutableArray<ExperimentReport> experiments) =>
    [
        .. FaultsOf(experiments),
        .. experiments.Where(experiment => experiment.Load == Load.Computing).SelectMany(CostsOf),
        .. SizesOf(experiments),
    ];

    private static IEnumerable<string> FaultsOf(ImmutableArray<ExperimentReport> experiments)
    {
        var rows = experiments.SelectMany(experiment => experiment.Rows).Where(row => row.Side != Side.Direct).ToList();
        var showing = rows.GroupBy(row => row.Side == Side.Original ? "the original" : Who(row))
            .Select(side => (Who: side.Key, Faults: Quantities.List([.. side.SelectMany(row => row.FaultsShown).Select(shown => $"“{shown.Fault}”").Distinct()])))
            .Where(side => side.Faults.Length > 0).GroupBy(side => side.Faults, side => side.Who).Select(group => $"{Subject([.. group])} {group.Key}").ToList();
        if (showing.Count == 0) yield break;

        // Only who ran every experiment in which a fault showed.
        var faulty = experiments.Where(experiment => experiment.Rows.Any(row => row.Side != Side.Direct && !row.FaultsShown.IsEmpty)).ToList();
        var clean = rows.GroupBy(Who)
            .Where(side => side.All(row => row.Verdict == Verdict.Held && row.FaultsShown.IsEmpty && row.Side != Side.Original))
            .Where(side => faulty.All(experiment => experiment.Rows.Any(row => Who(row) == side.Key))).Select(side => side.Key).ToList();
        yield return $"Behaviour: {string.Join("; ", showing)}" + (clean.Count > 0 ? $"; {Subject(clean)} no fault." : ".");
    }

    // Only sides that held have figures: what broke is not compared. What is too few runs is not, either.
    private static IEnumerable<string> CostsOf(ExperimentReport experiment)
    {
        var rows = experiment.Rows.Where(row => row.Figures is { DurationMs: not null }).ToList();
        if (rows.Count < 2) yield break;

        yield return $"Time, {experiment.Name}: {Ranking(rows, row => row.Figures!.DurationMs!.Value, Quantities.Duration, PaceOf)}{(rows.Any(IsWide) ? "; the runs differ much, so the factors are rough" : "")}.";
        yield return $"Memory, {experiment.Name}: {Ranking(rows, row => row.Figures!.AllocatedBytes!.Value, bytes => Quantities.Bytes((long)bytes), SizeOf)}.";
    }

    private static IEnumerable<string> SizesOf(ImmutableArray<ExperimentReport> experiments)
    {
        var rows = experiments.SelectMany(experiment => experiment.Rows).Where(row => row.Side != Side.Direct && row.Shape is not null).DistinctBy(row => row.Implementation).ToList();
        if (rows.Count < 2) yield break;

        var sizes = rows.OrderBy(row => row.Shape!.Lines).Select(row => $"{Who(row)} ({RowText.Code(row)})");
        yield return $"Code, least first: {Quantities.List([.. sizes])}.";
    }

    private static string Ranking(IEnumerable<SideReport> rows, Func<SideReport, double> amount, Func<double, string> text, Func<SideReport, SideReport, Pace> compared)
    {
        var ranked = rows.OrderBy(amount).ToList();
        var least = ranked[0];
        var others = ranked.Skip(1).Select(row => $"{Who(row)} {Compared(compared(row, least), amount(row), amount(least))} ({text(amount(row))})");
        return $"{Who(least)} takes least ({text(amount(least))}), {Quantities.List([.. others])}";
    }

    private static string Who(SideReport row) => row.Side == Side.Library ? row.Name : row.Implementation;

    private static string Compared(Pace pace, double amount, double least) => pace switch
    {
        Pace.Slower => least > 0 ? $"{Quantities.Times(amount / least)} as much" : "more",
        Pace.Noisy => "perhaps more",
        _ => "about as much",
    };

    private static Pace PaceOf(SideReport row, SideReport least) => Paces.Of(row.Figures!.DurationsMs, least.Figures!.DurationsMs);

    private static Pace SizeOf(SideReport row, SideReport least) =>
        row.Figures!.AllocatedBytes < Noticeable * least.Figures!.AllocatedBytes ? Pace.Same : Pace.Slower;

    private static bool IsWide(SideReport row) => row.Figures!.UpperMs - row.Figures.LowerMs > row.Figures.DurationMs;

    private static string Subject(IReadOnlyList<string> who) => $"{Quantities.List(who)} {(who.Count == 1 ? "shows" : "show")}";
}
