using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Spans of time as HOCON writes them.</summary>
internal static class Duration
{
    /// <summary>Reads a span.</summary>
    public static TimeSpan Parse(string text, bool allowInfinite)
    {
        if (allowInfinite && text.Trim().Equals("infinite", StringComparison.OrdinalIgnoreCase))
            return Timeout.InfiniteTimeSpan;

        var (number, unit) = Quantity.Split(text);
        if (unit.Length == 0)
            return Milliseconds(text);
        if (TicksOf(unit) is not { } ticks || !TryNumber(number, out var count))
            throw new FormatException($"The input string '{text}' is not a span of time such as '10s', '1.5 minutes' or '500ms'.");

        return count > long.MaxValue / ticks ? throw TooLong(text) : TimeSpan.FromTicks((long)(count * ticks));
    }

    private static TimeSpan Milliseconds(string text)
    {
        var milliseconds = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (milliseconds < 0 || double.IsNaN(milliseconds))
            throw new FormatException($"Expected a positive value instead of {text}");

        return milliseconds > TimeSpan.MaxValue.TotalMilliseconds ? throw TooLong(text) : TimeSpan.FromMilliseconds(milliseconds);
    }

    // Decimal, so that 0.05 s is 50 ms to the tick. A point at either end is no number.
    private static bool TryNumber(ReadOnlySpan<char> number, out decimal count) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out count) && number[0] != '.' && number[^1] != '.';

    private static OverflowException TooLong(string text) => new($"The span of time '{text}' is too long.");

    private static decimal? TicksOf(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => 0.01m,
        "us" or "micro" or "micros" or "microsecond" or "microseconds" => TimeSpan.TicksPerMicrosecond,
        "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
        "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
        "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
        "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
        "d" or "day" or "days" => TimeSpan.TicksPerDay,
        "w" or "week" or "weeks" => 7 * TimeSpan.TicksPerDay,
        _ => null,
    };
}
