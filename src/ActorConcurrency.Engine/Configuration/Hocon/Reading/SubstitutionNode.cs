namespace Akka.Configuration.Hocon;

/// <summary>A reference to another path, or to a variable of the environment.</summary>
internal sealed class SubstitutionNode(string[] path, bool optional, Place place) : Node
{
    private readonly List<string[]> _prefixes = [];

    public string[] Path { get; } = path;

    public bool Optional { get; } = optional;

    public Place Place { get; } = place;

    /// <summary>The path without quotes.</summary>
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
