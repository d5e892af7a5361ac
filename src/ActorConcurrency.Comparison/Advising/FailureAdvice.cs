using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What follows where one side comes through a failure and another does not. Pure.</summary>
internal static class FailureAdvice
{
    public static IEnumerable<Claim> Of(Side choice, FailureTable table)
    {
        var rows = table.Cells.GroupBy(cell => cell.Failure)
            .Select(row => (Mine: row.FirstOrDefault(cell => cell.Side == choice), Others: row.Where(cell => Advice.Choices.Contains(cell.Side) && cell.Side != choice).ToList()))
            .Where(row => row.Mine is { IsExpected: true } mine && mine.Effect.IsGood()).ToList();
        return [.. rows.SelectMany(row => Bad(row.Mine!, row.Others, Twins(table, row.Mine!.Failure))), .. Missing(choice, rows, table)];
    }

    /// <summary>The failures that none of the three comes through, though all of them were tried or have no way to ask for it.</summary>
    public static ImmutableArray<string> Unhelped(FailureTable table) =>
    [
        .. from row in table.Cells.Where(cell => Advice.Choices.Contains(cell.Side)).GroupBy(cell => cell.Failure)
           where row.All(cell => IsBad(cell) || cell.Effect == Effect.NotOffered) && row.Any(IsBad)
           select $"{row.Key} ({string.Join(", ", row.Select(Text))})",
    ];

    // With the words of the cell: a failure is come through under conditions.
    private static IEnumerable<Claim> Bad(Cell mine, List<Cell> others, IEnumerable<(string Name, bool Too)> twins)
    {
        if (!others.Any(IsBad)) yield break;
        var how = mine.Effect == Effect.Survived ? "goes on" : "reports it";
        var condition = mine.Remedy.Length > 0 ? $" ({mine.Remedy})" : "";
        yield return TwinAdvice.Of(mine.Side, twins).AddTo(new Claim(
            mine.Side, $"The failure “{mine.Failure}” ({string.Join(", ", others.Where(IsBad).Select(Text))}). {mine.Contender} {how}: {mine.Happened}{condition}",
            new Evidence(EvidenceKind.Runs, 1), [mine.Failure]));
    }

    // It comes through, or is known not to.
    private static IEnumerable<(string Name, bool Too)> Twins(FailureTable table, string failure) =>
        from cell in table.Cells
        where cell.Side == Side.Twin && cell.Failure == failure && cell.IsExpected && (cell.Effect.IsOutcome() || cell.Effect == Effect.NotOffered)
        select (cell.Contender, cell.Effect.IsGood());

    private static IEnumerable<Claim> Missing(Side choice, List<(Cell? Mine, List<Cell> Others)> rows, FailureTable table)
    {
        var missing = rows.Where(row => row.Others.Any(cell => cell.Effect == Effect.NotOffered)).ToList();
        if (missing.Count == 0) yield break;
        var mine = Advice.List(missing.Select(row => row.Mine!.Contender));
        var claim = new Claim(
            choice, $"What others do not offer. With {mine}: {string.Join("; ", missing.Select(row => Offered(row.Mine!, row.Others)))}",
            new Evidence(EvidenceKind.Construction, 0), [.. missing.Select(row => row.Mine!.Failure)]);
        var twins = missing.Select(row => TwinAdvice.Of(choice, Twins(table, row.Mine!.Failure))).Distinct().ToList();
        yield return (twins is [var same] ? same : TwinAdvice.None).AddTo(claim);
    }

    private static string Offered(Cell mine, List<Cell> others) =>
        $"“{mine.Failure}” (not with {string.Join(", ", others.Where(cell => cell.Effect == Effect.NotOffered).Select(cell => cell.Contender).Distinct())}): {mine.Happened}";

    private static string Text(Cell cell) => $"{cell.Contender}{(cell.Side == Side.Actor ? " by messages" : "")}: {cell.Effect.Name()}";

    private static bool IsBad(Cell cell) => cell.IsExpected && cell.Effect.IsBad();
}
