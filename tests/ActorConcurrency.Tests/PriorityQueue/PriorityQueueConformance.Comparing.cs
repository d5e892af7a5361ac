namespace ActorConcurrency.Tests;

/// <summary>With a user's comparer, which orders items of equal priority.</summary>
public abstract partial class PriorityQueueConformance
{
    protected abstract IPriorityQueue<string> CreateCompared(IComparer<string>? comparer, int capacity = int.MaxValue);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_greater_of_two_by_the_comparer_is_got_first()
    {
        await using var queue = CreateCompared(StringComparer.Ordinal);
        await PutAsync(queue, ("b", 0), ("d", 0), ("a", 0), ("c", 0));

        Assert.Equal(["d", "c", "b", "a"], await GetAsync(queue, 4));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_priority_comes_before_the_comparer_and_can_be_changed()
    {
        await using var queue = CreateCompared(StringComparer.Ordinal);
        await PutAsync(queue, ("b", 0), ("a", 1));
        var ticket = await queue.PutAsync("c", 0);

        Assert.Equal("a", await queue.GetAsync());
        Assert.True(await queue.ReprioritizeAsync(ticket, -1));
        Assert.Equal(["b", "c"], await GetAsync(queue, 2));
        Assert.False(await queue.ReprioritizeAsync(ticket, 3));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Equals_by_the_comparer_are_got_in_the_order_of_their_puts()
    {
        await using var queue = CreateCompared(StringComparer.OrdinalIgnoreCase);
        await PutAsync(queue, ("x", 0), ("a", 0), ("X", 0), ("A", 0), ("x", 0));

        Assert.Equal(["x", "X", "x", "a", "A"], await GetAsync(queue, 5));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Without_a_comparer_it_is_as_ever()
    {
        await using var queue = CreateCompared(comparer: null);
        await PutAsync(queue, ("b", 0), ("c", 0), ("a", 1));

        Assert.Equal(["a", "b", "c"], await GetAsync(queue, 3));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_comparer_that_throws_fails_that_put_alone_and_everything_else_goes_on()
    {
        await using var queue = CreateCompared(new Picky("bad"));
        await PutAsync(queue, ("a", 0), ("c", 0));

        var thrown = await Assert.ThrowsAsync<FormatException>(async () => await queue.PutAsync("bad", 0));
        await queue.PutAsync("b", 0);

        Assert.Equal("bad", thrown.Message);
        Assert.Equal(["c", "b", "a"], (await queue.DrainAsync()).ToArray());
        var snapshot = await queue.SnapshotAsync();
        Assert.Equal((3, 3, 0), (snapshot.Put, snapshot.Got, snapshot.Queued));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_comparer_whose_exception_cannot_say_what_it_is_fails_that_put_alone()
    {
        await using var queue = CreateCompared(Comparer<string>.Create((x, y) => "bad" == x || "bad" == y ? throw new UnreadableException() : string.CompareOrdinal(x, y)));
        await queue.PutAsync("a", 0);

        await Assert.ThrowsAsync<UnreadableException>(async () => await queue.PutAsync("bad", 0));
        var partly = await Assert.ThrowsAsync<PartlyPutException>(async () => await queue.PutManyAsync([("b", 0), ("bad", 0)]));

        Assert.Equal(1, partly.Put);
        Assert.Equal(["b", "a"], await GetAsync(queue, 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_comparer_that_throws_at_a_change_of_a_priority_leaves_the_item_where_it_was()
    {
        var comparer = new Picky();
        await using var queue = CreateCompared(comparer);
        var ticket = await queue.PutAsync("b", 1);
        await PutAsync(queue, ("a", 0), ("c", 0));

        comparer.Disliked = "b";
        await Assert.ThrowsAsync<FormatException>(async () => await queue.ReprioritizeAsync(ticket, 0));

        Assert.Equal(["b", "c", "a"], (await queue.DrainAsync()).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_that_waits_for_room_may_fail_by_the_comparer_when_it_gets_it_and_the_next_one_gets_the_room()
    {
        var comparer = new Picky();
        await using var queue = CreateCompared(comparer, capacity: 2);
        await PutAsync(queue, ("a", 0), ("c", 0));
        var bad = queue.PutAsync("bad", 0).AsTask();
        await queue.SnapshotAsync();
        comparer.Disliked = "bad";

        Assert.Equal("c", await queue.GetAsync());

        await Assert.ThrowsAsync<FormatException>(() => bad);
        await queue.PutAsync("b", 0);
        Assert.Equal(["b", "a"], (await queue.DrainAsync()).ToArray());
        Assert.Empty((await queue.SnapshotAsync()).Putters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_comparer_that_contradicts_itself_loses_nothing_and_ends()
    {
        await using var queue = CreateCompared(Comparer<string>.Create((_, _) => 1));
        var items = Enumerable.Range(0, 50).Select(item => $"{item}").ToArray();
        await queue.PutManyAsync(items.Select(item => (item, 0)));

        Assert.Equal(items.Order(), (await GetAsync(queue, 50)).Order());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_batch_tells_what_was_put_before_the_comparer_threw()
    {
        await using var queue = CreateCompared(new Picky("bad"));

        var partly = await Assert.ThrowsAsync<PartlyPutException>(async () => await queue.PutManyAsync([("a", 0), ("bad", 0), ("b", 0)]));

        Assert.Equal(1, partly.Put);
        Assert.IsType<FormatException>(partly.InnerException);
        Assert.Equal(["a"], (await queue.DrainAsync()).ToArray());
    }

    private protected sealed class Picky(string? disliked = null) : IComparer<string>
    {
        private volatile string? _disliked = disliked;

        public string Disliked
        {
            set => _disliked = value;
        }

        public int Compare(string? x, string? y) =>
            _disliked is { } bad && (x == bad || y == bad) ? throw new FormatException(bad) : string.CompareOrdinal(x, y);
    }
}
