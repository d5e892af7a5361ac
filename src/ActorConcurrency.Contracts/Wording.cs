using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>How a snapshot stays small, and how it prints, as permits and leases do: plain English on one line, whatever the culture.</summary>
internal static class Wording
{
    /// <summary>How many entries of a list a snapshot has at most. It says how many more there are.</summary>
    public const int MostEntries = 100;

    // A line is to be read.
    private const int MostInWords = 10;

    /// <summary>The first entries of a list, as many as a snapshot has.</summary>
    public static ImmutableArray<T> Capped<T>(IEnumerable<T> entries) => [.. entries.Take(MostEntries)];

    /// <summary>Text that is the same in every culture.</summary>
    public static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>How long something has lasted.</summary>
    public static string Age(TimeSpan age) => age < TimeSpan.FromSeconds(1) ? Text($"{age.TotalMilliseconds:0.#} ms") : Text($"{age.TotalSeconds:0.#} s");

    /// <summary>A label, on one line, or a word for nobody's.</summary>
    public static string Name(string label) => label.Length == 0 ? "somebody" : OneLine(label);

    /// <summary>Names, each quoted.</summary>
    public static string Names(ImmutableArray<string> names) =>
        names.IsDefaultOrEmpty ? "no lock" : List(names.Select(static name => $"'{OneLine(name)}'"), ", ", names.Length);

    /// <summary>A sentence that names who is missing, and counts those that have no name in it; nothing if nobody is.</summary>
    public static string Missing(ImmutableArray<string> labels, int more)
    {
        if (labels.IsDefaultOrEmpty) return more > 0 ? Text($" Missing: {more} without a name.") : "";
        string[] named = [.. labels.Take(MostInWords - 1).Select(static label => $"'{OneLine(label)}'")];
        var rest = labels.Length - named.Length + more;
        return Sentence<string>("Missing", rest > 0 ? [.. named, Text($"{rest} more")] : [.. named], 0);
    }

    /// <summary>Ages for a sentence.</summary>
    public static ImmutableArray<string> Ages(ImmutableArray<TimeSpan> ages) =>
        ages.IsDefaultOrEmpty ? [] : [.. ages.Select(static age => $"somebody for {Age(age)}")];

    /// <summary>A number of things.</summary>
    /// <param name="count">How many.</param>
    /// <param name="thing">What one of them is called.</param>
    public static string Several(long count, string thing) => count == 1 ? $"1 {thing}" : Text($"{count} {thing}s");

    /// <summary>A sentence that lists entries, or counts those that are not known; nothing if there are none.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="more">How many more there are.</param>
    public static string Sentence<T>(string title, ImmutableArray<T> entries, int more) where T : notnull =>
        entries.IsDefaultOrEmpty ? more > 0 ? Text($" {title}: {more}.") : "" : $" {title}: {List(entries.Select(static entry => $"{entry}"), "; ", entries.Length + more)}.";

    /// <summary>Text without anything that would begin another line.</summary>
    public static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(static letter => char.IsControl(letter) ? ' ' : letter)) : text;

    private static string List(IEnumerable<string> entries, string separator, int count)
    {
        var first = string.Join(separator, entries.Take(MostInWords));
        return count > MostInWords ? Text($"{first}{separator}and {count - MostInWords} more") : first;
    }
}
