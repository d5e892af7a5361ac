using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ActorConcurrency.Comparison;

/// <summary>A report as JSON: camel case, enumerations by name in lower case, missing figures as null. Thread-safe.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        NumberHandling = JsonNumberHandling.Strict,
        WriteIndented = true,
        // The file is UTF-8 and read as data, not pasted into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(new LowerCase()) },
    };

    // What every report has must be there: a file of something else is told as such, and not by what fails on it later.
    private static readonly JsonSerializerOptions Reading = new(Options) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>The report's text.</summary>
    /// <param name="report">The report.</param>
    public static string Render(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Render<ComparisonReport>(report);
    }

    /// <summary>The JSON schema of a report, draft 2020-12, made from the types that are written.</summary>
    public static string Schema()
    {
        var schema = (JsonObject)Options.GetJsonSchemaAsNode(typeof(ComparisonReport), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"A report of actorconc, schema version {ComparisonReport.CurrentSchemaVersion}");
        ((JsonObject)schema["properties"]!)["schemaVersion"] = new JsonObject { ["const"] = ComparisonReport.CurrentSchemaVersion };
        return schema.ToJsonString(Options) + "\n";
    }

    /// <summary>The text of a part of a report that is written on its own.</summary>
    /// <typeparam name="T">The type of the part: an immutable record, or several.</typeparam>
    /// <param name="part">The part.</param>
    public static string Render<T>(T part) => JsonSerializer.Serialize(part, Options) + "\n";

    /// <summary>Reads a report that was written.</summary>
    /// <param name="text">Its text.</param>
    /// <exception cref="InvalidDataException">It is no report, or one of another schema version. The message says which, as it follows the name of the file.</exception>
    public static ComparisonReport Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("schemaVersion", out var version) || !version.TryGetInt32(out var number))
                throw new InvalidDataException("is no report of actorconc: it has no schema version.");
            if (number != ComparisonReport.CurrentSchemaVersion)
                throw new InvalidDataException($"has schema version {number}; this program reads version {ComparisonReport.CurrentSchemaVersion}. Make the report again.");
            return JsonSerializer.Deserialize<ComparisonReport>(text, Reading)!;
        }
        catch (JsonException flaw)
        {
            // Its own words are about JSON and types, not about the file.
            throw new InvalidDataException($"is no report of actorconc{(flaw.LineNumber is { } line ? FormattableString.Invariant($" (see line {line + 1})") : "")}.", flaw);
        }
    }

    // As the sides are called on the command line.
    private sealed class LowerCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToLowerInvariant();
    }
}
