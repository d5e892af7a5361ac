using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Akka.Util;

namespace Akka.Serialization.Json;

/// <summary>Values that are one JSON token.</summary>
[RequiresUnreferencedCode(SerializerLoader.Reason)]
[RequiresDynamicCode(SerializerLoader.Reason)]
internal static class JsonScalars
{
    /// <summary>Whether a token of the type says its type by itself, and needs no mark where any object may stand.</summary>
    public static bool IsSelfEvident(object value) => value is bool || (value is string text && !HasLoneSurrogate(text));

    public static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateTime)
        || type == typeof(DateTimeOffset) || type == typeof(TimeSpan) || type == typeof(Guid) || type == typeof(Uri)
        || type == typeof(byte[]) || typeof(Type).IsAssignableFrom(type);

    public static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool v: writer.WriteBooleanValue(v); break;
            case string v: WriteText(writer, v); break;
            case char v: writer.WriteNumberValue((uint)v); break;
            case float v when !float.IsFinite(v): writer.WriteStringValue(v.ToString(CultureInfo.InvariantCulture)); break;
            case double v when !double.IsFinite(v): writer.WriteStringValue(v.ToString(CultureInfo.InvariantCulture)); break;
            case float v: writer.WriteNumberValue(v); break;
            case double v: writer.WriteNumberValue(v); break;
            case decimal v: writer.WriteNumberValue(v); break;
            case DateTime v: writer.WriteStringValue(v.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset v: writer.WriteStringValue(v.ToString("O", CultureInfo.InvariantCulture)); break;
            case TimeSpan v: writer.WriteStringValue(v.ToString("c", CultureInfo.InvariantCulture)); break;
            case Guid v: writer.WriteStringValue(v); break;
            case Uri v: writer.WriteStringValue(v.OriginalString); break;
            case byte[] v: writer.WriteBase64StringValue(v); break;
            case Type v: writer.WriteStringValue(v.TypeQualifiedName()); break;
            case nint or nuint: throw new NotSupportedException("A pointer means nothing outside this process.");
            case ulong v: writer.WriteNumberValue(v); break;
            case Enum v when Enum.GetUnderlyingType(v.GetType()) == typeof(ulong): writer.WriteNumberValue(Convert.ToUInt64(v, null)); break;
            default: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
        }
    }

    public static object Read(JsonElement token, Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) == typeof(ulong)
                ? Enum.ToObject(type, token.GetUInt64())
                : Enum.ToObject(type, token.GetInt64());
        }

        if (typeof(Type).IsAssignableFrom(type))
            return SerializerLoader.FindType(token.GetString()!) ?? throw new TypeLoadException($"There is no type [{token.GetString()}].");
        return Type.GetTypeCode(type) == TypeCode.Object ? ReadStruct(token, type) : ReadPrimitive(token, type);
    }

    private static object ReadStruct(JsonElement token, Type type)
    {
        if (type == typeof(TimeSpan)) return TimeSpan.ParseExact(token.GetString()!, "c", CultureInfo.InvariantCulture);
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.ParseExact(token.GetString()!, "O", CultureInfo.InvariantCulture);
        if (type == typeof(Guid)) return token.GetGuid();
        if (type == typeof(Uri)) return new Uri(token.GetString()!, UriKind.RelativeOrAbsolute);
        if (type == typeof(byte[])) return token.GetBytesFromBase64();
        throw new NotSupportedException("A pointer means nothing outside this process.");
    }

    private static object ReadPrimitive(JsonElement token, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => token.GetBoolean(),
        TypeCode.String => ReadText(token),
        TypeCode.Char => (char)token.GetUInt16(),
        TypeCode.Single => token.ValueKind == JsonValueKind.String
            ? float.Parse(token.GetString()!, CultureInfo.InvariantCulture) : token.GetSingle(),
        TypeCode.Double => token.ValueKind == JsonValueKind.String
            ? double.Parse(token.GetString()!, CultureInfo.InvariantCulture) : token.GetDouble(),
        TypeCode.Decimal => token.GetDecimal(),
        TypeCode.DateTime => DateTime.ParseExact(token.GetString()!, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        TypeCode.SByte => token.GetSByte(),
        TypeCode.Byte => token.GetByte(),
        TypeCode.Int16 => token.GetInt16(),
        TypeCode.UInt16 => token.GetUInt16(),
        TypeCode.Int32 => token.GetInt32(),
        TypeCode.UInt32 => token.GetUInt32(),
        TypeCode.Int64 => token.GetInt64(),
        _ => token.GetUInt64(),
    };

    // JSON texts are Unicode; a .NET string that is not travels as an array of its code units.
    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        if (!HasLoneSurrogate(text))
        {
            writer.WriteStringValue(text);
            return;
        }

        writer.WriteStartArray();
        foreach (var unit in text)
            writer.WriteNumberValue((uint)unit);
        writer.WriteEndArray();
    }

    private static string ReadText(JsonElement token) => token.ValueKind == JsonValueKind.Array
        ? string.Concat(token.EnumerateArray().Select(unit => (char)unit.GetUInt16()))
        : token.GetString()!;

    private static bool HasLoneSurrogate(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return false;

        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
