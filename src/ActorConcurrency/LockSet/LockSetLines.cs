namespace ActorConcurrency;

/// <summary>
/// Waiters under names, for each name in their turn. Whatever is done to a line takes a time that grows with the logarithm of its length. Not
/// thread-safe: it belongs to one index.
/// </summary>
internal sealed class LockSetLines
{
    private readonly Dictionary<string, SortedSet<LockSetWaiter>> _lines = new(StringComparer.Ordinal);
    private readonly Stack<SortedSet<LockSetWaiter>> _spare = new();

    /// <summary>How many waiters stand in lines; who stands in two counts twice.</summary>
    public int Count { get; private set; }

    /// <summary>Who waits under a name, in turn.</summary>
    public IReadOnlyCollection<LockSetWaiter> All(string name) => _lines.TryGetValue(name, out var line) ? line : [];

    public LockSetWaiter? First(string name) => _lines.TryGetValue(name, out var line) ? line.Min : null;

    /// <summary>Puts a waiter into a line; a second time changes nothing.</summary>
    public void Add(string name, LockSetWaiter waiter)
    {
        if (!_lines.TryGetValue(name, out var line)) _lines.Add(name, line = _spare.TryPop(out var spare) ? spare : new(LockSetWaiter.InTurn));
        if (line.Add(waiter)) Count++;
    }

    /// <summary>Takes a waiter out of a line, if it is there.</summary>
    public void Remove(string name, LockSetWaiter waiter)
    {
        if (!_lines.TryGetValue(name, out var line) || !line.Remove(waiter)) return;
        Count--;
        if (line.Count > 0) return;
        _lines.Remove(name);
        _spare.Push(line);
    }
}
