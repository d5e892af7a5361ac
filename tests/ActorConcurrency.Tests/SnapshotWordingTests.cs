using System.Globalization;

namespace ActorConcurrency.Tests;

/// <summary>What is printed of a recipe: plain English on one line, the same in every culture.</summary>
public sealed class SnapshotWordingTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(90.5);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(7.5);

    public static TheoryData<object, string> Printed => new()
    {
        { new SemaphoreSnapshot(3, int.MaxValue, 3, 0, 0, 0, 0, 0, 0, []), "3 permits free, 0 held." },
        {
            new SemaphoreSnapshot(3, 5, 1, 2, 2, 0, 0, 0, 0, [new("", 3, Short)]) { Holders = [new("ann", 2, 7, Long)], MoreHolders = 4 },
            "1 permit free, 2 held, 5 at most. Held by: ann, 2 permits for 90.5 s. Waiting: somebody, 3 permits for 7.5 ms."
        },
        { new SemaphoreSnapshot(0, 5, 0, 0, 0, 0, 0, 0, 0, []) { MoreWaiters = 6 }, "0 permits free, 0 held, 5 at most. Waiting: 6." },
        {
            new LockSetSnapshot(1, 0, 0, [new("ann", ["a", "b"], 1, Long)], [new("", ["a"], Short)]),
            "1 lease held, 1 waiting. Held by: ann, 'a', 'b' for 90.5 s. Waiting: somebody, 'a' for 7.5 ms."
        },
        { new EventSnapshot(true, true, 2, 1, []), "Set, auto reset, 2 signals, 1 wait passed, 0 waiting." },
        {
            new EventSnapshot(false, false, 0, 0, [new(null, Long), new(5, Short)]),
            "Not set, 0 signals, 0 waits passed, 2 waiting. Waiting: for the flag, 90.5 s; for a signal after 5, 7.5 ms."
        },
        {
            new TickerSnapshot(true, Long, 1, 2, Short, Long, 1, [new("ann", 9, 1, 4) { Subscribed = Long }]) { Waiters = [new(1, Short)] },
            "Ticking, every 90.5 s, 1 tick, 2 skipped, the latest 7.5 ms late, 1 waiting. Waiting: for a tick after 1, 7.5 ms. Subscribed: ann, 1 tick not read, 4 dropped, for 90.5 s."
        },
        { new CountdownSnapshot(10, 3, CountdownPhase.Running, 0), "Running, 3 of 10 left." },
        { new CountdownSnapshot(10, 0, CountdownPhase.Finished, 1), "Finished, 0 of 10 left, 1 restart." },
        { new CounterSnapshot(-5, 1, 2), "-5 after 1 change, 2 refused." },
        { new CounterSnapshot(7, 0, 0) { Waiting = 3 }, "7 after 0 changes, 0 refused, 3 waiting." },
        { default(SemaphorePermit), "No permits" },
        { default(LockLease), "No lease" },
    };

    [Theory]
    [MemberData(nameof(Printed), DisableDiscoveryEnumeration = true)]
    public void It_is_plain_in_every_culture(object what, string text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NegativeSign = "minus ", NumberDecimalSeparator = "," } };
            Assert.Equal(text, what.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_long_list_ends_with_a_count_of_the_rest()
    {
        SemaphoreHolder[] holders = [.. Enumerable.Range(0, 12).Select(index => new SemaphoreHolder($"{index}", 1, index, Long))];

        var text = $"{new SemaphoreSnapshot(12, 12, 0, 12, 12, 0, 0, 0, 0, []) { Holders = [.. holders], MoreHolders = 5 }}";

        Assert.Contains("9, 1 permit for 90.5 s; and 7 more.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_of_several_lines_is_printed_on_one() =>
        Assert.Equal("an  n, 1 permit for 90.5 s", $"{new SemaphoreHolder("an\r\nn", 1, 1, Long)}");
}
