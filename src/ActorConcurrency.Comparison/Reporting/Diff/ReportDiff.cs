using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What changed from one report to a later one of the same machine. Immutable.</summary>
/// <param name="Changes">The changes, the gravest kinds first.</param>
/// <param name="Compared">How many rows both have.</param>
/// <param name="Notes">What one should know about the two, in sentences: another version of the runtime, for example.</param>
internal sealed record ReportDiff(ImmutableArray<Change> Changes, int Compared, ImmutableArray<string> Notes)
{
    /// <summary>How many of the rows that are told as slower or faster may be so by chance, as a share that is expected: 1 %.</summary>
    public const double ByChance = 0.01;

    /// <summary>Compares two reports.</summary>
    /// <param name="before">The earlier one, the baseline.</param>
    /// <param name="after">The later one.</param>
    /// <param name="threshold">
    /// By how much something has to be slower or faster, as a share; 0.05, which is 5 %, by default. Of the rows that are then told as slower or faster,
    /// no more than <see cref="ByChance"/> are expected to be so by chance, however many rows there are.
    /// </param>
    /// <exception cref="InvalidOperationException">They are not comparable: the message says why. Nothing is slower because its machine is.</exception>
    public static ReportDiff Of(ComparisonReport before, ComparisonReport after, double threshold = Paces.LeastEffect)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentOutOfRangeException.ThrowIfNegative(threshold);
        Machines.RequireSame(before, after);

        var rows = DiffRow.Of(before).ToDictionary(row => row.Name);
        var later = DiffRow.Of(after).ToDictionary(row => row.Name);
        var both = rows.Values.Where(row => later.ContainsKey(row.Name)).Select(row => (Before: row, After: later[row.Name])).ToList();
        IEnumerable<Change> changes =
        [
            .. both.SelectMany(row => row.Before.ChangesTo(row.After)),
            .. Paced([.. both.Where(row => ChangeTest.IsPossible(row.After.Times, row.Before.Times))], threshold),
            .. rows.Values.Where(row => !later.ContainsKey(row.Name)).Select(row => new Change(ChangeKind.Gone, row.Name, "it is in the earlier report only")),
            .. later.Values.Where(row => !rows.ContainsKey(row.Name)).Select(row => new Change(ChangeKind.New, row.Name, "it is in the later report only")),
        ];
        return new ReportDiff([.. changes.OrderBy(change => change.Kind)], both.Count, [.. Machines.Notes(before, after)]);
    }

    // Together: of hundreds of rows that did not change, each tested alone at 1 %, some would be slower every time.
    private static IEnumerable<Change> Paced(List<(DiffRow Before, DiffRow After)> rows, double threshold)
    {
        var tests = rows.ConvertAll(row => ChangeTest.Of(row.After.Times, row.Before.Times, threshold));
        var isSignificant = ManyTests.Significant(tests.ConvertAll(test => test.PValue), ByChance);
        return rows.Zip(tests, isSignificant).Where(row => row.Third).Select(row => row.First.Before.PaceTo(row.First.After, row.Second.Pace));
    }
}

/// <summary>A change from one report to the other. Immutable.</summary>
/// <param name="Kind">What kind of change.</param>
/// <param name="Row">What changed, for example <c>Semaphore/holder-dies/actor</c>.</param>
/// <param name="Text">How, in words.</param>
/// <param name="Ratio">The later time by the earlier one, where times are compared; else <see langword="null"/>.</param>
internal sealed record Change(ChangeKind Kind, string Row, string Text, double? Ratio = null);

/// <summary>What kind of change, the gravest first.</summary>
internal enum ChangeKind
{
    /// <summary>What held, or survived, does so no more.</summary>
    NewlyBroken,

    /// <summary>Something is lost or doubled that was not, or more of it.</summary>
    Lost,

    /// <summary>It takes longer.</summary>
    Slower,

    /// <summary>It is in the earlier report only.</summary>
    Gone,

    /// <summary>It takes less time.</summary>
    Faster,

    /// <summary>What was broken holds.</summary>
    Mended,

    /// <summary>It is in the later report only.</summary>
    New,
}
