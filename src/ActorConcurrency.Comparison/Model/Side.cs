namespace ActorConcurrency.Comparison;

/// <summary>Who runs a scenario.</summary>
public enum Side
{
    /// <summary>The original: the page's program in C#, with Python's semantics, faults included.</summary>
    Original,

    /// <summary>What a C# programmer writes with <c>lock</c> and <c>Monitor</c>.</summary>
    Lock,

    /// <summary>The bare .NET primitive, as its documentation shows it.</summary>
    DotNet,

    /// <summary>A class of ours around .NET primitives that does what the actor does; there only where it is not the bare primitive.</summary>
    Twin,

    /// <summary>What a library offers; several of them may run one experiment. A comparison leaves it out unless told otherwise.</summary>
    Library,

    /// <summary>The actor, by messages only.</summary>
    Actor,

    /// <summary>The same actor; while it is idle its handle does a step itself. What computes has a row of it, for its cost.</summary>
    Direct,
}

/// <summary>The sides' names on the command line and in reports. Thread-safe.</summary>
public static class Sides
{
    /// <summary>All sides, in the order in which they are reported.</summary>
    public static IReadOnlyList<Side> All { get; } = [Side.Original, Side.Lock, Side.DotNet, Side.Twin, Side.Library, Side.Actor, Side.Direct];

    /// <summary>The sides of a comparison that says nothing else: all but <see cref="Side.Library"/>.</summary>
    public static IReadOnlyList<Side> Usual { get; } = [.. All.Where(side => side != Side.Library)];

    /// <summary>The short name: <c>original</c>, <c>lock</c>, <c>dotnet</c>, <c>twin</c>, <c>library</c>, <c>actor</c> or <c>direct</c>.</summary>
    /// <param name="side">The side.</param>
    public static string Name(this Side side) => side.ToString().ToLowerInvariant();

    /// <summary>The side with that short name, letter case aside; <see langword="null"/> if there is none.</summary>
    /// <param name="name">The short name.</param>
    public static Side? Find(string name)
    {
        foreach (var side in All)
            if (string.Equals(side.Name(), name, StringComparison.OrdinalIgnoreCase)) return side;
        return null;
    }
}
