namespace ActorConcurrency;

/// <summary>A user's comparer has thrown.</summary>
internal sealed class ComparerException(Exception cause) : Exception(FailureText.MessageOf(cause), cause)
{
    public Exception Cause => InnerException!;
}

/// <summary>By priority; of equals the one that the user's comparer calls greater; of equals the one that came first.</summary>
/// <remarks>Getting compares nothing: so a get cannot fail by a comparer, and an item that cannot be compared fails nobody but its put.</remarks>
internal sealed class ComparedOrder<T> : ItemOrder<T>
{
    private readonly Comparison<T> _comparer;
    private readonly ComparedLine<PriorityJob<T>> _line;

    public ComparedOrder(Comparison<T> comparer) => (_comparer, _line) = (comparer, new(Compare));

    public override int Count => _line.Count;

    public override IEnumerable<PriorityJob<T>> All => _line.All;

    public override IEnumerable<PriorityJob<T>> Sorted => _line.All.Reverse();

    public override ref readonly PriorityJob<T> First => ref _line.First;

    public override void Add(in PriorityJob<T> job) => _line.Add(job);

    // Whoever gave it back does not hear of a comparer that throws: then it is the first again.
    public override void Restore(in PriorityJob<T> job)
    {
        try
        {
            Add(job);
        }
        catch (ComparerException)
        {
            _line.AddFirst(job);
        }
    }

    public override PriorityJob<T> TakeFirst() => _line.TakeFirst();

    public override bool Remove(long number, out PriorityJob<T> job)
    {
        var index = _line.Find(other => other.Number == number);
        job = index < 0 ? default : _line.RemoveAt(index);
        return index >= 0;
    }

    public override bool Reprioritize(long number, int priority)
    {
        var index = _line.Find(other => other.Number == number);
        if (index >= 0) _line.Replace(index, _line.All[index] with { Priority = priority });
        return index >= 0;
    }

    private int Compare(PriorityJob<T> x, PriorityJob<T> y)
    {
        if (x.Priority != y.Priority) return y.Priority.CompareTo(x.Priority);
        var compared = Ask(y.Item, x.Item);
        return compared != 0 ? compared : x.Number.CompareTo(y.Number);
    }

    private int Ask(T x, T y)
    {
        try
        {
            return _comparer(x, y);
        }
        catch (Exception cause)
        {
            throw new ComparerException(cause);
        }
    }
}
