using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Says in plain words what follows from the rows, whichever side it favours. Pure.</summary>
internal static class Conclusions
{
    /// <summary>Two figures count as different only from this ratio on, and only if the middle halves of their runs lie apart.</summary>
    private const double Noticeable = 1.2;

    public static ImmutableArray<string> Of(ImmutableArray<ExperimentReport> experiments) =>
    [
        .. FaultsOf(experiments),
        .. experiments.Where(experiment => experiment.Load == Load.Computing).SelectMany(CostsOf),
        .. SizesOf(experiments),
    ];

    private static IEnumerable<string> FaultsOf(ImmutableArray<ExperimentReport> experiments)
    {
        var rows = experiments.SelectMany(experiment => experiment.Rows).ToLookup(row => row.Side == Side.Original);
        var faults = rows[true].SelectMany(row => row.FaultsShown.Select(shown => $"“{shown.Fault}”")).ToList();
        if (faults.Count == 0) yield break;

        var clean = rows[false].Where(row => row.Side != Side.Direct).GroupBy(row => row.Implementation)
            .Where(side => side.All(row => row.Verdict == Verdict.Held && row.FaultsShown.IsEmpty)).Select(side => side.Key).ToList();
        yield return $"Behaviour: the original shows {List(faults)}" + (clean.Count > 0 ? $"; {List(clean)} show none of it." : ".");
    }

    // Only sides that held have figures: what broke is not compared. What is too few runs is not, either.
    private static IEnumerable<string> CostsOf(ExperimentReport experiment)
    {
        var rows = experiment.Rows.Where(row => row.Figures is { DurationMs: not null }).ToList();
        if (rows.Count < 2) yield break;

        yield return $"Time, {experiment.Name}: {Ranking(rows, Time)}{(rows.Any(IsWide) ? "; the runs differ widely, so take the factors as rough" : "")}.";
        yield return $"Memory, {experiment.Name}: {Ranking(rows, Memory)}.";
    }

    private static IEnumerable<string> SizesOf(ImmutableArray<ExperimentReport> experiments)
    {
        var rows = experiments.SelectMany(experiment => experiment.Rows).Where(row => row.Side != Side.Direct).DistinctBy(row => row.Implementation).ToList();
        if (rows.Count < 2) yield break;

        var sizes = rows.OrderBy(row => row.Shape.CodeBytes).Select(row => $"{row.Implementation} ({Types(row.Shape.Types)}, {Quantities.Bytes(row.Shape.CodeBytes)} of compiled code)");
        yield return $"Code, simplest first: {List([.. sizes])}.";
    }

    private static string Ranking(IEnumerable<SideReport> rows, Func<SideReport, Quantity> quantity)
    {
        var ranked = rows.Select(row => (row.Implementation, Quantity: quantity(row))).OrderBy(row => row.Quantity.Value).ToList();
        var least = ranked[0].Quantity;
        var others = ranked.Skip(1).Select(row => $"{row.Implementation} {Compared(row.Quantity, least)} ({row.Quantity.Text})");
        return $"{ranked[0].Implementation} takes least ({least.Text}), {List([.. others])}";
    }

    private static string Compared(Quantity quantity, Quantity least)
    {
        if (quantity.Value < Noticeable * least.Value) return "about as much";
        if (quantity.Lower <= least.Upper) return "perhaps more";
        return least.Value > 0 ? $"{Quantities.Times(quantity.Value / least.Value)} as much" : "more";
    }

    private static Quantity Time(SideReport row)
    {
        var figures = row.Figures!;
        return new(figures.DurationMs!.Value, figures.LowerMs!.Value, figures.UpperMs!.Value, Quantities.Duration(figures.DurationMs.Value));
    }

    private static Quantity Memory(SideReport row)
    {
        var bytes = row.Figures!.AllocatedBytes;
        return new(bytes, bytes, bytes, Quantities.Bytes(bytes));
    }

    private static bool IsWide(SideReport row) => row.Figures!.UpperMs - row.Figures.LowerMs > row.Figures.DurationMs;

    private static string Types(int count) => count == 1 ? "1 type" : $"{count} types";

    private static string List(IReadOnlyList<string> items) =>
        items.Count == 1 ? items[0] : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    private readonly record struct Quantity(double Value, double Lower, double Upper, string Text);
}
