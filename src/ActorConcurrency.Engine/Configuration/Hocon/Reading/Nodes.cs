namespace Akka.Configuration.Hocon;

/// <summary>Turns finished values back into nodes.</summary>
internal static class Nodes
{
    /// <summary>The node that would have given this value.</summary>
    public static Node From(HoconValue value)
    {
        if (value.GetObject() is { } fields)
        {
            var node = new ObjectNode();
            foreach (var (key, field) in fields.Items)
                node.Fields.Add(key, new Cell(From(field)));

            return node;
        }

        return value.IsArray()
            ? new ArrayNode([.. value.GetArray().Select(element => new Cell(From(element)))])
            : new TextNode(value.GetString());
    }
}
