using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>One thing of a report that can change. Immutable.</summary>
/// <param name="Name">Its name, unique in the report.</param>
/// <param name="State">What became of it, in a word; empty for what only takes time.</param>
/// <param name="IsGood">Whether that is as it should be, or what is declared of it to come by chance: that says nothing the next time.</param>
/// <param name="Lost">How many are lost or doubled.</param>
/// <param name="Times">What it took, time by time.</param>
/// <param name="TimeText">Writes such a time.</param>
internal sealed record DiffRow(string Name, string State, bool IsGood, long Lost, ImmutableArray<double> Times, Func<double, string> TimeText)
{
    public static IEnumerable<DiffRow> Of(ComparisonReport report) => report.Recipes.SelectMany(recipe => (IEnumerable<DiffRow>)
    [
        .. from experiment in recipe.Experiments
           from row in experiment.Rows
           select new DiffRow(
               $"{recipe.Recipe}/{experiment.Name}/{row.Name}", row.Verdict.ToString().ToLowerInvariant(), row.Verdict == Verdict.Held || IsByChance(experiment, row), 0, row.Figures?.DurationsMs ?? [], Quantities.Duration),
        .. from cell in recipe.Failures?.Cells ?? []
           where cell.Effect.IsOutcome()
           select new DiffRow(
               $"{recipe.Recipe}/{cell.Failure}/{cell.Contender} ({cell.Side.Name()})", cell.Effect.Name(), cell.Effect.IsGood(), cell.Lost + cell.Doubled, [], Quantities.Duration),
        .. from race in recipe.Races
           from index in Enumerable.Range(0, race.Columns.Length)
           let forbidden = race.Rows.Where(row => row.Grade == Grade.Forbidden && !race.Columns[index].KnownFor.Contains(row.Outcome)).Sum(row => row.Counts[index])
           select new DiffRow(
               $"{recipe.Recipe}/{race.Race}/{race.Columns[index].Name} ({race.Columns[index].Side.Name()})", forbidden == 0 ? "nothing forbidden" : "a forbidden outcome", forbidden == 0, 0, [], Quantities.Duration),
        .. from costs in recipe.AllCosts
           from row in costs.Throughput
           select new DiffRow(
               FormattableString.Invariant($"{recipe.Recipe}/{costs.Study}/{row.Name} ({row.Side.Name()}), {row.Participants} at once, hold {row.HoldMicroseconds} µs"), "", true, 0, row.RoundsNs,
               nanoseconds => Quantities.Duration(nanoseconds / 1e6)),
    ]);

    /// <summary>What changed, apart from times.</summary>
    public IEnumerable<Change> ChangesTo(DiffRow after)
    {
        if (IsGood && !after.IsGood) yield return new Change(ChangeKind.NewlyBroken, Name, $"{State} → {after.State}");
        if (!IsGood && after.IsGood) yield return new Change(ChangeKind.Mended, Name, $"{State} → {after.State}");
        if (after.Lost > Lost) yield return new Change(ChangeKind.Lost, Name, $"{Quantities.Count(Lost)} → {Quantities.Count(after.Lost)} lost or doubled");
    }

    /// <summary>The change of its time, where that is slower or faster.</summary>
    public Change PaceTo(DiffRow after, Pace pace)
    {
        var (earlier, later) = (Spread.Quartiles(Times).Median, Spread.Quartiles(after.Times).Median);
        var text = $"{TimeText(earlier)} → {TimeText(later)}, median of {Times.Length} and {after.Times.Length}";
        return new Change(pace == Pace.Slower ? ChangeKind.Slower : ChangeKind.Faster, Name, text, later / earlier);
    }

    private static bool IsByChance(ExperimentReport experiment, SideReport row) =>
        row.Expected && !row.FaultsShown.IsEmpty && row.FaultsShown.All(shown => experiment.Faults.Any(fault => fault.Name == shown.Fault && fault.ByChance));
}
