namespace Akka.Configuration.Hocon;

/// <summary>A value as it was written, before substitutions are resolved.</summary>
internal abstract class Node
{
    /// <summary>A copy for the place where the text is included.</summary>
    /// <param name="prefix">The path of that place: a substitution looks there first.</param>
    /// <param name="depth">How deep that place is.</param>
    public abstract Node Relocate(string[] prefix, int depth);
}

/// <summary>A string, number, boolean or null; also the blanks between two values.</summary>
/// <param name="value">The text; <c>null</c> for the unquoted word null.</param>
/// <param name="isSpace">Whether these are blanks between values.</param>
internal sealed class TextNode(string? value, bool isSpace = false) : Node
{
    public string? Value { get; } = value;

    public bool IsSpace { get; } = isSpace;

    public override Node Relocate(string[] prefix, int depth) => this;
}

/// <summary>Values side by side, which become one.</summary>
internal sealed class ConcatenationNode(List<Node> pieces, Place place) : Node
{
    public List<Node> Pieces { get; } = pieces;

    public Place Place { get; } = place;

    public override Node Relocate(string[] prefix, int depth) =>
        new ConcatenationNode(Pieces.ConvertAll(piece => piece.Relocate(prefix, depth)), Place);
}

/// <summary>Stands for what the field held before this assignment: the left part of <c>+=</c>.</summary>
internal sealed class PriorNode : Node
{
    public static readonly PriorNode Instance = new();

    public override Node Relocate(string[] prefix, int depth) => this;
}

/// <summary>A reference to another path, or to a variable of the environment.</summary>
internal sealed class SubstitutionNode(string[] path, bool optional, Place place) : Node
{
    private readonly List<string[]> _prefixes = [];

    public string[] Path { get; } = path;

    public bool Optional { get; } = optional;

    public Place Place { get; } = place;

    /// <summary>The path as written, without quotes.</summary>
    public string Name => string.Join('.', Path);

    /// <summary>Where to look, in order: in the innermost included text first, in the whole last.</summary>
    public IEnumerable<string[]> Candidates => _prefixes.Select(prefix => (string[])[.. prefix, .. Path]).Append(Path);

    public override Node Relocate(string[] prefix, int depth)
    {
        if (prefix.Length == 0)
            return this;

        var relocated = new SubstitutionNode(Path, Optional, Place);
        foreach (var inner in _prefixes)
            relocated._prefixes.Add([.. prefix, .. inner]);
        relocated._prefixes.Add(prefix);
        return relocated;
    }
}
