namespace Akka.Util.Internal;

/// <summary>Dotted paths into a configuration, whose parts may be quoted.</summary>
internal static class DottedPath
{
    /// <summary>Splits at the dots outside quotes and takes the quotes off. Linear in the path's length.</summary>
    public static IReadOnlyList<string> Split(string path)
    {
        if (!path.Contains('"'))
            return path.Split('.');

        var parts = new List<string>();
        for (var start = 0; start <= path.Length;)
        {
            var (part, end) = start < path.Length && path[start] == '"' ? Quoted(path, start) : Plain(path, start);
            parts.Add(part);
            start = end + 1;
        }

        return parts;
    }

    private static (string Part, int End) Plain(string path, int start)
    {
        var dot = path.IndexOf('.', start);
        var end = dot < 0 ? path.Length : dot;
        return (path[start..end], end);
    }

    private static (string Part, int End) Quoted(string path, int start)
    {
        var close = path.IndexOf('"', start + 1);
        if (close < 0)
            throw new ArgumentException($"The quote at position {start} of the path [{path}] does not end.", nameof(path));

        // What follows a closing quote up to the next dot belongs to the same part, as in "a"b.
        var (rest, end) = Plain(path, close + 1);
        return (path[(start + 1)..close] + rest, end);
    }
}
