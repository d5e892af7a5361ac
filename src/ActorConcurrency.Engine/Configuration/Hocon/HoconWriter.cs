using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Writes values so that reading them again gives the same values.</summary>
internal sealed class HoconWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>The text as it stands in HOCON: as it is if nothing in it has a meaning, otherwise in quotes.</summary>
    public static string Quote(string? text) => text is null ? "null" : IsPlain(text) && text != "null" ? text : Escaped(text);

    /// <summary>Writes one field per line.</summary>
    public HoconWriter Fields(HoconObject fields, int indent)
    {
        foreach (var (key, value) in fields.Items)
        {
            _text.Append(' ', 2 * indent).Append(IsPlain(key) && !key.Contains('.') && key != "include" ? key : Escaped(key)).Append(" : ");
            Value(value, indent)._text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes the elements on one line, apart from objects among them.</summary>
    public HoconWriter Array(IList<HoconValue> elements, int indent)
    {
        _text.Append('[');
        for (var i = 0; i < elements.Count; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            Value(elements[i], indent);
        }

        _text.Append(']');
        return this;
    }

    /// <summary>Writes whatever it is.</summary>
    public HoconWriter Value(HoconValue value, int indent)
    {
        if (value.GetObject() is { } inner)
            return Object(inner, indent);
        if (value.IsArray())
            return Array(value.GetArray(), indent);

        _text.Append(Quote(value.GetString()));
        return this;
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    private HoconWriter Object(HoconObject inner, int indent)
    {
        if (inner.Items.Count == 0)
        {
            _text.Append("{}");
            return this;
        }

        _text.Append("{\n");
        Fields(inner, indent + 1)._text.Append(' ', 2 * indent).Append('}');
        return this;
    }

    private static bool IsPlain(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/') && !text.Contains("//");

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.Append('"').ToString();
    }
}
