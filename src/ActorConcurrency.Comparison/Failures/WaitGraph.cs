using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Finds out who waits for whom in a circle. Pure.</summary>
internal static class WaitGraph
{
    /// <summary>The first cycle among the waits, from one of its waiters round to the same one; empty if there is none.</summary>
    /// <param name="waits">Who waits for what, and who holds that. Each waits for one thing at a time.</param>
    public static ImmutableArray<LockWait> Cycle(IEnumerable<LockWait> waits)
    {
        var byWaiter = waits.GroupBy(wait => wait.Waiter).ToDictionary(group => group.Key, group => group.First());
        foreach (var start in byWaiter.Values)
        {
            var path = Follow(start, byWaiter);
            if (path[^1].Holder == start.Waiter) return path;
        }

        return [];
    }

    private static ImmutableArray<LockWait> Follow(LockWait start, Dictionary<string, LockWait> byWaiter)
    {
        var (path, seen) = (new List<LockWait> { start }, new HashSet<string> { start.Waiter });
        while (seen.Add(path[^1].Holder) && byWaiter.TryGetValue(path[^1].Holder, out var next)) path.Add(next);
        return [.. path];
    }
}
