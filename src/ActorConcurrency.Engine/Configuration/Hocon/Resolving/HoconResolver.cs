namespace Akka.Configuration.Hocon;

/// <summary>
/// Turns the nodes of a text into values. A cell is resolved on first demand and only down to its own kind (text, array,
/// object), so that fields of one object may refer to each other. Whoever meets a cell that is being resolved sees what was
/// assigned to it before: that is how a field refers to its own earlier value.
/// </summary>
internal sealed partial class HoconResolver
{
    private readonly Cell _root;
    private readonly HashSet<Node> _unfinished = [];
    private readonly Stack<SubstitutionNode> _trail = new();
    private long _stepsLeft;
    private int _depth;
    private bool _metCycle;

    private HoconResolver(Node root, long length)
    {
        _root = new Cell(root);
        _stepsLeft = HoconLimits.Steps(length);
    }

    /// <summary>Resolves a whole text.</summary>
    /// <param name="root">Its nodes; they are read only, apart from the states of the cells.</param>
    /// <param name="length">Its length, which limits how much substitutions may make of it.</param>
    public static HoconValue Resolve(Node root, long length)
    {
        var resolver = new HoconResolver(root, length);
        return resolver.Build(resolver._root, 0) ?? new HoconValue();
    }

    // The finished value; null if the cell is undefined.
    private HoconValue? Build(Cell cell, int depth)
    {
        Spend(1);
        if (depth > HoconLimits.Depth)
            throw new ConfigurationException($"Substitutions nest objects deeper than {HoconLimits.Depth} levels.");

        var node = Demand(cell);
        if (node is null)
            return null;
        if (node is TextNode text)
            return new HoconValue([new HoconLiteral { Value = text.Value }]);
        if (!_unfinished.Add(node))
            throw new ConfigurationException("A substitution puts an object or an array into itself.");

        IHoconElement element = node is ArrayNode array ? BuildArray(array, depth) : BuildObject((ObjectNode)node, depth);
        _unfinished.Remove(node);
        return new HoconValue([element]);
    }

    private HoconObject BuildObject(ObjectNode node, int depth)
    {
        var built = new HoconObject();
        foreach (var (key, cell) in node.Fields)
        {
            if (Build(cell, depth + 1) is { } value)
                built.Items.Add(key, value);
        }

        return built;
    }

    private HoconArray BuildArray(ArrayNode node, int depth)
    {
        var built = new HoconArray();
        foreach (var cell in node.Elements)
        {
            if (Build(cell, depth + 1) is { } value)
                built.Add(value);
        }

        return built;
    }

    private Node? Demand(Cell cell)
    {
        switch (cell.State)
        {
            case CellState.Resolved:
                return cell.Value;
            case CellState.Resolving:
                _metCycle |= cell.Value is null;
                return cell.Value;
        }

        if (++_depth > HoconLimits.Depth)
            throw new ConfigurationException($"Substitutions refer to each other over more than {HoconLimits.Depth} steps.");

        cell.State = CellState.Resolving;
        foreach (var assignment in cell.Assignments)
            cell.Value = Over(Evaluate(assignment, cell), cell.Value);

        cell.State = CellState.Resolved;
        _depth--;
        return cell.Value;
    }

    // What a later value makes of an earlier one: undefined changes nothing, objects merge, anything else hides.
    private Node? Over(Node? later, Node? earlier) => (later, earlier) switch
    {
        (null, _) => earlier,
        (ObjectNode above, ObjectNode below) => Merge(above, below),
        _ => later,
    };

    private ObjectNode Merge(ObjectNode above, ObjectNode below)
    {
        Spend(above.Fields.Count + below.Fields.Count);
        var merged = new ObjectNode();
        foreach (var (key, cell) in below.Fields)
            merged.Fields.Add(key, cell);

        foreach (var (key, cell) in above.Fields)
        {
            if (merged.Fields.TryAdd(key, cell))
                continue;

            merged.Fields[key] = cell.Over(merged.Fields[key]);
            Spend(merged.Fields[key].Assignments.Count);
        }

        return merged;
    }

    private void Spend(long steps)
    {
        if ((_stepsLeft -= steps) < 0)
            throw new ConfigurationException("Substitutions make the text grow beyond every measure.");
    }
}
