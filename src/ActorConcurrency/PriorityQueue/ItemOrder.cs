namespace ActorConcurrency;

/// <summary>An item that wants to be got, a value: it keeps its number, and so its place, when it comes back.</summary>
/// <param name="Item">The item.</param>
/// <param name="Priority">Higher is got first.</param>
/// <param name="Number">From 1 on; no other has it.</param>
/// <param name="Since">When it was put; not before one with a smaller number.</param>
internal readonly record struct PriorityJob<T>(T Item, int Priority, long Number, TimeSpan Since);

/// <summary>Items by importance, and by number. Not thread-safe: it belongs to one state.</summary>
internal abstract class ItemOrder<T>
{
    public abstract int Count { get; }

    /// <summary>All of them, in no order.</summary>
    public abstract IEnumerable<PriorityJob<T>> All { get; }

    /// <summary>All of them, the most important first. May sort them.</summary>
    public abstract IEnumerable<PriorityJob<T>> Sorted { get; }

    /// <summary>The most important one. There must be one.</summary>
    public abstract ref readonly PriorityJob<T> First { get; }

    /// <exception cref="ComparerException">The user's comparer threw, and nothing was changed.</exception>
    public abstract void Add(in PriorityJob<T> job);

    /// <summary>Adds what was the first when it was taken.</summary>
    public virtual void Restore(in PriorityJob<T> job) => Add(job);

    /// <summary>Takes the most important one out. There must be one.</summary>
    public abstract PriorityJob<T> TakeFirst();

    public abstract bool Remove(long number, out PriorityJob<T> job);

    /// <exception cref="ComparerException">The user's comparer threw, and nothing was changed.</exception>
    public abstract bool Reprioritize(long number, int priority);
}
