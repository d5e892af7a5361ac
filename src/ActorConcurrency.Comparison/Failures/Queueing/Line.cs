namespace ActorConcurrency.Comparison;

/// <summary>Items on their way from producers to consumers, as the programs of the failures use them on every side.</summary>
internal abstract class Line
{
    /// <summary>Whether an item whose consumer is gone comes back.</summary>
    public virtual bool TakesBack => false;

    /// <summary>Whether it says when all work is done.</summary>
    public virtual bool HasJoin => false;

    /// <summary>Puts an item; waits for room if there is none.</summary>
    public abstract Task PutAsync(int item, CancellationToken cancellation = default);

    /// <summary>Puts an item if there is room now.</summary>
    public virtual Task<bool> TryPutAsync(int item) => throw new NotSupportedException();

    public abstract Task<Work> GetAsync(string who, CancellationToken cancellation = default);

    /// <returns>Nothing if the time ran out.</returns>
    public virtual Task<Work?> TryGetAsync(string who, TimeSpan timeout) => throw new NotSupportedException();

    /// <summary>Gets so many items, one after the other.</summary>
    public virtual async Task<IReadOnlyList<int>> GetAllAsync(int count, FailureRun run)
    {
        var items = new List<int>();
        while (items.Count < count)
        {
            if (items.Count % 100 == 0) run.Progress();
            items.Add((await GetAsync("the consumer").ConfigureAwait(false)).Item);
        }

        return items;
    }

    /// <summary>Whether a call that was begun waits for an item, or for room.</summary>
    public abstract Task<bool> IsBlockedAsync(Task call);

    /// <summary>How many items nobody has got.</summary>
    public abstract Task<long> QueuedAsync();

    /// <summary>Completes when all work is done.</summary>
    public virtual Task JoinAsync() => throw new NotSupportedException();

    /// <summary>Says that work is done without ever having had any.</summary>
    public virtual Task DoneAsStrangerAsync() => throw new NotSupportedException();

    /// <summary>The consumer is gone, and has said nothing.</summary>
    public virtual Task BuryAsync(string who) => Task.CompletedTask;

    public virtual Task StopAsync() => throw new NotSupportedException();

    /// <summary>Gets an item on the calling thread, as one does who cannot await.</summary>
    public virtual void Get() => throw new NotSupportedException();
}

/// <summary>An item in work.</summary>
/// <param name="Item">The item.</param>
/// <param name="Done">Says that it is done; may be called again.</param>
/// <param name="CleanUp">What the documented program does when the work throws.</param>
internal sealed record Work(int Item, Func<Task> Done, Func<Task> CleanUp)
{
    /// <summary>For a line that keeps no account of work.</summary>
    public static Work Plain(int item) => new(item, () => throw new NotSupportedException(), () => Task.CompletedTask);
}
