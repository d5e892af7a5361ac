namespace Akka.Configuration.Hocon;

/// <summary>The fields of an object in the order of their first mention.</summary>
internal sealed class ObjectNode : Node
{
    public Dictionary<string, Cell> Fields { get; } = [];

    /// <summary>Assigns to the field at a path below this object and makes the objects on the way.</summary>
    public void Assign(ReadOnlySpan<string> path, Node value)
    {
        var target = this;
        foreach (var part in path[..^1])
            target = target.Field(part).LastObject();

        target.Field(path[^1]).Assign(value);
    }

    /// <summary>Assigns all fields of another object after those of this one. The other one must not be used any more.</summary>
    public void Absorb(ObjectNode other)
    {
        foreach (var (key, cell) in other.Fields)
        {
            if (!Fields.TryAdd(key, cell))
                Fields[key].AssignAll(cell);
        }
    }

    public override Node Relocate(string[] prefix, int depth)
    {
        if (depth > HoconLimits.Depth)
            throw new ConfigurationException($"Included texts nest deeper than {HoconLimits.Depth} levels.");

        var relocated = new ObjectNode();
        foreach (var (key, cell) in Fields)
            relocated.Fields.Add(key, cell.Relocate(prefix, depth + 1));

        return relocated;
    }

    private Cell Field(string key)
    {
        if (!Fields.TryGetValue(key, out var cell))
            Fields.Add(key, cell = new Cell());

        return cell;
    }
}
