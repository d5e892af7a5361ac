using System.Globalization;

namespace ActorConcurrency.Comparison;

/// <summary>A cross-over in words. Pure.</summary>
internal static class CrossOverText
{
    public static string Sentence(string first, string second, IReadOnlyCollection<CrossOverCell> cells)
    {
        if (cells.Count == 0) return $"{first} and {second} have no cell in common.";
        if (cells.Select(cell => cell.Outcome).Distinct().Count() == 1)
            return $"{first} against {second}: {Outcome(first, second, [.. cells])} everywhere.";

        var participants = cells.Select(cell => cell.Participants).Distinct().Order().ToArray();
        var lines = Adjacent(cells.GroupBy(cell => cell.HoldMicroseconds).OrderBy(group => group.Key).Select(group => group.ToArray()), SameWinners);
        return $"{first} against {second}: {string.Join("; ", lines.Select(line => $"{Hold(line)}: {Line(first, second, line, participants)}"))}.";
    }

    private static bool SameWinners(CrossOverCell[] one, CrossOverCell[] other) =>
        one.Select(cell => (cell.Participants, cell.Outcome)).SequenceEqual(other.Select(cell => (cell.Participants, cell.Outcome)));

    private static string Hold(List<CrossOverCell[]> line)
    {
        var holds = line.Select(cells => cells[0].HoldMicroseconds.ToString(CultureInfo.InvariantCulture)).ToArray();
        return holds.Length == 1 ? $"hold {holds[0]} µs" : $"hold {holds[0]} to {holds[^1]} µs";
    }

    private static string Line(string first, string second, List<CrossOverCell[]> line, int[] participants)
    {
        var columns = Enumerable.Range(0, line[0].Length).Select(index => line.Select(cells => cells[index]).ToArray());
        var stretches = Adjacent(columns, (one, other) => one[0].Outcome == other[0].Outcome);
        return string.Join(", ", stretches.Select(stretch => $"{Outcome(first, second, [.. stretch.SelectMany(cells => cells)])}{Where(stretch, participants)}"));
    }

    private static string Where(List<CrossOverCell[]> stretch, int[] participants)
    {
        var (least, most) = (stretch[0][0].Participants, stretch[^1][0].Participants);
        var (begins, ends) = (least == participants[0], most == participants[^1]);
        if (begins && ends) return "";
        if (least == most) return most == 1 ? " with 1 participant" : $" with {most} participants";
        if (begins) return $" up to {most} participants";
        return ends ? $" from {least} participants on" : $" with {least} to {most} participants";
    }

    private static string Outcome(string first, string second, CrossOverCell[] cells) => cells[0].Outcome switch
    {
        CostOutcome.First => $"{first} wins by {Factors(cells)}",
        CostOutcome.Second => $"{second} wins by {Factors(cells)}",
        CostOutcome.Same => "no difference",
        _ => "too noisy to tell",
    };

    private static string Factors(CrossOverCell[] cells)
    {
        var (least, most) = (Quantities.Times(cells.Min(cell => cell.Factor)), Quantities.Times(cells.Max(cell => cell.Factor)));
        return least == most ? most : $"{least} to {most}";
    }

    private static List<List<T>> Adjacent<T>(IEnumerable<T> items, Func<T, T, bool> alike)
    {
        List<List<T>> groups = [];
        foreach (var item in items)
        {
            if (groups is [.., var last] && alike(last[^1], item)) last.Add(item);
            else groups.Add([item]);
        }

        return groups;
    }
}
