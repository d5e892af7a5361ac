using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What CPython's queues do besides the page's use of them: limits, times, orders, and the shutdown of 3.13.</summary>
public sealed class PythonQueueTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    public static TheoryData<string> All => ["Queue", "LifoQueue", "PriorityQueue"];

    [Theory]
    [InlineData("Queue", "3 1 2")]
    [InlineData("LifoQueue", "2 1 3")]
    [InlineData("PriorityQueue", "1 2 3")]
    public void Each_has_its_order(string which, string expected)
    {
        var queue = Create(which);
        foreach (var item in new[] { 3, 1, 2 }) queue.Put(item);

        Assert.Equal(expected, $"{queue.Get()} {queue.Get()} {queue.Get()}");
        Assert.Equal((0, 3), (queue.Size(), queue.Unfinished()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_full_queue_refuses_at_once_or_in_time(string which)
    {
        var queue = Create(which, maxSize: 2);
        queue.Put(1);
        queue.Put(2, block: false);

        Assert.Throws<PythonFullException>(() => queue.Put(3, block: false));
        Assert.Throws<PythonFullException>(() => queue.Put(3, timeout: Short));
        Assert.Throws<ArgumentException>(() => queue.Put(3, timeout: TimeSpan.FromSeconds(-1)));

        Assert.Equal((2, 2), (queue.Size(), queue.Unfinished()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_empty_queue_refuses_at_once_or_in_time(string which)
    {
        var queue = Create(which);

        Assert.Throws<PythonEmptyException>(() => queue.Get(block: false));
        Assert.Throws<PythonEmptyException>(() => queue.Get(timeout: Short));
        Assert.Throws<ArgumentException>(() => queue.Get(timeout: TimeSpan.FromSeconds(-1)));
        Assert.Throws<PythonEmptyException>(() => queue.Get(block: false, timeout: TimeSpan.FromSeconds(-1)));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(All))]
    public async Task A_put_that_waits_goes_on_when_there_is_room(string which)
    {
        var queue = Create(which, maxSize: 1);
        queue.Put(1);
        var thread = Start(() => queue.Put(2));
        await Eventually.Blocks(thread);

        Assert.Equal(1, queue.Get());

        Assert.True(thread.Join(Limit.Hang));
        Assert.Equal(2, queue.Get());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void After_a_shutdown_nothing_is_put_and_what_is_left_is_got(string which)
    {
        var queue = Create(which);
        queue.Put(1);
        queue.Put(1);
        queue.Shutdown();
        queue.Shutdown();

        Assert.Throws<PythonShutDownException>(() => queue.Put(2));
        Assert.Throws<PythonShutDownException>(() => queue.Put(2, block: false));
        Assert.Equal((1, 1), (queue.Get(), queue.Get(block: false)));
        Assert.Throws<PythonShutDownException>(() => queue.Get());
        Assert.Throws<PythonShutDownException>(() => queue.Get(block: false));
        Assert.Equal(2, queue.Unfinished());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_immediate_shutdown_drops_what_is_queued_as_if_it_were_done(string which)
    {
        var queue = Create(which);
        for (var item = 0; item < 3; item++) queue.Put(item);
        queue.Get();

        queue.Shutdown(immediate: true);

        Assert.Equal((0, 1), (queue.Size(), queue.Unfinished()));
        Assert.Throws<PythonShutDownException>(() => queue.Get());
        queue.TaskDone();
        queue.Join();
        Assert.Throws<InvalidOperationException>(queue.TaskDone);
    }

    [Fact]
    public void An_immediate_shutdown_may_follow_a_gentle_one()
    {
        var queue = new PythonQueue<int>();
        queue.Put(1);
        queue.Shutdown();

        queue.Shutdown(immediate: true);

        Assert.Equal((0, 0), (queue.Size(), queue.Unfinished()));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_shutdown_wakes_those_who_wait_in_a_get(bool immediate)
    {
        var queue = new PythonQueue<int>();
        Thread[] threads = [Start(() => Assert.Throws<PythonShutDownException>(() => queue.Get())), Start(() => queue.Get(timeout: Limit.Hang))];
        foreach (var thread in threads) await Eventually.Blocks(thread);

        queue.Shutdown(immediate);

        Assert.All(threads, thread => Assert.True(thread.Join(Limit.Hang)));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_shutdown_wakes_those_who_wait_in_a_put_and_they_put_nothing(bool immediate)
    {
        var queue = new PythonQueue<int>(maxSize: 1);
        queue.Put(1);
        Exception? thrown = null;
        var thread = Start(() => thrown = Record.Exception(() => queue.Put(2)));
        await Eventually.Blocks(thread);

        queue.Shutdown(immediate);

        Assert.True(thread.Join(Limit.Hang));
        Assert.IsType<PythonShutDownException>(thrown);
        Assert.Equal(immediate ? (0, 0) : (1, 1), (queue.Size(), queue.Unfinished()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_immediate_shutdown_lets_a_join_go_on_once_what_is_in_work_is_done()
    {
        var queue = new PythonQueue<int>();
        queue.Put(1);
        queue.Put(2);
        queue.Get();
        var thread = Start(queue.Join);
        await Eventually.Blocks(thread);

        queue.Shutdown(immediate: true);
        await Eventually.Blocks(thread);
        queue.TaskDone();

        Assert.True(thread.Join(Limit.Hang));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_gentle_shutdown_leaves_a_join_waiting_for_what_nobody_gets()
    {
        var queue = new PythonQueue<int>();
        queue.Put(1);
        var thread = Start(queue.Join);

        queue.Shutdown();
        await Eventually.Blocks(thread);

        queue.Get();
        queue.TaskDone();
        Assert.True(thread.Join(Limit.Hang));
    }

    [Fact]
    public void A_comparison_that_throws_in_a_put_leaves_the_item_in_the_heap_and_uncounted()
    {
        var queue = new PythonHeapQueue<int>(comparer: Picky(() => true));
        queue.Put(2);

        Assert.Throws<FormatException>(() => queue.Put(1));

        Assert.Equal((2, 1), (queue.Size(), queue.Unfinished()));
    }

    [Fact]
    public void A_comparison_that_throws_in_a_get_loses_the_item()
    {
        var throws = false;
        var queue = new PythonHeapQueue<int>(comparer: Picky(() => throws));
        for (var item = 1; item <= 4; item++) queue.Put(item);
        throws = true;

        Assert.Throws<FormatException>(() => queue.Get());

        throws = false;
        Assert.Equal((3, 4), (queue.Size(), queue.Unfinished()));
        Assert.Equal([2, 3, 4], new[] { queue.Get(), queue.Get(), queue.Get() }.Order());
    }

    [Fact]
    public void A_heap_gives_the_least_first_however_much_there_is()
    {
        var queue = new PythonHeapQueue<int>();
        var random = new Random(1);
        var items = Enumerable.Range(0, 500).Select(_ => random.Next(100)).ToArray();
        foreach (var item in items) queue.Put(item);

        Assert.Equal(items.Order(), items.Select(_ => queue.Get()).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_simple_queue_has_puts_that_never_wait_and_gets_that_do()
    {
        var queue = new PythonSimpleQueue<int>();
        Assert.Throws<PythonEmptyException>(() => queue.Get(block: false));
        Assert.Throws<PythonEmptyException>(() => queue.Get(timeout: Short));
        Assert.Throws<ArgumentException>(() => queue.Get(timeout: TimeSpan.FromSeconds(-1)));
        var got = 0;
        var thread = Start(() => got = queue.Get());
        await Eventually.Blocks(thread);

        queue.Put(1);
        Assert.True(thread.Join(Limit.Hang));
        queue.Put(2, block: false);
        queue.Put(3, timeout: TimeSpan.FromSeconds(-1));

        Assert.Equal((1, 2, 2, 3), (got, queue.Size(), queue.Get(), queue.Get()));
    }

    private static PythonQueue<int> Create(string which, int maxSize = 0) => which switch
    {
        "LifoQueue" => new PythonLifoQueue<int>(maxSize),
        "PriorityQueue" => new PythonHeapQueue<int>(maxSize),
        _ => new PythonQueue<int>(maxSize),
    };

    private static Comparer<int> Picky(Func<bool> throws) =>
        Comparer<int>.Create((x, y) => throws() ? throw new FormatException("on purpose") : x.CompareTo(y));

    private static Thread Start(Action body)
    {
        var thread = PythonThread.Create(body, "waiting");
        thread.IsBackground = true;
        thread.Start();
        return thread;
    }
}
