using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace ActorConcurrency.Tests;

/// <summary>What the queues give prints: in one line of English, whatever the culture and the items.</summary>
public sealed class QueuePrintTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly ImmutableArray<QueueWaiter> Two = [new("ann", TimeSpan.FromSeconds(1.25)), new("", TimeSpan.FromMilliseconds(30))];

    [Fact]
    public void A_work_queue_tells_who_works_on_what_and_who_waits() => Prints(
        "2 queued of at most 5, 9 in work, 6 done, 1 dropped, 4 returned, shut down. "
        + "In work: ann on tea for 12 min (attempt 2), 3 more, 5 without a session. "
        + "Waiting for an item: ann for 1.3 s, somebody for 30 ms, 7 more. Waiting for room: somebody for 5 h.",
        new WorkQueueSnapshot(
            5, true, 18, 15, 1, 2, 6, 9, 4, Two, [new("", TimeSpan.FromHours(5))], [new("ann", 2, TimeSpan.FromMinutes(12), "tea")])
        {
            MoreGetters = 7, MoreWorkers = 3,
        });

    [Fact]
    public void A_work_queue_without_anything_says_so() => Prints(
        "0 queued, 0 in work, 0 done, 0 dropped, 0 returned. In work: nothing. Waiting for an item: nobody. Waiting for room: nobody.",
        new WorkQueueSnapshot(int.MaxValue, false, 0, 0, 0, 0, 0, 0, 0, [], [], []));

    [Fact]
    public void A_priority_queue_tells_what_is_next_and_who_waits() => Prints(
        "2 queued of at most 2 (highest priority -7, the oldest for 3 days), 1 got, 4 removed. "
        + "Waiting for an item: nobody. Waiting for room: ann for 1.3 s, somebody for 30 ms, 8 more.",
        new PriorityQueueSnapshot(2, 7, 1, 4, 2, -7, TimeSpan.FromDays(3), [], Two) { MorePutters = 8 });

    [Fact]
    public void An_empty_priority_queue_says_so() => Prints(
        "0 queued, 0 got, 0 removed. Waiting for an item: nobody. Waiting for room: nobody.",
        new PriorityQueueSnapshot(int.MaxValue, 0, 0, 0, 0, null, null, [], []));

    [Fact]
    public void A_label_of_several_lines_stays_on_one() => Prints("ann  from afar for 2 s", new QueueWaiter("ann\r\nfrom afar", TimeSpan.FromSeconds(2)));

    [Fact]
    public void A_ticket_prints_its_number() => Prints("ticket -7", new PriorityTicket(-7));

    [Fact]
    public void What_was_taken_prints_its_item()
    {
        Prints("took tea", new Taken<string>("tea"));
        Prints("took null", new Taken<string?>(null));
        Prints("took 1.5", new Taken<double>(1.5));
    }

    [Fact]
    public void An_item_stays_in_one_line_and_short() => Prints(
        $"took a b{new string('c', 57)}…", new Taken<string>($"a\nb{new string('c', 100)}"));

    [Fact]
    public void An_item_that_does_not_print_is_named_by_its_type() => Prints(
        "took a Unprintable that does not print (InvalidOperationException)", new Taken<Unprintable>(new()));

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_delivery_prints_its_item_and_attempt()
    {
        await using var queue = ActorWorkQueue<string>.Start(actors.System);
        await using var worker = queue.OpenSession("worker");
        await queue.PutAsync("tea");

        Prints("tea (attempt 1)", await worker.GetAsync());
        Prints("no delivery", default(WorkDelivery<string>));
    }

    [Fact]
    public void A_snapshot_written_as_JSON_neither_tells_nor_stumbles_over_an_item()
    {
        var json = JsonSerializer.Serialize(new QueueWorker("ann", 1, TimeSpan.Zero, new Unprintable()));

        Assert.Contains("ann", json, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(QueueWorker.Item), json, StringComparison.Ordinal);
    }

    private static void Prints(string expected, object printed)
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "minus");
        CultureInfo.CurrentCulture = other;
        try
        {
            Assert.Equal(expected, printed.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private sealed class Unprintable
    {
        public string Broken => throw new InvalidOperationException("on purpose");

        public override string ToString() => throw new InvalidOperationException("on purpose");
    }
}
