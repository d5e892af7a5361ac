using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetPriorityQueueTests : PriorityQueueConformance
{
    protected override IPriorityQueue<string> Create(int capacity = int.MaxValue, TimeSpan? ageing = null, TimeProvider? time = null) =>
        new DotNetPriorityQueue<string>(capacity, ageing, time);

    protected override IPriorityQueue<string> CreateWithFewWaiters(int capacity, int maxWaiters) => new DotNetPriorityQueue<string>(capacity, maxWaiters: maxWaiters);

    protected override IPriorityQueue<string> CreateCompared(IComparer<string>? comparer, int capacity = int.MaxValue) =>
        new DotNetPriorityQueue<string>(capacity, comparer: comparer);

    [Fact]
    public void Ageing_and_a_comparer_are_refused_together()
    {
        var refused = Assert.Throws<ArgumentException>(() => new DotNetPriorityQueue<int>(ageing: TimeSpan.FromSeconds(1), comparer: Comparer<int>.Default));

        Assert.Contains("Take one of the two out", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_comparer_that_uses_its_own_queue_is_refused()
    {
        IPriorityQueue<int>? itself = null;
        await using var queue = new DotNetPriorityQueue<int>(comparer: Comparer<int>.Create((_, _) => itself!.DrainAsync().AsTask().Result.Length));
        itself = queue;
        await queue.PutAsync(1, 0);

        var refused = await Assert.ThrowsAsync<AggregateException>(async () => await queue.PutAsync(2, 0));

        Assert.IsType<InvalidOperationException>(refused.InnerException);
        Assert.Equal(1, (await queue.SnapshotAsync()).Queued);
    }

    [Fact]
    public void Settings_that_cannot_be_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetPriorityQueue<int>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetPriorityQueue<int>(ageing: TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetPriorityQueue<int>(maxWaiters: -1));
    }

    [Fact]
    public void What_need_not_wait_is_done_before_the_call_returns()
    {
        var queue = new DotNetPriorityQueue<int>(1);

        Assert.True(queue.PutAsync(1, 1).IsCompletedSuccessfully);
        Assert.True(queue.GetAsync().IsCompletedSuccessfully);
        Assert.True(queue.SnapshotAsync().IsCompletedSuccessfully);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_tells_for_how_long_by_the_clock_it_was_given()
    {
        var time = new FakeTimeProvider();
        await using var queue = new DotNetPriorityQueue<int>(timeProvider: time);
        _ = queue.GetAsync().AsTask();

        time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(new QueueWaiter("", TimeSpan.FromSeconds(9)), Assert.Single((await queue.SnapshotAsync()).Getters));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_ends_in_time_though_others_remove_what_it_was_let_through_for()
    {
        await using var queue = new DotNetPriorityQueue<int>();
        var trying = Task.Run(async () => await queue.TryGetAsync(TimeSpan.FromMilliseconds(50)));

        while (!trying.IsCompleted) await queue.RemoveAsync(await queue.PutAsync(1, 1));

        Assert.True(await trying is null or { Item: 1 });
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Items_are_never_compared()
    {
        await using var queue = new DotNetPriorityQueue<Incomparable>();
        var tickets = new List<PriorityTicket>();
        for (var priority = 0; priority < 3; priority++) tickets.Add(await queue.PutAsync(new Incomparable(), priority));

        Assert.True(await queue.RemoveAsync(tickets[0]));
        Assert.True(await queue.ReprioritizeAsync(tickets[1], 9));

        Assert.Equal(2, (await queue.SnapshotAsync()).Queued);
    }

    private sealed class Incomparable
    {
        public override bool Equals(object? other) => throw new InvalidOperationException("on purpose");

        public override int GetHashCode() => throw new InvalidOperationException("on purpose");
    }
}
