using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Comparison;

/// <summary>A report as JSON: camel case, enumerations by name in lower case, missing figures as null. Thread-safe.</summary>
public static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // The file is UTF-8 and read as data, not pasted into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(new LowerCase()) },
    };

    /// <summary>The report's text.</summary>
    /// <param name="report">The report.</param>
    public static string Render(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Render<ComparisonReport>(report);
    }

    /// <summary>The text of a part of a report that is written on its own.</summary>
    /// <typeparam name="T">The type of the part: an immutable record, or several.</typeparam>
    /// <param name="part">The part.</param>
    public static string Render<T>(T part) => JsonSerializer.Serialize(part, Options) + "\n";

    // As the sides are called on the command line.
    private sealed class LowerCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToLowerInvariant();
    }
}
