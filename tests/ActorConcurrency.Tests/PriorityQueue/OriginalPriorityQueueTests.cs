using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What the page's priority queue does, faults included.</summary>
public sealed class OriginalPriorityQueueTests
{
    private readonly PythonPriorityQueue<string> _queue = new();

    [Fact]
    public void The_highest_comes_first_and_equals_in_the_order_of_their_puts()
    {
        foreach (var (item, priority) in new[] { ("a", 1), ("b", 5), ("c", 1), ("d", 5) }) _queue.Put(item, priority);

        Assert.Equal(["b", "d", "a", "c"], GetAll());
    }

    [Fact]
    public void Every_number_is_a_priority_as_in_Python()
    {
        foreach (var (item, priority) in new[] { ("least", int.MinValue), ("most", int.MaxValue), ("zero", 0) }) _queue.Put(item, priority);

        Assert.Equal(["most", "zero", "least"], GetAll());
    }

    [Fact]
    public void Items_need_not_be_comparable()
    {
        var queue = new PythonPriorityQueue<object>();
        var (first, second) = (new object(), new object());
        queue.Put(first, 1);
        queue.Put(second, 1);

        Assert.Same(first, queue.Get());
        Assert.Same(second, queue.Get());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_getter_for_whom_nothing_comes_is_blocked_and_nothing_but_a_put_frees_it()
    {
        var got = "";
        var getter = PythonThread.Create(() => got = _queue.Get(), "getter");
        getter.Start();
        await Eventually.Blocks(getter);

        Assert.False(getter.IsBackground, "It keeps the process alive.");
        _queue.Put("late", 0);

        Assert.True(getter.Join(Limit.Hang));
        Assert.Equal("late", got);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_put_wakes_one_getter()
    {
        var getters = Enumerable.Range(0, 2).Select(n => PythonThread.Create(() => _queue.Get(), $"getter-{n}")).ToArray();
        foreach (var getter in getters) getter.Start();
        foreach (var getter in getters) await Eventually.Blocks(getter);

        _queue.Put("a", 0);
        await Eventually.Holds(() => getters.Count(getter => getter.IsAlive) == 1, "one of them is through");
        await Eventually.Blocks(getters.Single(getter => getter.IsAlive));

        _queue.Put("b", 0);
        Assert.All(getters, getter => Assert.True(getter.Join(Limit.Hang)));
    }

    [Fact]
    public void A_low_priority_waits_for_as_long_as_higher_ones_keep_coming()
    {
        _queue.Put("low", 0);

        for (var round = 0; round < 10_000; round++)
        {
            _queue.Put("high", 1);
            Assert.Equal("high", _queue.Get());
        }

        Assert.Equal(1, _queue.Peek());
    }

    [Fact]
    public void It_grows_without_a_limit()
    {
        for (var item = 0; item < 100_000; item++) _queue.Put("item", item);

        Assert.Equal(100_000, _queue.Peek());
    }

    private List<string> GetAll()
    {
        var items = new List<string>();
        while (_queue.Peek() > 0) items.Add(_queue.Get());
        return items;
    }
}
