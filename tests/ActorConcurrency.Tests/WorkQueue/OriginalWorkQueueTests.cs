using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What the page's queue and its program do, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalWorkQueueTests
{
    [Fact]
    public void Items_come_first_in_first_out_and_are_counted_until_they_are_acknowledged()
    {
        var queue = new PythonQueue<string>();
        queue.Put("a");
        queue.Put("b");

        Assert.Equal(("a", "b"), (queue.Get(), queue.Get()));
        Assert.Equal(2, queue.Unfinished());
        queue.TaskDone();
        queue.TaskDone();
        Assert.Equal(0, queue.Unfinished());
    }

    [Fact]
    public void More_acknowledgements_than_items_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => new PythonQueue<int>().TaskDone());

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_blocks_until_there_is_an_item()
    {
        var queue = new PythonQueue<string>();
        var got = "";
        var thread = Background(() => got = queue.Get(), "getter");
        await Eventually.Blocks(thread);

        queue.Put("late");

        Assert.True(thread.Join(Limit.Hang));
        Assert.Equal("late", got);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_join_blocks_until_all_is_acknowledged()
    {
        var queue = new PythonQueue<int>();
        queue.Put(1);
        queue.Get();
        var thread = Background(queue.Join, "joiner");
        await Eventually.Blocks(thread);

        queue.TaskDone();

        Assert.True(thread.Join(Limit.Hang));
    }

    [Fact]
    public void A_join_returns_before_the_first_item_while_the_producer_is_about_to_begin()
    {
        using var gate = new Gate();
        var program = ProducerConsumer.Launch(_ => { }, _ => gate.Pass(), new Random(1), items: 3);

        program.Queue.Join();

        Assert.True(program.Producer.IsAlive);
        gate.Open();
        JoinAll(program);
    }

    [Fact]
    public void As_printed_nothing_ever_ends_and_the_sentinel_is_not_reached()
    {
        var lines = new Lines();
        var produced = 0;
        using var enough = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();
        var program = ProducerConsumer.Launch(lines.Print, _ => Pause(ref produced, enough, end), new Random(1));

        Assert.True(enough.Wait(Limit.Hang));

        Assert.True(program is { Producer: { IsAlive: true, IsBackground: false }, Consumer: { IsAlive: true, IsBackground: false } });
        Assert.DoesNotContain("Receive data sentinel", lines.Printed);
        // An exception ends a thread of the page's; the consumer gets an end of its own making by the tests, which the page lacks.
        end.Set();
        Assert.True(program.Producer.Join(Limit.Hang));
        Assert.True(program.Consumer.IsAlive);
        EndConsumer(program);
    }

    [Fact]
    public void With_a_producer_that_ends_two_sentinels_stay_unfinished()
    {
        var lines = new Lines();
        var program = ProducerConsumer.Launch(lines.Print, _ => { }, new Random(1), items: 5);

        JoinAll(program);

        Assert.Equal(2, program.Queue.Unfinished());
        Assert.Equal("Receive data sentinel", lines.Printed[^1]);
        Assert.Equal(
            lines.Printed.Where(line => line.StartsWith("Produce", StringComparison.Ordinal)).Select(line => line["Produce".Length..]),
            lines.Printed.Where(line => line.StartsWith("Receive", StringComparison.Ordinal)).Select(line => line["Receive".Length..]).SkipLast(1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task And_a_later_join_hangs_until_a_stranger_acknowledges_them()
    {
        var program = ProducerConsumer.Launch(_ => { }, _ => { }, new Random(1), items: 5);
        JoinAll(program);
        var joining = Background(program.Queue.Join, "joiner");

        // Both threads are through: nothing inside the program can change any more.
        await Eventually.Blocks(joining);
        program.Queue.TaskDone();
        await Eventually.Blocks(joining);

        program.Queue.TaskDone();
        Assert.True(joining.Join(Limit.Hang));
    }

    [Fact]
    public void It_produces_the_pages_numbers_every_10_ms()
    {
        var lines = new Lines();
        var pauses = new List<TimeSpan>();
        var program = ProducerConsumer.Launch(lines.Print, pauses.Add, new Random(1), items: 200);

        JoinAll(program);

        Assert.Equal(Enumerable.Repeat(TimeSpan.FromMilliseconds(10), 200), pauses);
        var numbers = lines.Printed.Where(line => line.StartsWith("Produce data ", StringComparison.Ordinal)).Select(line => int.Parse(line["Produce data ".Length..]));
        Assert.Equal(Enumerable.Range(0, 11), numbers.Distinct().Order());
    }

    [Fact]
    public void An_item_changed_after_it_was_put_is_changed_for_its_consumer()
    {
        var queue = new PythonQueue<List<int>>();
        var basket = new List<int> { 1 };
        queue.Put(basket);

        basket.Add(2);

        Assert.Equal([1, 2], queue.Get());
    }

    [Fact]
    public void Fewer_than_no_items_are_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProducerConsumer.Launch(_ => { }, _ => { }, new Random(1), items: -1));

    private static void Pause(ref int produced, ManualResetEventSlim enough, ManualResetEventSlim end)
    {
        if (Interlocked.Increment(ref produced) < 20) return;
        enough.Set();
        Assert.True(end.Wait(Limit.Hang));
        throw new InvalidOperationException("The test ends the producer.");
    }

    // Not by the sentinel, which is the program's own: an item that cannot be printed ends the thread with an exception.
    private static void EndConsumer(ProducerConsumer program)
    {
        program.Queue.Put(new Poison());
        Assert.True(program.Consumer.Join(Limit.Hang));
    }

    private static Thread Background(Action body, string name)
    {
        var thread = PythonThread.Create(body, name);
        thread.IsBackground = true;
        thread.Start();
        return thread;
    }

    private static void JoinAll(ProducerConsumer program)
    {
        Assert.True(program.Producer.Join(Limit.Hang));
        Assert.True(program.Consumer.Join(Limit.Hang));
    }

    private sealed class Poison
    {
        public override string ToString() => throw new InvalidOperationException("The test ends the consumer.");
    }
}
