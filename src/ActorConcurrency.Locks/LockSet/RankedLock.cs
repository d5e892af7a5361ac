namespace ActorConcurrency.Locks;

/// <summary>A <see cref="PythonLock"/> with a name and a rank. Source: the page's locks, which <c>acquire</c> sorts by <c>id()</c>.</summary>
/// <remarks>
/// Difference from Python: <c>id()</c> is an address, which differs from run to run and is used again once a lock is gone. .NET has no
/// such number, so a lock gets its rank at creation: each the next one. Thread-safe.
/// </remarks>
/// <param name="name">What it is called.</param>
public sealed class RankedLock(string name)
{
    private static long _lastRank;

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>Its place in the order; unique in the process, later ones are higher.</summary>
    public long Rank { get; } = Interlocked.Increment(ref _lastRank);

    /// <summary>The lock itself, which anybody may take and release past all order.</summary>
    public PythonLock Lock { get; } = new();
}
