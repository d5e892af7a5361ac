namespace ActorConcurrency;

/// <summary>The numbers that came last, as many as there is room for. Not thread-safe.</summary>
internal sealed class RecentNumbers(int room)
{
    private readonly Queue<long> _order = new();
    private readonly HashSet<long> _numbers = [];

    /// <summary>All that are there, oldest first.</summary>
    public IEnumerable<long> All => _order;

    public bool Contains(long number) => _numbers.Contains(number);

    /// <summary>Adds a number, and forgets the oldest if there is no room for it.</summary>
    public void Add(long number)
    {
        if (!_numbers.Add(number)) return;
        _order.Enqueue(number);
        if (_order.Count > room) _numbers.Remove(_order.Dequeue());
    }
}
