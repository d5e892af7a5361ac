namespace Akka.Configuration.Hocon;

/// <summary>Reads a text into nodes: recursive descent, one pass, depth-limited.</summary>
internal sealed partial class DocumentReader(string text, Func<string, HoconRoot?>? includeCallback)
{
    private readonly HoconCursor _cursor = new(text);

    // The keys that lead to where the cursor stands; null stands for an array, which no path reaches into.
    private readonly List<string?> _path = [];

    /// <summary>Reads the whole text: an object, with or without its braces, or an array.</summary>
    public Node Read()
    {
        _cursor.SkipBlank();
        Node root = _cursor.Next switch
        {
            '[' => ReadArray(),
            '{' => ReadObject(),
            _ => ReadFields(new ObjectNode()),
        };
        _cursor.SkipBlank();
        return _cursor.AtEnd ? root : throw _cursor.Expected("the end of the text");
    }

    private ObjectNode ReadObject()
    {
        _cursor.Skip();
        var fields = ReadFields(new ObjectNode());

        // A text may end before its objects do: Akka.NET reads such texts, and its users have written them.
        if (!_cursor.TrySkip('}') && !_cursor.AtEnd)
            throw _cursor.Expected("a key or '}'");

        return fields;
    }

    private ObjectNode ReadFields(ObjectNode fields)
    {
        _cursor.SkipBlank();
        while (!_cursor.AtEnd && _cursor.Next != '}')
        {
            var bare = !TryReadInclude(fields) && ReadField(fields);
            if (!SkipSeparator() && !bare)
                break;
        }

        return fields;
    }

    // Tells whether this was a bare object, such as a { b = 1 }: as in Akka.NET, the next field may follow it on the same line.
    private bool ReadField(ObjectNode fields)
    {
        var path = KeyPath.Read(_cursor);
        _cursor.SkipBlank();
        if (_cursor.AtEnd && path.All(IsName))
        {
            // A text may end with a name: Akka.NET reads it as a key without a value, and callers pass a name where a text is asked for.
            fields.Assign(path, new TextNode(null));
            return false;
        }

        var bare = _cursor.Next == '{';
        var appends = SkipAssignment(path);

        _path.AddRange(path);
        var value = ReadValue(bare);
        _path.RemoveRange(_path.Count - path.Length, path.Length);

        fields.Assign(path, appends is { } place ? Append(value, place) : value);
        return bare;
    }

    private static bool IsName(string element) => element.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    // Gives the place of a +=.
    private Place? SkipAssignment(string[] path)
    {
        if (_cursor.IsAt("+="))
        {
            var place = _cursor.Place;
            _cursor.Skip(2);
            return place;
        }

        if (_cursor.Next == '{' || _cursor.TrySkip('=') || _cursor.TrySkip(':'))
            return null;

        throw _cursor.Expected($"'=', ':', '+=' or '{{' after the key [{Place.Shown(string.Join('.', path))}]");
    }

    private static ConcatenationNode Append(Node element, Place place) =>
        new([PriorNode.Instance, new ArrayNode([new Cell(element)])], place);

    private ArrayNode ReadArray()
    {
        _cursor.Skip();
        _path.Add(null);
        var elements = new List<Cell>();
        _cursor.SkipBlank();
        while (_cursor.Next != ']')
        {
            elements.Add(new Cell(ReadValue()));
            if (!SkipSeparator())
                break;
        }

        _path.RemoveAt(_path.Count - 1);
        return _cursor.TrySkip(']') ? new ArrayNode(elements) : throw _cursor.Expected("',', a new line or ']'");
    }

    // Between two fields or elements: a comma, or a line end, or both.
    private bool SkipSeparator()
    {
        var separated = _cursor.SkipBlank();
        if (_cursor.TrySkip(','))
        {
            separated = true;
            _cursor.SkipBlank();
        }

        return separated;
    }
}
