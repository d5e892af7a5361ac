namespace ActorConcurrency.Tests;

public sealed class ArrivalOrderTests
{
    private readonly ArrivalOrder<string> _order = new();

    [Fact]
    public void Entries_are_in_order_of_arrival()
    {
        Add(1, 2, 3);

        Assert.Equal(["1", "2", "3"], _order.All.Select(entry => entry.Entry));
        Assert.True(_order.TryPeek(out var id, out var first));
        Assert.Equal((Id(1), "1"), (id, first));
    }

    [Fact]
    public void Any_of_them_can_be_removed_once()
    {
        Add(1, 2, 3);

        Assert.True(_order.Remove(Id(2), out var removed));
        Assert.Equal("2", removed);
        Assert.False(_order.Remove(Id(2), out _));

        Assert.Equal(["1", "3"], _order.All.Select(entry => entry.Entry));
        Assert.False(_order.Contains(Id(2)));
    }

    [Fact]
    public void One_that_was_removed_may_come_back_and_is_last()
    {
        Add(1, 2);
        _order.Remove(Id(1), out _);

        Add(1);

        Assert.Equal(["2", "1"], _order.All.Select(entry => entry.Entry));
    }

    [Fact]
    public void An_empty_one_has_no_first()
    {
        Assert.False(_order.TryPeek(out _, out _));
        Assert.Equal(0, _order.Count);
    }

    [Fact]
    public void In_a_steady_state_nothing_is_allocated()
    {
        Cycle();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Cycle();

        // A hundred nodes would be thousands of bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    private static RequestId Id(long number) => new(7, number);

    private void Cycle()
    {
        for (var number = 0; number < 100; number++) _order.Add(Id(number), "entry");
        for (var number = 99; number >= 0; number--) _order.Remove(Id(number), out _);
    }

    private void Add(params int[] numbers)
    {
        foreach (var number in numbers) _order.Add(Id(number), $"{number}");
    }
}
