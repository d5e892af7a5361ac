using System.Collections.Immutable;
using System.Globalization;

namespace ActorConcurrency;

/// <summary>How the queues' snapshots, deliveries and items print: one line, plain English, the same in every culture.</summary>
internal static class QueueText
{
    private const int LongestItem = 60;

    /// <summary>A limit, in words.</summary>
    public static string Limit(int capacity) => capacity == int.MaxValue ? "" : FormattableString.Invariant($" of at most {capacity}");

    /// <summary>A time as a person says it: in the largest unit of which there are two.</summary>
    public static string Age(TimeSpan age) => age.TotalSeconds switch
    {
        < 1 => FormattableString.Invariant($"{age.TotalMilliseconds:0} ms"),
        < 120 => FormattableString.Invariant($"{age.TotalSeconds:0.#} s"),
        < 2 * 3600 => FormattableString.Invariant($"{age.TotalMinutes:0} min"),
        < 48 * 3600 => FormattableString.Invariant($"{age.TotalHours:0} h"),
        _ => FormattableString.Invariant($"{age.TotalDays:0} days"),
    };

    /// <summary>Those that are listed, and how many there are besides.</summary>
    /// <param name="listed">They.</param>
    /// <param name="none">What to say if there are none.</param>
    /// <param name="besides">How many others, and what they are.</param>
    public static string List<T>(ImmutableArray<T> listed, string none, params ReadOnlySpan<(long Count, string What)> besides)
    {
        List<string> entries = listed.IsDefault ? [] : [.. listed.Select(entry => $"{entry}")];
        foreach (var (count, what) in besides)
            if (count > 0) entries.Add(FormattableString.Invariant($"{count} {what}"));
        return entries.Count == 0 ? none : string.Join(", ", entries);
    }

    /// <summary>An item in one line, cut if it is long. Runs the item's own <c>ToString</c>, and survives it.</summary>
    public static string Item(object? item)
    {
        if (item is null) return "null";
        try
        {
            return Line(Convert.ToString(item, CultureInfo.InvariantCulture) ?? "");
        }
        catch (Exception failure)
        {
            return $"a {item.GetType().Name} that does not print ({failure.GetType().Name})";
        }
    }

    private static string Line(string text) => Wording.OneLine(text.Length > LongestItem ? $"{text[..LongestItem]}…" : text);
}
