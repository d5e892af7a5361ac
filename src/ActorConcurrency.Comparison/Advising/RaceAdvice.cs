namespace ActorConcurrency.Comparison;

/// <summary>What follows where one side shows an outcome that must not be and another does not. Pure.</summary>
internal static class RaceAdvice
{
    public static IEnumerable<Claim> Of(Side choice, RaceTable race)
    {
        var columns = Enumerable.Range(0, race.Columns.Length).Where(index => Advice.Choices.Contains(race.Columns[index].Side)).ToList();
        var mine = columns.Where(index => race.Columns[index].Side == choice).ToList();
        var others = columns.Except(mine).Where(index => Forbidden(race, index) > 0).ToList();
        if (mine.Count == 0 || others.Count == 0 || mine.Any(index => Forbidden(race, index) > 0)) yield break;

        var shown = others.Select(index => $"{race.Columns[index].Name} showed what must not be in {Quantities.Count(Forbidden(race, index))} of {Quantities.Count(race.Columns[index].Runs)}");
        yield return new Claim(
            choice, $"this question matters: {race.Title} {Advice.List(shown)} runs", new Evidence(EvidenceKind.Runs, mine.Concat(others).Min(index => race.Columns[index].Runs)), [race.Race]);
    }

    private static int Forbidden(RaceTable race, int column) => race.Rows.Where(row => row.Grade == Grade.Forbidden).Sum(row => row.Counts[column]);
}
