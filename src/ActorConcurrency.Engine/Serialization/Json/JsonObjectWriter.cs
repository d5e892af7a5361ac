using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using Akka.Actor;
using Akka.Util;

namespace Akka.Serialization.Json;

/// <summary>
/// Writes an object. Where its type is not the one that stands in the place of writing, it says so:
/// <c>{"$type": name, fields...}</c>, <c>{"$type": name, "$value": token}</c> or <c>{"$type": name, "$values": [...]}</c>.
/// </summary>
[RequiresUnreferencedCode(SerializerLoader.Reason)]
[RequiresDynamicCode(SerializerLoader.Reason)]
internal sealed class JsonObjectWriter
{
    /// <summary>How deep objects may nest. An object that refers back to itself ends here, not in a stack overflow.</summary>
    public const int MaxDepth = 256;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        SkipValidation = true,
    };

    private readonly Utf8JsonWriter _writer;
    private readonly ActorSystem _system;

    private JsonObjectWriter(Utf8JsonWriter writer, ActorSystem system)
    {
        _writer = writer;
        _system = system;
    }

    public static byte[] Write(object? value, ActorSystem system)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            new JsonObjectWriter(writer, system).Write(value, typeof(object));
        return buffer.WrittenSpan.ToArray();
    }

    private void Write(object? value, Type place)
    {
        if (value is ISurrogated surrogated)
            value = surrogated.ToSurrogate(_system);
        if (value is null)
        {
            _writer.WriteNullValue();
            return;
        }

        // Types are classes of their own kind; what is meant is always Type.
        var type = value is Type ? typeof(Type) : value.GetType();
        var mark = type == (Nullable.GetUnderlyingType(place) ?? place) ? null : type.TypeQualifiedName();
        if (JsonScalars.IsScalar(type))
            WriteScalar(value, mark);
        else if (CollectionPlan.For(type) is { } collection)
            WriteCollection(value, collection, mark);
        else
            WriteObject(value, mark);
    }

    private void WriteScalar(object value, string? mark)
    {
        if (mark is null || JsonScalars.IsSelfEvident(value))
        {
            JsonScalars.Write(_writer, value);
            return;
        }

        _writer.WriteStartObject();
        _writer.WriteString("$type", mark);
        _writer.WritePropertyName("$value");
        JsonScalars.Write(_writer, value);
        _writer.WriteEndObject();
    }

    private void WriteCollection(object value, CollectionPlan plan, string? mark)
    {
        if (CollectionPlan.ElementsOf(value) is not { } elements)
        {
            _writer.WriteNullValue();
            return;
        }

        if (mark is not null)
        {
            _writer.WriteStartObject();
            _writer.WriteString("$type", mark);
            _writer.WritePropertyName("$values");
        }

        _writer.WriteStartArray();
        foreach (var element in elements)
            Write(element, plan.Element);
        _writer.WriteEndArray();
        if (mark is not null)
            _writer.WriteEndObject();
    }

    private void WriteObject(object value, string? mark)
    {
        var plan = TypePlan.For(value.GetType());
        _writer.WriteStartObject();
        if (mark is not null)
            _writer.WriteString("$type", mark);
        foreach (var (name, field) in plan.Members)
        {
            _writer.WritePropertyName(name);
            Write(ValueOf(value, name, field.GetValue(value)), field.FieldType);
        }

        _writer.WriteEndObject();
    }

    // An exception takes along the text of its stack.
    private static object? ValueOf(object owner, string name, object? value) =>
        owner is Exception exception && name == "_remoteStackTraceString" ? exception.StackTrace : value;
}
