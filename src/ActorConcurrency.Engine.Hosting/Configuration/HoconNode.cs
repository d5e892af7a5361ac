using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Akka.Hosting.Configuration;

/// <summary>A value or an object on the way from an <see cref="IConfiguration"/> to HOCON.</summary>
internal sealed class HoconNode
{
    private readonly SortedDictionary<string, HoconNode> _children = new(StringComparer.Ordinal);
    private string? _value;

    public bool IsEmpty => _value is null && _children.Values.All(child => child.IsEmpty);

    public void AddChildren(IConfiguration config, bool normalizeKeys)
    {
        foreach (var child in config.GetChildren()) Add(child, normalizeKeys);
    }

    public void Add(IConfigurationSection section, bool normalizeKeys)
    {
        var node = this;
        foreach (var part in HoconPath.Split(section.Key)) node = node.Child(part, normalizeKeys);
        node._value = section.Value;
        node.AddChildren(section, normalizeKeys);
    }

    /// <summary>Writes the children of the root, one per line; everything is quoted, so no key or value can be misread.</summary>
    public string ToHocon() => string.Join("\n", Filled().Select(Field));

    private HoconNode Child(string part, bool normalizeKeys)
    {
        var key = part.Replace('_', '-');
        if (normalizeKeys) key = key.ToLowerInvariant();
        if (!_children.TryGetValue(key, out var child)) _children[key] = child = new HoconNode();
        return child;
    }

    private IEnumerable<KeyValuePair<string, HoconNode>> Filled() => _children.Where(child => !child.Value.IsEmpty);

    private static string Field(KeyValuePair<string, HoconNode> child) =>
        $"{HoconExtensions.Quote(child.Key)} : {child.Value.Written()}";

    private string Written()
    {
        if (_value is not null) return HoconExtensions.Quote(Literal(_value));
        if (_children.Keys.All(IsIndex)) return $"[{string.Join(", ", Elements().Select(element => element.Written()))}]";
        return $"{{\n{ToHocon()}\n}}";
    }

    // JSON providers hand over True and False; HOCON knows only the lower-case words.
    private static string Literal(string value) => bool.TryParse(value, out var flag) ? flag ? "true" : "false" : value;

    private IEnumerable<HoconNode> Elements() => Filled().OrderBy(child => Index(child.Key)).Select(child => child.Value);

    private static bool IsIndex(string key) => int.TryParse(key, CultureInfo.InvariantCulture, out _);

    private static int Index(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
