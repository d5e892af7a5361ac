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
