namespace ActorConcurrency.Cli;

/// <summary>What a fault did to the run. Immutable.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Process">To whom.</param>
/// <param name="At">When, in seconds since the run began.</param>
/// <param name="HadName">Whether the node had one of the names.</param>
/// <param name="Failover">How long nobody was granted anything of a name, in seconds from the fault on: the longest silence that began within a second of it. Null: until the end.</param>
/// <param name="RateBefore">Grants a second in the five seconds before it.</param>
/// <param name="RateAfter">Grants a second in the five seconds after the silence.</param>
internal sealed record FaultEffect(FaultKind Kind, string Process, double At, bool HadName, double? Failover, double RateBefore, double RateAfter)
{
    private const long Second = 1_000_000;
    private const long Stretch = 5 * Second;

    /// <summary>The effects of all faults of a run, in the order of time.</summary>
    public static IReadOnlyList<FaultEffect> Of(IReadOnlyList<HistoryLine> lines)
    {
        var byName = lines.Where(line => line.Kind == HistoryKind.Granted).GroupBy(line => line.Name!).ToDictionary(name => name.Key, name => name.Select(line => line.At).Order().ToArray());
        long[] all = [.. byName.Values.SelectMany(moments => moments).Order()];
        var ending = lines.FirstOrDefault(line => line.Kind == HistoryKind.Ending)?.At ?? long.MaxValue;
        return [.. lines.Where(line => KindOf(line) is not null && line.At < ending).OrderBy(line => line.At).Select(line => Of(line, lines, byName, all))];
    }

    private static FaultEffect Of(HistoryLine fault, IReadOnlyList<HistoryLine> lines, Dictionary<string, long[]> byName, long[] all)
    {
        var had = (lines.LastOrDefault(line => line.Kind == HistoryKind.Has && line.Process == fault.Process && line.At <= fault.At)?.Name ?? "").Split(',');
        string[] names = [.. byName.Keys.Where(had.Contains)];
        var silences = (names.Length > 0 ? names : byName.Keys.ToArray()).Select(name => EndOfSilence(byName[name], fault.At)).ToArray();
        long? over = silences.Contains(null) ? null : silences.Max();
        return new(
            KindOf(fault)!.Value, fault.Process, Moment.Seconds(fault.At), names.Length > 0,
            over is { } end ? Moment.Seconds(end - fault.At) : null,
            Rate(all, fault.At - Stretch, fault.At), over is { } back ? Rate(all, back, back + Stretch) : 0);
    }

    private static FaultKind? KindOf(HistoryLine line) => line.Kind switch
    {
        HistoryKind.Killed => FaultKind.Kill,
        HistoryKind.Frozen => FaultKind.Freeze,
        HistoryKind.Leaving => FaultKind.Leave,
        _ => null,
    };

    // Answers that were on their way when the fault came end nothing: what counts is the longest silence that began soon after it.
    private static long? EndOfSilence(long[] grants, long fault)
    {
        long? end = null;
        var (longest, last) = (-1L, fault);
        foreach (var grant in grants.Where(grant => grant > fault))
        {
            if (last > fault + Second) return end;
            if (grant - last > longest) (longest, end) = (grant - last, grant);
            last = grant;
        }

        return last > fault + Second ? end : null;
    }

    private static double Rate(long[] grants, long from, long to) => grants.Count(grant => grant >= from && grant < to) / Moment.Seconds(to - from);
}
