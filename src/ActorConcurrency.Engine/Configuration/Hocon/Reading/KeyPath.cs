using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Reads a path: parts between dots, each made of plain and quoted pieces and the blanks between them.</summary>
internal static class KeyPath
{
    /// <summary>Reads up to the first character that cannot belong to a path.</summary>
    public static string[] Read(HoconCursor cursor)
    {
        var parts = new List<string>();
        do
        {
            parts.Add(ReadPart(cursor));
            if (parts.Count > HoconLimits.Depth)
                throw cursor.Place.Error($"a path has at most {HoconLimits.Depth} parts.");
        }
        while (cursor.TrySkip('.'));

        return [.. parts];
    }

    private static string ReadPart(HoconCursor cursor)
    {
        cursor.SkipSpace();
        var part = ReadPiece(cursor) ?? throw cursor.Expected("a key");
        StringBuilder? built = null;
        while (true)
        {
            var space = cursor.SkipSpace();
            var piece = ReadPiece(cursor);
            if (piece is null)
                return built?.ToString() ?? part;

            (built ??= new StringBuilder(part)).Append(space).Append(piece);
        }
    }

    private static string? ReadPiece(HoconCursor cursor)
    {
        if (cursor.Next == '"')
            return QuotedText.Read(cursor);

        var start = cursor.Offset;
        while (cursor.IsAtPlain && cursor.Next != '.' && !cursor.IsAt("+="))
            cursor.Skip();

        return cursor.Offset > start ? cursor.Text[start..cursor.Offset] : null;
    }
}
