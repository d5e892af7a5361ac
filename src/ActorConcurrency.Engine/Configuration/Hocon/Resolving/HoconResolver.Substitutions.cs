using System.Text;

namespace Akka.Configuration.Hocon;

internal sealed partial class HoconResolver
{
    private Node? Evaluate(Node node, Cell owner) => node switch
    {
        PriorNode => owner.Value,
        SubstitutionNode substitution => Substitute(substitution),
        ConcatenationNode concatenation => Concatenate(concatenation, owner),
        _ => node,
    };

    private Node? Substitute(SubstitutionNode substitution)
    {
        Spend(1);
        _trail.Push(substitution);
        var outerCycle = _metCycle;
        _metCycle = false;

        Node? found = null;
        foreach (var path in substitution.Candidates)
        {
            if ((found = Look(path)) is not null)
                break;
        }

        found ??= Environ(substitution);
        if (found is null && !substitution.Optional)
            throw Unresolved(substitution);

        _metCycle = outerCycle;
        _trail.Pop();
        return found;
    }

    private Node? Look(string[] path)
    {
        var cell = _root;
        foreach (var part in path)
        {
            if (Demand(cell) is not ObjectNode node || !node.Fields.TryGetValue(part, out cell))
                return null;
        }

        return Demand(cell);
    }

    private static TextNode? Environ(SubstitutionNode substitution) =>
        substitution.Name is { Length: > 0 } name && !name.Contains('=') && !name.Contains('\0')
        && Environment.GetEnvironmentVariable(name) is { } value
            ? new TextNode(value)
            : null;

    // Akka.NET's specs expect exactly this type and this beginning for a path that leads nowhere.
    private Exception Unresolved(SubstitutionNode substitution) => _metCycle
        ? substitution.Place.Error($"substitutions form a cycle: {string.Join(" -> ", _trail.Reverse().Select(step => Place.Shown(step.Name)))}.")
        : new FormatException($"Unresolved substitution: {Place.Shown(substitution.Name)}. {substitution.Place}: "
            + "no value has this path, and no environment variable has this name.");

    private Node? Concatenate(ConcatenationNode concatenation, Cell owner)
    {
        var pieces = concatenation.Pieces.ConvertAll(piece => Evaluate(piece, owner));
        if (pieces.TrueForAll(piece => piece is null or TextNode { IsSpace: true }))
            return null;
        if (pieces.TrueForAll(piece => piece is null or TextNode))
            return JoinTexts(pieces);

        var parts = pieces.FindAll(piece => piece is not (null or TextNode { IsSpace: true }));
        if (parts.TrueForAll(part => part is ObjectNode))
            return parts.Aggregate((below, above) => Merge((ObjectNode)above!, (ObjectNode)below!));

        return JoinArrays(parts) ?? throw concatenation.Place.Error(
            $"cannot join {string.Join(" and ", parts.Select(Kind).Distinct())}; put a ',' or a new line between two values.");
    }

    private TextNode JoinTexts(List<Node?> pieces)
    {
        var joined = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece is TextNode text)
                joined.Append(text.Value ?? "null");
        }

        Spend(joined.Length);
        return new TextNode(joined.ToString());
    }

    private ArrayNode? JoinArrays(List<Node?> parts)
    {
        var elements = new List<Cell>();
        foreach (var part in parts)
        {
            if (Elements(part) is not { } more)
                return null;

            Spend(1 + more.Count / 8); // copying a reference is cheaper than a step
            elements.AddRange(more);
        }

        return new ArrayNode(elements);
    }

    // An object whose keys are numbers counts as an array where one is needed.
    private static List<Cell>? Elements(Node? node) => node switch
    {
        ArrayNode array => array.Elements,
        ObjectNode { Fields: var fields } when NumericKeys.InOrder(fields) is { Count: > 0 } cells => cells,
        _ => null,
    };

    private static string Kind(Node? node) => node switch
    {
        ObjectNode => "an object",
        ArrayNode => "an array",
        _ => "a text",
    };
}
