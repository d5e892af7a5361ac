using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Reads strings in double quotes, single or triple.</summary>
internal static class QuotedText
{
    private const string Triple = "\"\"\"";

    /// <summary>Reads the string whose opening quote comes next.</summary>
    public static string Read(HoconCursor cursor) => cursor.IsAt(Triple) ? ReadTriple(cursor) : ReadSingle(cursor);

    private static string ReadTriple(HoconCursor cursor)
    {
        var start = cursor.Place;
        cursor.Skip(Triple.Length);
        var end = cursor.Text.IndexOf(Triple, cursor.Offset, StringComparison.Ordinal);
        if (end < 0)
            throw start.Error("this string in triple quotes does not end.");

        // Of more than three closing quotes the last three count; the others belong to the string.
        while (end + Triple.Length < cursor.Text.Length && cursor.Text[end + Triple.Length] == '"')
            end++;

        var content = cursor.Text[cursor.Offset..end];
        cursor.Skip(content.Length + Triple.Length);
        return content;
    }

    private static string ReadSingle(HoconCursor cursor)
    {
        var start = cursor.Place;
        cursor.Skip();
        StringBuilder? built = null;
        while (true)
        {
            var run = cursor.Text.AsSpan(cursor.Offset).IndexOfAny('"', '\\');
            if (run < 0)
                throw start.Error("this quoted string does not end.");

            var content = cursor.Text.AsSpan(cursor.Offset, run);
            cursor.Skip(run + 1);
            if (cursor.Text[cursor.Offset - 1] == '"')
                return built is null ? content.ToString() : built.Append(content).ToString();

            (built ??= new StringBuilder()).Append(content).Append(ReadEscape(cursor));
        }
    }

    private static char ReadEscape(HoconCursor cursor)
    {
        var escaped = cursor.Next switch
        {
            '"' or '\\' or '/' => cursor.Next,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadCodeUnit(cursor),
            _ => throw cursor.Expected("one of \" \\ / b f n r t u after a backslash"),
        };
        cursor.Skip();
        return escaped;
    }

    // Leaves the cursor on the last digit.
    private static char ReadCodeUnit(HoconCursor cursor)
    {
        var digits = cursor.Text.AsSpan(cursor.Offset + 1);
        if (digits.Length < 4 || !ushort.TryParse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            throw cursor.Place.Error("expected four hexadecimal digits after \\u.");

        cursor.Skip(4);
        return (char)unit;
    }
}
