using System.Globalization;

namespace ActorConcurrency.Comparison;

/// <summary>Writes quantities and lists the same way everywhere: three significant digits, the unit that fits. Thread-safe.</summary>
internal static class Quantities
{
    private static readonly string[] ByteUnits = ["B", "KB", "MB", "GB"];

    public static string Duration(TimeSpan span) => Duration(span.TotalMilliseconds);

    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 0.001 => Digits(milliseconds * 1_000_000) + " ns",
        < 1 => Digits(milliseconds * 1000) + " µs",
        < 999.5 => Digits(milliseconds) + " ms",
        _ => Digits(milliseconds / 1000) + " s",
    };

    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1000 && unit < ByteUnits.Length - 1; unit++) value /= 1000;
        return Digits(value) + " " + ByteUnits[unit];
    }

    public static string Times(double ratio) => Factor(ratio) + "×";

    /// <summary>A ratio without the sign, for a sentence that says “times”.</summary>
    public static string Factor(double ratio) => Digits(ratio);

    public static string List(IReadOnlyList<string> items) => items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Digits(double value) => value switch
    {
        < 9.995 => value.ToString("0.##", CultureInfo.InvariantCulture),
        < 99.95 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("#,##0", CultureInfo.InvariantCulture),
    };
}
