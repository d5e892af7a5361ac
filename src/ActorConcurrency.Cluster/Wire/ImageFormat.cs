using System.Collections.Immutable;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorConcurrency;

/// <summary>
/// The format of a snapshot: JSON, which a later version can add to and an operator can look into. Nothing in it names a type: which recipe it is of is
/// one word of a closed list.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 16,
    Converters = [typeof(RecipeConverter), typeof(IdConverter), typeof(FinishedConverter)])]
[JsonSerializable(typeof(EntityImage))]
[JsonSerializable(typeof(SemaphoreImage))]
[JsonSerializable(typeof(LockSetImage))]
[JsonSerializable(typeof(LockSetImage.Waiter), TypeInfoPropertyName = "LockSetWaiter")]
[JsonSerializable(typeof(ImmutableArray<LockSetImage.Waiter>), TypeInfoPropertyName = "LockSetWaiters")]
[JsonSerializable(typeof(LockSetProtocol.Granted), TypeInfoPropertyName = "LockSetGrant")]
internal sealed partial class ImageFormat : JsonSerializerContext
{
    /// <exception cref="ArgumentException">It has more bytes than may be stored at a time.</exception>
    public static byte[] Write(EntityImage image)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(image, Default.EntityImage);
        return bytes.Length <= WireLimits.Stored
            ? bytes
            : throw new ArgumentException($"A snapshot of {bytes.Length:N0} bytes cannot be stored: its limit is {WireLimits.Stored:N0}.", nameof(image));
    }

    /// <exception cref="SerializationException">It is not a snapshot.</exception>
    public static EntityImage Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, Default.EntityImage) ?? throw new JsonException("It is null.");
        }
        catch (JsonException damaged)
        {
            throw new SerializationException($"Not readable as a snapshot: {damaged.Message}", damaged);
        }
    }

    /// <summary>A recipe's image behind the recipe's word: <c>{"semaphore": …}</c>.</summary>
    private sealed class RecipeConverter : JsonConverter<object>
    {
        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            switch (value)
            {
                case SemaphoreImage semaphore:
                    writer.WritePropertyName("semaphore"u8);
                    JsonSerializer.Serialize(writer, semaphore, Default.SemaphoreImage);
                    break;
                case LockSetImage lockSet:
                    writer.WritePropertyName("lockSet"u8);
                    JsonSerializer.Serialize(writer, lockSet, Default.LockSetImage);
                    break;
                default:
                    throw new ArgumentException($"{value.GetType()} is no image of a recipe.", nameof(value));
            }

            writer.WriteEndObject();
        }

        public override object Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
                throw new JsonException("A recipe's image begins with the recipe's word.");
            var word = reader.GetString();
            reader.Read();
            object? image = word switch
            {
                "semaphore" => JsonSerializer.Deserialize(ref reader, Default.SemaphoreImage),
                "lockSet" => JsonSerializer.Deserialize(ref reader, Default.LockSetImage),
                _ => throw new JsonException("It is of a recipe that this version does not know."),
            };
            return image is not null && reader.Read() && reader.TokenType == JsonTokenType.EndObject
                ? image
                : throw new JsonException("A recipe's image has one word, and something behind it.");
        }
    }

    /// <summary>A request's id in two numbers.</summary>
    private sealed class IdConverter : JsonConverter<RequestId>
    {
        public override void Write(Utf8JsonWriter writer, RequestId value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Client);
            writer.WriteNumberValue(value.Number);
            writer.WriteEndArray();
        }

        public override RequestId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize(ref reader, Default.ImmutableArrayInt64) is [var client, var number]
                ? new(client, number)
                : throw new JsonException("An id has two numbers.");
    }

    /// <summary>A request that is over, as the journal has it: its answer is one of the protocol's, which has one format.</summary>
    private sealed class FinishedConverter : JsonConverter<EntityFact.Finished>
    {
        public override void Write(Utf8JsonWriter writer, EntityFact.Finished value, JsonSerializerOptions options)
        {
            using var to = new WireWriter(WireLimits.Message);
            WireTables.Facts.Write(to, value);
            writer.WriteBase64StringValue(to.Written);
        }

        public override EntityFact.Finished Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out var bytes)) throw new JsonException("A finished request is in base 64.");
            var from = new WireReader(bytes);
            var fact = WireTables.Facts.Read(ref from) as EntityFact.Finished ?? throw from.Bad("a fact of another kind");
            from.End();
            return fact;
        }
    }
}
