namespace Akka.Configuration.Hocon;

/// <summary>The elements of an array.</summary>
internal sealed class ArrayNode(List<Cell> elements) : Node
{
    public List<Cell> Elements { get; } = elements;

    public override Node Relocate(string[] prefix, int depth) => depth > HoconLimits.Depth
        ? throw new ConfigurationException($"Included texts nest deeper than {HoconLimits.Depth} levels.")
        : new ArrayNode(Elements.ConvertAll(element => element.Relocate(prefix, depth + 1)));
}
