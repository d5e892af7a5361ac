namespace ActorConcurrency.Locks;

/// <summary>The entries of a <see cref="PriorityHeap{T}"/> in the order of their priorities and, among equals, of a user's comparer.</summary>
/// <remarks>Not the heap of .NET: that one is not whole any more if a comparer throws. Not thread-safe: its queue's gate guards it.</remarks>
internal sealed class ComparedEntries<T>
{
    private readonly IComparer<T> _comparer;
    private readonly ComparedLine<PriorityEntry<T>> _line;

    public ComparedEntries(IComparer<T> comparer) => (_comparer, _line) = (comparer, new(Compare));

    public bool IsComparing { get; private set; }

    public PriorityEntry<T>? First => _line.Count == 0 ? null : _line.First;

    public void Add(PriorityEntry<T> entry) => _line.Add(entry);

    public void TakeFirst() => _line.TakeFirst();

    public void Remove(PriorityEntry<T> entry) => _line.RemoveAt(_line.Find(other => other == entry));

    public void Replace(PriorityEntry<T> entry, PriorityEntry<T> by) => _line.Replace(_line.Find(other => other == entry), by);

    private int Compare(PriorityEntry<T> x, PriorityEntry<T> y)
    {
        if (x.Priority != y.Priority) return y.Priority.CompareTo(x.Priority);
        IsComparing = true;
        try
        {
            var compared = _comparer.Compare(y.Item, x.Item);
            return compared != 0 ? compared : x.Number.CompareTo(y.Number);
        }
        finally
        {
            IsComparing = false;
        }
    }
}
