using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>The orders of a race in words. Pure.</summary>
internal static class OrderText
{
    /// <summary>A line for each actor whose orders were tried: how many there are, and what they came to.</summary>
    public static IEnumerable<string> Sentences(RaceTable race) =>
        from column in race.Columns
        let orders = column.Orders
        where orders is not null
        select orders.All.IsEmpty ? $"{CostText.Head(column.Side, column.Name)}: its orders were not tried: {orders.Gap}." : Sentence(race, column, orders);

    /// <summary>How many they are, for example <c>all 6 orders</c>, with what is smaller in them.</summary>
    public static string Count(IReadOnlyCollection<RaceOrders> orders)
    {
        var fewest = orders.MinBy(one => one.All.Length)!;
        return $"all {Quantities.Count(fewest.All.Length)} orders{(fewest.Instead.Length > 0 ? $" ({fewest.Instead})" : "")}";
    }

    private static string Sentence(RaceTable race, RaceColumn column, RaceOrders orders)
    {
        var counts = race.Rows.Where(row => orders.Count(row.Outcome) > 0).Select(row => $"{row.Outcome} in {Quantities.Count(orders.Count(row.Outcome))}{Example(row, orders)}");
        var what = orders.AreAll ? $"{(orders.All.Length > 1 ? Count([orders]) : "the only order")} in which requests can be sent and handled" : $"{Quantities.Count(orders.All.Length)} orders, and not all: {orders.Gap}";
        return $"{CostText.Head(column.Side, column.Name)}, {what}: {string.Join("; ", counts)}.";
    }

    // What not everybody expects is told by how it comes about; the shortest order tells it best.
    private static string Example(RaceRow row, RaceOrders orders) =>
        row.Grade == Grade.Acceptable ? "" : $", for example {orders.All.Where(order => order.Outcome == row.Outcome).MinBy(order => order.Steps.Length)!.Steps}";
}
