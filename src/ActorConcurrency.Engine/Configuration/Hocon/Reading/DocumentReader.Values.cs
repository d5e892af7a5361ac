using System.Text;

namespace Akka.Configuration.Hocon;

internal sealed partial class DocumentReader
{
    /// <summary>Reads everything up to the end of the value: one piece, or several that become one.</summary>
    /// <param name="objectsOnly">Whether a text ends the value, since it begins the next field.</param>
    private Node ReadValue(bool objectsOnly = false)
    {
        if (_path.Count > HoconLimits.Depth)
            throw _cursor.Place.Error($"objects and arrays nest at most {HoconLimits.Depth} levels deep.");

        _cursor.SkipBlank();
        var start = _cursor.Place;
        var first = TryReadPiece() ?? throw _cursor.Expected("a value");
        List<Node>? pieces = null;
        while (true)
        {
            var space = _cursor.SkipSpace();
            if (objectsOnly && _cursor.Next is not ('{' or '$'))
                break;
            if (TryReadPiece() is not { } piece)
                break;

            pieces ??= [first];
            if (space.Length > 0)
                pieces.Add(new TextNode(space, isSpace: true));
            pieces.Add(piece);
        }

        return pieces is null ? first : Joined(pieces, start);
    }

    // Texts alone are joined here; the rest waits for the resolver.
    private static Node Joined(List<Node> pieces, Place place)
    {
        if (!pieces.TrueForAll(piece => piece is TextNode))
            return new ConcatenationNode(pieces, place);

        var joined = new StringBuilder();
        foreach (var piece in pieces)
            joined.Append(((TextNode)piece).Value ?? "null");

        return new TextNode(joined.ToString());
    }

    private Node? TryReadPiece() => _cursor.Next switch
    {
        _ when _cursor.IsAtComment => null,
        '{' => ReadObject(),
        '[' => ReadArray(),
        '"' => new TextNode(QuotedText.Read(_cursor)),
        '$' => ReadSubstitution(),
        ',' or '}' or ']' or '\n' => null,
        _ when _cursor.AtEnd => null,
        '+' => ReadPlain(),
        '=' or ':' => throw _cursor.Place.Error(
            $"the character '{_cursor.Next}' must stand in double quotes, as in \"akka.tcp://a@b:1\"; an object needs braces and fields need a ',' or a new line between them."),
        _ when _cursor.IsAtPlain => ReadPlain(),
        _ => throw _cursor.Expected("a value; characters other than letters, digits and - _ . / need double quotes"),
    };

    private TextNode ReadPlain()
    {
        var start = _cursor.Offset;
        while (_cursor.IsAtPlain || _cursor.Next == '+')
            _cursor.Skip();

        var plain = _cursor.Text[start.._cursor.Offset];
        return new TextNode(plain == "null" ? null : plain);
    }

    private SubstitutionNode ReadSubstitution()
    {
        var place = _cursor.Place;
        if (!_cursor.IsAt("${"))
            throw _cursor.Expected("'${', or quotes around the '$'");

        _cursor.Skip(2);
        var optional = _cursor.TrySkip('?');
        var path = KeyPath.Read(_cursor);
        return _cursor.TrySkip('}')
            ? new SubstitutionNode(path, optional, place)
            : throw _cursor.Expected("'}' at the end of the substitution");
    }
}
