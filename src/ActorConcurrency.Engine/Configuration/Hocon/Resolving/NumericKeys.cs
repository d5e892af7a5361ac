using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Objects such as <c>{ 0 = a, 1 = b }</c>, which count as arrays where an array is needed.</summary>
internal static class NumericKeys
{
    /// <summary>The values whose keys are whole numbers, in the order of those numbers; the others are left out.</summary>
    public static List<T> InOrder<T>(Dictionary<string, T> fields) => fields
        .Select(field => (Index: Parse(field.Key), field.Value))
        .Where(field => field.Index >= 0)
        .OrderBy(field => field.Index)
        .Select(field => field.Value)
        .ToList();

    private static int Parse(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
}
