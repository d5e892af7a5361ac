namespace Akka.Configuration.Hocon;

/// <summary>A field or an element: everything assigned to it that still counts, and what became of it.</summary>
internal sealed class Cell
{
    private readonly List<Node> _assignments = new(1);

    public Cell() { }

    public Cell(Node value) => _assignments.Add(value);

    /// <summary>The assignments in order.</summary>
    public IReadOnlyList<Node> Assignments => _assignments;

    /// <summary>How far the resolver is.</summary>
    public CellState State { get; set; }

    /// <summary>The value of the assignments so far, or the final one: text, array or object; <c>null</c> if undefined.</summary>
    public Node? Value { get; set; }

    /// <summary>Assigns after what is there. Objects merge; a text or an array hides everything before it.</summary>
    public void Assign(Node value)
    {
        if (value is ObjectNode merged && _assignments is [.., ObjectNode last])
        {
            last.Absorb(merged);
            return;
        }

        if (value is TextNode or ArrayNode)
            _assignments.Clear();

        _assignments.Add(value);
    }

    /// <summary>Assigns all that was assigned to another cell, in order.</summary>
    public void AssignAll(Cell later)
    {
        foreach (var value in later._assignments)
            Assign(value);
    }

    /// <summary>The object that a path through this cell goes on in; a new one unless an object was assigned last.</summary>
    public ObjectNode LastObject()
    {
        if (_assignments is [.., ObjectNode last])
            return last;

        var created = new ObjectNode();
        _assignments.Add(created);
        return created;
    }

    /// <summary>This cell with the assignments of another one below its own. Neither is changed.</summary>
    public Cell Over(Cell below)
    {
        if (_assignments is [TextNode or ArrayNode, ..])
            return this;

        var merged = new Cell();
        merged._assignments.AddRange(below._assignments);
        merged._assignments.AddRange(_assignments);
        return merged;
    }

    /// <summary>A copy for the place where the text is included.</summary>
    public Cell Relocate(string[] prefix, int depth)
    {
        var relocated = new Cell();
        foreach (var value in _assignments)
            relocated._assignments.Add(value.Relocate(prefix, depth));

        return relocated;
    }
}

/// <summary>How far a cell is resolved.</summary>
internal enum CellState
{
    Open,
    Resolving,
    Resolved,
}
