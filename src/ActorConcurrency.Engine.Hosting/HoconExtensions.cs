using System.Globalization;
using System.Text;
using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>Writes values as HOCON. Culture-independent.</summary>
public static class HoconExtensions
{
    private const string Reserved = "$\"{}[]:=,#`^?!@*&\\";
    private const string Escaped = "/\b\f\n\r\t";

    /// <summary>Writes text, in quotes if HOCON would read it differently otherwise.</summary>
    /// <param name="text">The text; null becomes the HOCON value <c>null</c>.</param>
    /// <returns>The HOCON.</returns>
    public static string ToHocon(this string? text)
    {
        if (text is null) return "null";
        return NeedsQuotes(text) ? Quote(text) : text;
    }

    /// <summary>Writes <c>on</c> or <c>off</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The HOCON.</returns>
    public static string ToHocon(this bool value) => value ? "on" : "off";

    /// <inheritdoc cref="ToHocon(bool)" />
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this bool? value) => NotNull(value).ToHocon();

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The HOCON.</returns>
    public static string ToHocon(this int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToHocon(int)" />
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this int? value) => NotNull(value).ToHocon();

    /// <inheritdoc cref="ToHocon(int)" />
    public static string ToHocon(this long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToHocon(int)" />
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this long? value) => NotNull(value).ToHocon();

    /// <inheritdoc cref="ToHocon(int)" />
    public static string ToHocon(this float value) => value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToHocon(int)" />
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this float? value) => NotNull(value).ToHocon();

    /// <inheritdoc cref="ToHocon(int)" />
    public static string ToHocon(this double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToHocon(int)" />
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this double? value) => NotNull(value).ToHocon();

    /// <summary>Writes a time as a number of milliseconds, or as <c>infinite</c>.</summary>
    /// <param name="value">The time; a negative one is infinite.</param>
    /// <param name="allowInfinite">Whether an infinite time is allowed; default <c>false</c>.</param>
    /// <param name="zeroIsInfinite">Whether zero, too, is infinite; default <c>false</c>.</param>
    /// <returns>The HOCON.</returns>
    /// <exception cref="ConfigurationException">The time is infinite and that is not allowed.</exception>
    public static string ToHocon(this TimeSpan value, bool allowInfinite = false, bool zeroIsInfinite = false)
    {
        var isInfinite = value < TimeSpan.Zero || (zeroIsInfinite && value == TimeSpan.Zero);
        if (!isInfinite) return value.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        return allowInfinite ? "infinite" : throw new ConfigurationException("Infinite value is not allowed");
    }

    /// <inheritdoc cref="ToHocon(TimeSpan, bool, bool)" />
    /// <exception cref="ConfigurationException">The time is null, or infinite and that is not allowed.</exception>
    public static string ToHocon(this TimeSpan? value, bool allowInfinite = false, bool zeroIsInfinite = false) =>
        NotNull(value).ToHocon(allowInfinite, zeroIsInfinite);

    /// <summary>Writes text in quotes, whatever it contains.</summary>
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text) Append(quoted, character);
        return quoted.Append('"').ToString();
    }

    private static bool NeedsQuotes(string text) => text.Length == 0 || text.Any(IsSpecial);

    private static bool IsSpecial(char character) =>
        Reserved.Contains(character) || Escaped.Contains(character) || NeedsCode(character);

    private static bool NeedsCode(char character) => character > '\u00ff' || char.IsControl(character);

    private static StringBuilder Append(StringBuilder quoted, char character) => character switch
    {
        '"' or '\\' or '/' => quoted.Append('\\').Append(character),
        '\b' => quoted.Append("\\b"),
        '\f' => quoted.Append("\\f"),
        '\n' => quoted.Append("\\n"),
        '\r' => quoted.Append("\\r"),
        '\t' => quoted.Append("\\t"),
        _ when NeedsCode(character) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
        _ => quoted.Append(character)
    };

    private static T NotNull<T>(T? value) where T : struct =>
        value ?? throw new ConfigurationException("Value can not be null");
}
