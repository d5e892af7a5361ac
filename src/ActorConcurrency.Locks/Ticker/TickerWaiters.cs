namespace ActorConcurrency.Locks;

/// <summary>Who waits for a tick of a <see cref="DotNetTicker"/>: a line for each tick, so that a tick looks at those it is for and no others. Not thread-safe: the beat's gate guards it.</summary>
internal sealed class TickerWaiters
{
    // By the tick before the one that is waited for.
    private readonly Dictionary<long, LinkedList<TickerWaiter>> _lines = [];

    /// <summary>How many wait. Looks at all lines.</summary>
    public int Count => _lines.Values.Sum(line => line.Count);

    /// <summary>All of them, first come first.</summary>
    public IEnumerable<TickerWaiter> All => _lines.Values.SelectMany(static line => line).OrderBy(static waiter => waiter.Since);

    /// <summary>Puts somebody last in the line for the tick after that one.</summary>
    public LinkedListNode<TickerWaiter> Add(long after, TimeSpan since)
    {
        if (!_lines.TryGetValue(after, out var line)) _lines.Add(after, line = new());
        return line.AddLast(new TickerWaiter(after, since));
    }

    /// <summary>Tells those who wait for this tick. Numbers grow one by one, so whoever waits for an earlier one has it.</summary>
    public void Tell(Tick tick)
    {
        if (!_lines.Remove(tick.Number - 1, out var line)) return;
        while (line.First is { } first)
        {
            line.Remove(first);
            first.Value.Coming.SetResult(tick);
        }
    }

    /// <summary>Takes somebody out; false if it has been given its tick.</summary>
    public bool Remove(LinkedListNode<TickerWaiter> waiter)
    {
        if (waiter.List is not { } line) return false;
        line.Remove(waiter);
        if (line.Count == 0) _lines.Remove(waiter.Value.After);
        return true;
    }
}

/// <summary>Somebody who waits for a tick.</summary>
internal sealed class TickerWaiter(long after, TimeSpan since)
{
    public long After => after;

    public TimeSpan Since => since;

    // Continuations must not run under the lock.
    public TaskCompletionSource<Tick> Coming { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
