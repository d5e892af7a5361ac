using Akka.Util;

namespace Akka.Actor;

/// <summary>One step of a selection's path. Immutable; compares by value.</summary>
public abstract class SelectionPathElement
{
    /// <summary>Takes the elements of a path apart into steps; empty elements are skipped.</summary>
    internal static SelectionPathElement[] Parse(IEnumerable<string> elements) =>
        elements.Where(element => !string.IsNullOrEmpty(element)).Select(Parse).ToArray();

    private static SelectionPathElement Parse(string element) => element switch
    {
        ".." => SelectParent.Instance,
        "**" => SelectChildRecursive.Instance,
        _ when element.AsSpan().ContainsAny('*', '?') => new SelectChildPattern(element),
        _ => new SelectChildName(element),
    };
}

/// <summary>The child of a name. Immutable; compares by value.</summary>
public class SelectChildName : SelectionPathElement
{
    /// <summary>Creates the step.</summary>
    /// <param name="name">The child's name; may carry an incarnation after '#'.</param>
    public SelectChildName(string name) => Name = name;

    /// <summary>The child's name.</summary>
    public string Name { get; }

    /// <summary>Whether both select the same name.</summary>
    /// <param name="other">The other.</param>
    protected bool Equals(SelectChildName other) => Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The children whose names match a pattern. Immutable; compares by value.</summary>
public class SelectChildPattern : SelectionPathElement
{
    /// <summary>Creates the step.</summary>
    /// <param name="patternStr">The pattern: '*' stands for any text, '?' for any one character.</param>
    public SelectChildPattern(string patternStr) => PatternStr = patternStr;

    /// <summary>The pattern.</summary>
    public string PatternStr { get; }

    internal bool Matches(IActorRef child) => child.Path.Name.Like(PatternStr);

    /// <summary>Whether both select by the same pattern.</summary>
    /// <param name="other">The other.</param>
    protected bool Equals(SelectChildPattern other) => PatternStr == other.PatternStr;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildPattern other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => PatternStr.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => PatternStr;
}

/// <summary>All actors below, at any depth; the last step only. Immutable, one instance is enough.</summary>
public class SelectChildRecursive : SelectionPathElement
{
    /// <summary>An instance to share.</summary>
    public static readonly SelectChildRecursive Instance = new();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildRecursive;

    /// <inheritdoc/>
    public override int GetHashCode() => "**".GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => "**";
}

/// <summary>The parent; the root is its own parent. Immutable, one instance is enough.</summary>
public class SelectParent : SelectionPathElement
{
    /// <summary>An instance to share.</summary>
    public static readonly SelectParent Instance = new();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectParent;

    /// <inheritdoc/>
    public override int GetHashCode() => "..".GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => "..";
}
