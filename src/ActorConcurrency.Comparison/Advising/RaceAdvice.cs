namespace ActorConcurrency.Comparison;

/// <summary>What follows where one side has a program without an outcome that must not be, and another has none. Pure.</summary>
internal static class RaceAdvice
{
    public static IEnumerable<Claim> Of(Side choice, RaceTable race)
    {
        if (!race.Complete) yield break;
        var columns = Enumerable.Range(0, race.Columns.Length).Where(index => race.Columns[index].Runs > 0).ToLookup(index => SideOf(race.Columns[index].Side));
        // Who is known for it may only have been lucky.
        var mine = columns[choice].Where(index => Forbidden(race, index) == 0 && race.Columns[index].KnownFor.IsEmpty).ToList();
        // A wrong program beside a right one says nothing against a side.
        var others = Advice.Choices.Where(side => side != choice && columns[side].Any() && columns[side].All(index => Forbidden(race, index) > 0)).SelectMany(side => columns[side]).ToList();
        if (mine.Count == 0 || others.Count == 0) yield break;

        var shown = others.Select(index => $"{race.Columns[index].Name} showed what must not be in {Quantities.Count(Forbidden(race, index))} of {Quantities.Count(race.Columns[index].Runs)} runs");
        yield return new Claim(
            choice, $"you ask: {race.Title} {Advice.List(shown)}; {Advice.List(mine.Select(index => race.Columns[index].Name))} did not",
            new Evidence(EvidenceKind.Runs, mine.Concat(others).Min(index => race.Columns[index].Runs)), [race.Race]);
    }

    // The same actor, whichever way it is asked.
    private static Side SideOf(Side side) => side == Side.Direct ? Side.Actor : side;

    private static int Forbidden(RaceTable race, int column) => race.Rows.Where(row => row.Grade == Grade.Forbidden).Sum(row => row.Counts[column]);
}
