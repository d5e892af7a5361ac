using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Comparison;

/// <summary>Events as lines of JSON, the only thing a child process says to its laboratory; and further orders, the only thing that it is told.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TrialEvent))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class TrialWire : JsonSerializerContext
{
    public static string Write(TrialEvent note) => JsonSerializer.Serialize(note, Default.TrialEvent);

    /// <summary>The line that asks for one more trial.</summary>
    public static string WriteOrder(IReadOnlyList<string> arguments) => JsonSerializer.Serialize(arguments, Default.IReadOnlyListString);

    /// <summary>The arguments of a line that asks for one more trial.</summary>
    public static IReadOnlyList<string> ReadOrder(string line) => JsonSerializer.Deserialize(line, Default.IReadOnlyListString)!;

    /// <summary>The event of a line. A line that is none was written past the laboratory, by native code perhaps: it counts as printed.</summary>
    public static TrialEvent Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Default.TrialEvent) ?? new TrialEvent.Printed(line);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            return new TrialEvent.Printed(line);
        }
    }
}
