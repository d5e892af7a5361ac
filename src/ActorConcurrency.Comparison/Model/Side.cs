namespace ActorConcurrency.Comparison;

/// <summary>Who runs a scenario.</summary>
public enum Side
{
    /// <summary>The original: threads and locks, faults included.</summary>
    Lock,

    /// <summary>What one would otherwise write in .NET.</summary>
    DotNet,

    /// <summary>The actor.</summary>
    Actor,
}

/// <summary>The sides' names on the command line and in reports. Thread-safe.</summary>
public static class Sides
{
    /// <summary>All sides, in the order in which they are reported.</summary>
    public static IReadOnlyList<Side> All { get; } = [Side.Lock, Side.DotNet, Side.Actor];

    /// <summary>The short name: <c>lock</c>, <c>dotnet</c> or <c>actor</c>.</summary>
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
