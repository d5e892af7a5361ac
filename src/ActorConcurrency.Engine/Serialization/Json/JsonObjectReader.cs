using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using System.Text.Json;
using Akka.Actor;
using Akka.Util;

namespace Akka.Serialization.Json;

/// <summary>Reads what <see cref="JsonObjectWriter"/> writes.</summary>
[RequiresUnreferencedCode(SerializerLoader.Reason)]
[RequiresDynamicCode(SerializerLoader.Reason)]
internal sealed class JsonObjectReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonObjectWriter.MaxDepth };

    private readonly ActorSystem _system;

    private JsonObjectReader(ActorSystem system) => _system = system;

    public static object? Read(byte[] bytes, Type place, ActorSystem system)
    {
        if (bytes.Length == 0)
            return null;
        using var document = JsonDocument.Parse(bytes, Options);
        return new JsonObjectReader(system).Read(document.RootElement, place);
    }

    private object? Read(JsonElement token, Type place)
    {
        if (token.ValueKind == JsonValueKind.Null)
            return null;

        var value = token.ValueKind == JsonValueKind.Object && token.TryGetProperty("$type", out var mark)
            ? ReadMarked(token, TypeOf(mark.GetString()!))
            : ReadAs(token, Nullable.GetUnderlyingType(place) ?? place);
        return value is ISurrogate surrogate ? surrogate.FromSurrogate(_system) : value;
    }

    private object ReadMarked(JsonElement token, Type type)
    {
        if (token.TryGetProperty("$value", out var scalar))
            return JsonScalars.Read(scalar, type);
        return token.TryGetProperty("$values", out var elements) ? ReadAs(elements, type) : ReadObject(token, type);
    }

    private object ReadAs(JsonElement token, Type type)
    {
        if (type == typeof(object))
            return ReadSelfEvident(token);
        if (JsonScalars.IsScalar(type))
            return JsonScalars.Read(token, type);
        if (CollectionPlan.For(type) is { } plan)
            return plan.Build([.. token.EnumerateArray().Select(element => Read(element, plan.Element))]);
        return ReadObject(token, type);
    }

    private static object ReadSelfEvident(JsonElement token) => token.ValueKind switch
    {
        JsonValueKind.String => token.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new SerializationException($"The JSON does not say the type of a value: {token.GetRawText()}"),
    };

    private object ReadObject(JsonElement token, Type type)
    {
        var plan = TypePlan.For(type);
        var value = plan.Create();
        foreach (var (name, field) in plan.Members)
        {
            if (token.TryGetProperty(name, out var member))
                field.SetValue(value, Read(member, field.FieldType));
        }

        return value;
    }

    private static Type TypeOf(string name) =>
        SerializerLoader.FindType(name) ?? throw new SerializationException($"There is no type [{name}].");
}
