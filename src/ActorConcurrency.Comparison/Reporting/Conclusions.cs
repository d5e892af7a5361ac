using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Says in plain words what follows from the rows, whichever side it favours. Pure. Two durations count as different only if one is at
/// least a fifth longer.
/// </summary>
internal static class Conclusions
{
    private const double Noticeable = 1.2;

    public static ImmutableArray<string> Of(ImmutableArray<ExperimentReport> experiments) =>
        [.. experiments.SelectMany(FaultsOf), .. experiments.SelectMany(CostsOf), .. experiments.Select(SizeOf).OfType<string>().Distinct()];

    private static IEnumerable<string> FaultsOf(ExperimentReport experiment)
    {
        if (Row(experiment, Side.Lock) is not { FaultsShown.IsEmpty: false } original) yield break;

        var clean = string.Join(" and ", experiment.Rows.Where(row => row.Side != Side.Lock && row.FaultsShown.IsEmpty && row.Verdict == Verdict.Held).Select(row => row.Implementation));
        foreach (var (fault, evidence) in original.FaultsShown)
            yield return $"{experiment.Name}: {original.Implementation} shows “{fault}” ({evidence})" + (clean.Length > 0 ? $"; {clean} do not." : ".");
    }

    private static IEnumerable<string> CostsOf(ExperimentReport experiment)
    {
        if (Row(experiment, Side.Actor) is not { Figures: { } actor } actorRow) yield break;

        foreach (var rival in experiment.Rows)
            if (rival is { Side: not Side.Actor, Figures: { } figures })
                yield return $"{experiment.Name}: {Time(experiment, rival, figures, actorRow, actor)}{Cost(figures, actor)}.";
    }

    private static string Time(ExperimentReport experiment, SideReport rival, Figures figures, SideReport actorRow, Figures actor)
    {
        var ratio = actor.DurationMs / Math.Max(figures.DurationMs, 0.001);
        var (faster, slower, times) = ratio >= 1 ? (rival, actorRow, ratio) : (actorRow, rival, 1 / ratio);
        if (experiment.Load == Load.Waiting || times < Noticeable)
            return $"{rival.Implementation} and {actorRow.Implementation} take about the same time";
        return $"{faster.Implementation} is {Quantities.Times(times)} as fast as {slower.Implementation}";
    }

    private static string Cost(Figures rival, Figures actor) =>
        $"; it takes {rival.Threads} thread(s) and {Quantities.Bytes(rival.AllocatedBytes)} against {actor.Threads} and {Quantities.Bytes(actor.AllocatedBytes)}";

    private static string? SizeOf(ExperimentReport experiment)
    {
        if (Row(experiment, Side.Lock) is not { } original || Row(experiment, Side.Actor) is not { } actor) return null;

        var simpler = original.Shape.CodeBytes <= actor.Shape.CodeBytes ? original : actor;
        return $"{simpler.Implementation} is the simpler code: {Size(original)} against {Size(actor)}.";
    }

    private static string Size(SideReport row) =>
        $"{row.Implementation} is {row.Shape.Types} type(s), {Quantities.Bytes(row.Shape.CodeBytes)} of compiled code";

    private static SideReport? Row(ExperimentReport experiment, Side side) => experiment.Rows.FirstOrDefault(row => row.Side == side);
}
