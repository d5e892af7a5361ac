namespace ActorConcurrency;

/// <summary>
/// Whole numbers, kept as rows without a gap: as small as the gaps are few, however many numbers there are. Not thread-safe.
/// </summary>
internal sealed class NumberSet
{
    // First number of a row to its last. No two rows touch.
    private readonly SortedList<long, long> _rows = [];

    /// <summary>Pairs: the first and the last number of each row.</summary>
    public IEnumerable<long> Bounds => _rows.SelectMany(static row => new[] { row.Key, row.Value });

    public bool Contains(long number) => RowAt(number) is var at and >= 0 && number <= _rows.GetValueAtIndex(at);

    /// <summary>Adds a number; false: it is there.</summary>
    public bool Add(long number)
    {
        var before = RowAt(number);
        if (before >= 0 && number <= _rows.GetValueAtIndex(before)) return false;
        var joinsBefore = before >= 0 && _rows.GetValueAtIndex(before) == number - 1;
        var joinsAfter = before + 1 < _rows.Count && _rows.GetKeyAtIndex(before + 1) == number + 1;
        var last = joinsAfter ? _rows.GetValueAtIndex(before + 1) : number;
        if (joinsAfter) _rows.RemoveAt(before + 1);
        if (joinsBefore) _rows.SetValueAtIndex(before, last);
        else _rows.Add(number, last);
        return true;
    }

    /// <summary>Adds a whole row, above all that are there.</summary>
    public void Append(long first, long last) => _rows.Add(first, last);

    /// <summary>Forgets all numbers below one.</summary>
    public void Trim(long floor)
    {
        while (_rows.Count > 0 && _rows.GetKeyAtIndex(0) < floor)
        {
            var last = _rows.GetValueAtIndex(0);
            _rows.RemoveAt(0);
            if (last >= floor) _rows.Add(floor, last);
        }
    }

    // The last row that begins at the number or below it; -1: there is none.
    private int RowAt(long number)
    {
        var (low, high) = (0, _rows.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_rows.GetKeyAtIndex(middle) <= number) low = middle + 1;
            else high = middle - 1;
        }

        return high;
    }
}
