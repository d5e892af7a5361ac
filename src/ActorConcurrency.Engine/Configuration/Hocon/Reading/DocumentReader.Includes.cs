namespace Akka.Configuration.Hocon;

internal sealed partial class DocumentReader
{
    private static readonly string[] Wrappers = ["file", "url", "classpath", "required"];

    [ThreadStatic]
    private static int _nestedIncludes;

    /// <summary>Reads an include if one comes next; the word alone may also be a key.</summary>
    private bool TryReadInclude(ObjectNode fields)
    {
        if (!_cursor.IsAt("include") || !IsIncludeTarget(_cursor.Offset + "include".Length))
            return false;

        var place = _cursor.Place;
        _cursor.Skip("include".Length);
        var required = false;
        var target = ReadTarget(ref required);
        if (Load(target, place) is { } root)
            fields.Absorb(Included(root));
        else if (required)
            throw place.Error($"the required include \"{Place.Shown(target)}\" was not found.");

        return true;
    }

    private bool IsIncludeTarget(int offset)
    {
        var rest = _cursor.Text.AsSpan(offset).TrimStart(" \t");
        if (rest is ['"', ..])
            return true;

        foreach (var wrapper in Wrappers)
        {
            if (rest.StartsWith(wrapper) && rest[wrapper.Length..].TrimStart(" \t") is ['(', ..])
                return true;
        }

        return false;
    }

    // "x", file("x"), required("x"), required(file("x")), ...
    private string ReadTarget(ref bool required)
    {
        var open = 0;
        _cursor.SkipSpace();
        while (Array.Find(Wrappers, _cursor.IsAt) is { } wrapper)
        {
            required |= wrapper == "required";
            _cursor.Skip(wrapper.Length);
            _cursor.SkipSpace();
            if (!_cursor.TrySkip('('))
                throw _cursor.Expected("'('");

            open++;
            _cursor.SkipSpace();
        }

        var target = _cursor.Next == '"' ? QuotedText.Read(_cursor) : throw _cursor.Expected("a name in double quotes");
        for (; open > 0; open--)
        {
            _cursor.SkipSpace();
            if (!_cursor.TrySkip(')'))
                throw _cursor.Expected("')'");
        }

        return target;
    }

    private HoconRoot? Load(string target, Place place)
    {
        if (includeCallback is null)
            throw place.Error($"cannot include \"{Place.Shown(target)}\": give ParseString a callback that loads it.");
        if (_nestedIncludes >= HoconLimits.Includes)
            throw place.Error($"includes nest deeper than {HoconLimits.Includes} levels; does \"{Place.Shown(target)}\" include itself?");

        _nestedIncludes++;
        try
        {
            return includeCallback(target);
        }
        finally
        {
            _nestedIncludes--;
        }
    }

    // Substitutions of the included text look at the place of the include first. No path leads into an array,
    // so a text that is included there must be complete in itself.
    private ObjectNode Included(HoconRoot root)
    {
        var addressable = !_path.Contains(null);
        var node = addressable && root.Unresolved is { } unresolved ? unresolved : Nodes.From(root.Value);
        return node.Relocate(addressable ? [.. _path!] : [], _path.Count) as ObjectNode
            ?? throw _cursor.Place.Error("an included text must hold an object.");
    }
}
