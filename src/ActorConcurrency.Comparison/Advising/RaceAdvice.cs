namespace ActorConcurrency.Comparison;

/// <summary>What follows where one side has a program without an outcome that must not be, and another has none. Pure.</summary>
internal static class RaceAdvice
{
    public static IEnumerable<Claim> Of(Side choice, RaceTable race)
    {
        if (!race.Complete) yield break;
        var columns = Enumerable.Range(0, race.Columns.Length).Where(index => race.Columns[index].Runs > 0).ToLookup(index => race.Columns[index].Side.Choice());
        // Who is known for it may only have been lucky.
        var mine = columns[choice].Where(index => Forbidden(race, index) == 0 && race.Columns[index].KnownFor.IsEmpty).ToList();
        // A wrong program beside a right one says nothing against a side.
        var others = Advice.Choices.Where(side => side != choice && columns[side].Any() && columns[side].All(index => Forbidden(race, index) > 0)).SelectMany(side => columns[side]).ToList();
        if (mine.Count == 0 || others.Count == 0) yield break;

        var shown = others.Select(index => $"{race.Columns[index].Name} showed a forbidden outcome in {InWhat(race, index)}");
        var twins = columns[Side.Twin].Select(index => (race.Columns[index].Name, Forbidden(race, index) == 0 && race.Columns[index].KnownFor.IsEmpty));
        yield return TwinAdvice.Of(choice, twins).AddTo(new Claim(
            choice, $"{AdviceText.Capital(race.Title)} {Advice.List(shown)}; {Advice.List(mine.Select(index => race.Columns[index].Name))} showed none",
            EvidenceOf(race, mine, others), [race.Race]));
    }

    // Exhaustive only where each of the actor's programs was tried in all orders; of shared state there is no such list.
    private static Evidence EvidenceOf(RaceTable race, List<int> mine, List<int> others)
    {
        var compared = mine.Concat(others).Select(index => race.Columns[index]).ToList();
        var stress = new Evidence(EvidenceKind.Stress, compared.Min(column => column.Runs)) { Seconds = compared.Min(column => column.Seconds) };
        var byMessages = mine.Select(index => race.Columns[index]).Where(column => column.Side == Side.Actor).ToList();
        return byMessages.Count > 0 && byMessages.All(column => column.Orders is { AreAll: true })
            ? stress with { Kind = EvidenceKind.Exhaustive, Orders = OrderText.Count([.. byMessages.Select(column => column.Orders!)]) }
            : stress;
    }

    private static string InWhat(RaceTable race, int column) => InRuns(race, column) > 0
        ? $"{Quantities.Count(InRuns(race, column))} of {Quantities.Count(race.Columns[column].Runs)} runs"
        : $"{Quantities.Count(InOrders(race, column))} of {Quantities.Count(race.Columns[column].Orders!.All.Length)} orders";

    private static int Forbidden(RaceTable race, int column) => InRuns(race, column) + InOrders(race, column);

    private static int InRuns(RaceTable race, int column) => race.Rows.Where(row => row.Grade == Grade.Forbidden).Sum(row => row.Counts[column]);

    private static int InOrders(RaceTable race, int column) =>
        race.Columns[column].Orders is { } orders ? race.Rows.Where(row => row.Grade == Grade.Forbidden).Sum(row => orders.Count(row.Outcome)) : 0;
}
