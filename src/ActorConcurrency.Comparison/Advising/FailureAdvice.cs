namespace ActorConcurrency.Comparison;

/// <summary>What follows where one side comes through a failure and another does not. Pure.</summary>
internal static class FailureAdvice
{
    public static IEnumerable<Claim> Of(Side choice, FailureTable table)
    {
        var rows = table.Cells.GroupBy(cell => cell.Failure).Select(row => (Failure: row.Key, Mine: Find(row, choice), Others: Others(row, choice))).Where(row => IsFine(row.Mine)).ToList();
        return [.. Claims(choice, rows, IsBad, "one of these can happen", new Evidence(EvidenceKind.Runs, 1)), .. Claims(choice, rows, IsMissing, "you need a way to ask for one of these", new Evidence(EvidenceKind.Construction, 0))];
    }

    private static IEnumerable<Claim> Claims(Side choice, List<(string Failure, Cell? Mine, Cell[] Others)> rows, Func<Cell, bool> concerns, string when, Evidence evidence)
    {
        var decided = rows.Where(row => row.Others.Any(concerns)).ToList();
        if (decided.Count == 0) yield break;

        var text = string.Join(", ", decided.Select(row => $"{row.Failure} ({string.Join(", ", row.Others.Where(concerns).Select(Text))})"));
        var names = Advice.List(decided.Select(row => row.Mine!.Contender));
        yield return new Claim(choice, $"{when}: {text}; {names} goes on or says what happened", evidence, [.. decided.Select(row => row.Failure)]);
    }

    private static string Text(Cell cell) => $"{cell.Contender}: {cell.Effect.Name()}";

    private static bool IsFine(Cell? cell) => cell?.Effect is Effect.Survived or Effect.Signalled;

    private static bool IsBad(Cell cell) => cell.Effect is Effect.Stranded or Effect.Lost or Effect.Doubled or Effect.Hung;

    private static bool IsMissing(Cell cell) => cell.Effect == Effect.NotOffered;

    // The lock is the original where nothing else was tried of it.
    private static Cell? Find(IEnumerable<Cell> row, Side choice) =>
        row.FirstOrDefault(cell => cell.Side == choice) ?? (choice == Side.Lock ? row.FirstOrDefault(cell => cell.Side == Side.Original) : null);

    private static Cell[] Others(IEnumerable<Cell> row, Side choice) => [.. Advice.Choices.Where(side => side != choice).Select(side => Find(row, side)).OfType<Cell>()];
}
