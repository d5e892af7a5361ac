namespace ActorConcurrency.Tests;

public sealed class EventQueueTests
{
    private readonly EventQueue<string> _queue = new();

    [Fact]
    public void Each_line_is_in_order_of_arrival()
    {
        Add(1, after: 5);
        Add(2, after: null);
        Add(3, after: 5);
        Add(4, after: null);

        Assert.Equal([2, 4], Drain(after: null));
        Assert.Equal([1, 3], Drain(after: 5));
        Assert.Empty(Drain(after: 6));
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void All_of_them_are_in_order_of_arrival_whatever_they_wait_for()
    {
        long?[] after = [5, null, 3, 5, null];
        for (var number = 0; number < after.Length; number++) Add(number, after[number]);

        Assert.Equal(after, _queue.All.Select(waiting => waiting.After));
        Assert.Equal(["0", "1", "2", "3", "4"], _queue.All.Select(waiting => waiting.Entry));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7L)]
    public void Any_of_them_can_be_removed_once_and_come_back_as_the_last(long? after)
    {
        for (var number = 1; number <= 3; number++) Add(number, after);

        Assert.True(_queue.Remove(Id(2)));
        Assert.False(_queue.Remove(Id(2)));
        Assert.False(_queue.Contains(Id(2)));
        Assert.True(_queue.Contains(Id(3)));

        Add(2, after);
        Assert.Equal([1, 3, 2], Drain(after));
    }

    [Fact]
    public void A_line_that_has_run_empty_can_be_used_again()
    {
        Add(1, after: 7);
        _queue.Remove(Id(1));
        Add(2, after: 8);
        Add(3, after: 7);

        Assert.Equal([3], Drain(after: 7));
        Assert.Equal([2], Drain(after: 8));
    }

    [Fact]
    public void In_a_steady_state_nothing_is_allocated()
    {
        Cycle(after: 0);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Cycle(after: 1000);

        // A hundred nodes, or a hundred lines, would be thousands of bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    private static RequestId Id(long number) => new(7, number);

    private void Add(int number, long? after) => _queue.Add(Id(number), after, $"{number}");

    private List<long> Drain(long? after)
    {
        var drained = new List<long>();
        while (_queue.TryPeek(after, out var first))
        {
            drained.Add(first.Id.Number);
            _queue.Remove(first.Id);
        }

        return drained;
    }

    private void Cycle(long after)
    {
        for (var number = 0; number < 100; number++) _queue.Add(Id(number), number % 2 == 0 ? null : after + number, "entry");
        for (var number = 99; number >= 0; number--) _queue.Remove(Id(number));
    }
}
