using System.Globalization;
using Akka.Configuration;

namespace ActorConcurrency;

/// <summary>One recipe's block of the configuration: reads its keys, and says what a wrong value should have been.</summary>
/// <param name="config">The system's configuration.</param>
/// <param name="recipe">The recipe; empty: what all recipes have in common.</param>
internal sealed class RecipeBlock(Config config, string recipe)
{
    public long Long(string key) => Read(key, "a whole number", path => config.GetLong(path));

    /// <summary>A number from <paramref name="least"/> on.</summary>
    public int Int(string key, int least) => (int)InRange(recipe, key, Long(key), least, int.MaxValue);

    /// <summary>As <see cref="Int"/>, or null where the value is a word.</summary>
    public int? IntOr(string key, string word, int least) => config.GetString(Path(recipe, key)) == word
        ? null
        : (int)InRange(recipe, key, Read(key, $"a whole number or {word}", path => config.GetLong(path)), least, int.MaxValue);

    public string Text(string key) => config.GetString(Path(recipe, key)) ?? "";

    public bool Bool(string key) => Read(key, "on or off", path => config.GetBoolean(path));

    public TimeSpan Time(string key) => Time(key, "a time such as 500ms or 30s");

    /// <summary>A time, or null where the value is <c>off</c>.</summary>
    public TimeSpan? TimeOrOff(string key) => config.GetString(Path(recipe, key)) is "off" or "false" ? null : Time(key, "a time such as 500ms or 30s, or off");

    /// <summary>One of an enumeration's values, written in lower case with hyphens: <c>drop-next</c>.</summary>
    public TEnum Choice<TEnum>(string key) where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>().ToDictionary(NameOf, StringComparer.Ordinal);
        return Read(key, Range<TEnum>(), path => values[config.GetString(path)!]);
    }

    /// <summary>Checks a choice that was set in code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none; the message names the key, the setting in code and the choices.</exception>
    public static void Choice<TEnum>(string recipe, string key, TEnum value) where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value)) throw Outside(recipe, key, value, Range<TEnum>());
    }

    /// <summary>Checks a number that was set in code or in the configuration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range; the message names the key, the setting in code and the range.</exception>
    public static long InRange(string recipe, string key, long value, long least, long most) =>
        value >= least && value <= most ? value : throw Outside(recipe, key, value, $"{least} to {most}");

    /// <summary>Checks a time that was set in code or in the configuration: above zero, at most what a timer takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range; the message names the key, the setting in code and the range.</exception>
    public static TimeSpan InRange(string recipe, string key, TimeSpan value, TimeSpan least) =>
        value >= least && value <= TimeSpan.FromMilliseconds(int.MaxValue)
            ? value
            : throw Outside(recipe, key, value, $"{least.TotalMilliseconds}ms to {int.MaxValue}ms");

    private static string Range<TEnum>() where TEnum : struct, Enum => $"one of {string.Join(", ", Enum.GetValues<TEnum>().Select(NameOf))}";

    private static string NameOf<TEnum>(TEnum value) where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}")).ToLowerInvariant();

    private static ArgumentOutOfRangeException Outside(string recipe, string key, object value, string range) => new(
        key,
        string.Create(CultureInfo.InvariantCulture, $"{Path(recipe, key)} must be {range}, but is {value}. (In code: {InCode(recipe)}Settings.{InCode(key)})"));

    private static string InCode(string name) => string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Path(string recipe, string key) => recipe.Length == 0 ? $"actor-concurrency.{key}" : $"actor-concurrency.{recipe}.{key}";

    private TimeSpan Time(string key, string what) => Read(key, what, path => config.GetTimeSpan(path, null, allowInfinite: false));

    private T Read<T>(string key, string what, Func<string, T> read)
    {
        var path = Path(recipe, key);
        try
        {
            return read(path);
        }
        catch (Exception cause)
        {
            throw new ArgumentException($"{path} must be {what}, but is '{config.GetString(path)}'.", key, cause);
        }
    }
}
