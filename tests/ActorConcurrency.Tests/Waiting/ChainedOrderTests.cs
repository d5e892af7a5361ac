namespace ActorConcurrency.Tests;

public sealed class ChainedOrderTests
{
    private readonly ChainedOrder<string> _order = new();
    private readonly LinkedList<RequestId> _odd = new();
    private readonly LinkedList<RequestId> _even = new();

    [Fact]
    public void All_are_in_order_of_arrival_and_so_are_those_of_a_chain()
    {
        for (var number = 1; number <= 5; number++) Add(number);

        Assert.Equal(["1", "2", "3", "4", "5"], _order.All.Select(entry => entry.Entry));
        Assert.True(_order.TryPeek(out var id, out var first));
        Assert.Equal((Id(1), "1"), (id, first));
        Assert.Equal(["2", "4"], Take(_even));
        Assert.Equal(["1", "3", "5"], _order.All.Select(entry => entry.Entry));
    }

    [Fact]
    public void One_that_is_removed_by_its_id_leaves_its_chain_too()
    {
        for (var number = 1; number <= 5; number++) Add(number);

        Assert.True(_order.Remove(Id(3), out var removed));
        Assert.Equal("3", removed);
        Assert.False(_order.Remove(Id(3), out _));
        Assert.False(_order.Contains(Id(3)));

        Assert.Equal(["1", "5"], Take(_odd));
        Assert.Equal(["2", "4"], Take(chain: null));
        Assert.Equal(0, _order.Count);
    }

    [Fact]
    public void One_that_belongs_to_nothing_is_in_no_chain()
    {
        _order.Add(Id(1), "1");
        Add(2);

        Assert.Equal(["2"], Take(_even));
        Assert.Empty(Take(_odd));
        Assert.True(_order.Remove(Id(1), out _));
    }

    [Fact]
    public void One_that_was_removed_may_come_back_in_another_chain_and_is_last()
    {
        for (var number = 1; number <= 3; number++) Add(number);
        _order.Remove(Id(1), out _);

        _order.Add(Id(1), "1", _even);

        Assert.Equal(["2", "3", "1"], _order.All.Select(entry => entry.Entry));
        Assert.Equal(["2", "1"], Take(_even));
    }

    [Fact]
    public void An_empty_one_has_no_first()
    {
        Assert.False(_order.TryPeek(out _, out _));
        Assert.Empty(Take(_even));
        Assert.Empty(Take(chain: null));
    }

    [Fact]
    public void It_says_how_many_were_looked_at_one_after_the_other()
    {
        for (var number = 1; number <= 5; number++) Add(number);
        Assert.Equal(["1", "2"], _order.All.Take(2).Select(entry => entry.Entry));
        Assert.Equal(2, _order.Walked);

        _order.Remove(Id(5), out _);
        Take(_even);

        Assert.Equal(2, _order.Walked);
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

    private void Add(int number) => _order.Add(Id(number), $"{number}", number % 2 == 0 ? _even : _odd);

    private List<string> Take(LinkedList<RequestId>? chain)
    {
        var taken = new List<string>();
        while (_order.TryTake(chain, out var id, out var entry))
        {
            Assert.Equal(Id(int.Parse(entry)), id);
            taken.Add(entry);
        }

        return taken;
    }

    private void Cycle()
    {
        for (var number = 0; number < 100; number++) _order.Add(Id(number), "entry", number % 3 == 0 ? null : _even);
        for (var number = 99; number >= 0; number--) _order.Remove(Id(number), out _);
    }
}
