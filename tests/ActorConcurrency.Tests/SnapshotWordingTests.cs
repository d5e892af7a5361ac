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
        { new LockSnapshot(0, 0, 0, [], []), "Free, 0 waiting." },
        {
            new LockSnapshot(2, 0, 0, [new("ann", LockMode.Upgradeable, 1, Long), new("", LockMode.Read, 2, Short)], [new("ann", LockMode.Write, Short) { IsUpgrade = true }, new("", LockMode.Write, Long)]) { IsEnding = true },
            "Held 2 times, 2 waiting, ending. Held by: ann, reading upgradeably, for 90.5 s; somebody, reading, for 7.5 ms. Waiting: ann, to upgrade, for 7.5 ms; somebody, writing, for 90.5 s."
        },
        { default(LockHold), "No lock" },
        { new EventSnapshot(true, true, 2, 1, []), "Set, auto reset, 2 signals, 1 wait passed, 0 waiting." },
        {
            new EventSnapshot(false, false, 0, 0, [new(null, Long), new(5, Short)]),
            "Not set, 0 signals, 0 waits passed, 2 waiting. Waiting: for the flag, 90.5 s; for a signal after 5, 7.5 ms."
        },
        { new ConditionSnapshot<string>("two\nlines", 1, 2, []), "two lines, 1 update, 2 looks at predicates, 0 waiting." },
        {
            new ConditionSnapshot<int>(-5, 2, 1, [new(true, Long), new(false, Short)]) { MoreWaiters = 1 },
            "-5, 2 updates, 1 look at predicates, 3 waiting. Waiting: for its predicate, 90.5 s; for a notification, 7.5 ms."
        },
        { new Met<string>("a\nb"), "met: a b" },
        {
            new TickerSnapshot(true, Long, 1, 2, Short, Long, 1, [new("ann", 9, 1, 4) { Subscribed = Long }]) { Waiters = [new(1, Short)] },
            "Ticking, every 90.5 s, 1 tick, 2 skipped, the latest 7.5 ms late, 1 waiting. Waiting: for a tick after 1, 7.5 ms. Subscribed: ann, 1 tick not read, 4 dropped, for 90.5 s."
        },
        { new ScheduleSnapshot(false, [], [], 0, 0, 0, TimeSpan.Zero), "Taking entries, 0 pending, 0 running, 0 runs, 0 failed, 0 skipped, at most 0 ms late." },
        {
            new ScheduleSnapshot(true, [new("ann", 3, Short, 0), new("", -1, -Long, 1)], [new("bob", 0, Long, 2)], 1, 1, 2, Short) { MorePending = 4, LastFailure = "a\nb" },
            "Stopping, 6 pending, 1 running, 1 run, 1 failed, 2 skipped, at most 7.5 ms late. Last failure: a b. Running: bob, for 90.5 s, priority 0. Pending: ann, in 7.5 ms, priority 3; an entry, due for 90.5 s, priority -1."
        },
        { new ExecutorSnapshot(1, [], [], 0, 0, 0), "Taking work, 1 worker, 0 running, 0 queued, 0 waiting for room, 0 completed, 0 failed, 0 cancelled." },
        {
            new ExecutorSnapshot(2, [new("ann", 7, Long, true)], [new("", Short, "ann"), new("bob", Long, null)], 1, 2, 3)
            {
                IsShutDown = true, WaitingForRoom = 4, Replaced = 1, MoreRunning = 1, MoreQueued = 5, LastFailure = "a\nb",
            },
            "Shut down, 2 workers, 2 running, 7 queued, 4 waiting for room, 1 completed, 2 failed, 3 cancelled, 1 worker replaced. Last failure: a b. Running: ann, on worker 7 for 90.5 s, asked to stop. Queued: work without a name, for 7.5 ms, submitted by ann; bob, for 90.5 s."
        },
        {
            new ExecutorSnapshot(0, [], [], 0, 0, 0) { IsShutDown = true, Broken = "Type: no" },
            "Broken, 0 workers, 0 running, 0 queued, 0 waiting for room, 0 completed, 0 failed, 0 cancelled. Broken by: Type: no."
        },
        { new SubprocessSnapshot("cat", SubprocessPhase.Over, null, 1, new ChildExit(0), Short, 0, 0, [], []), "'cat' is over for 7.5 ms, 1 run, the last: exit code 0, 0 unread." },
        {
            new SubprocessSnapshot("two\nlines", SubprocessPhase.Running, 17, 2, new ChildExit(137), Long, 3, 4, [Long], [Short]) { MoreReaders = 1, MoreWriters = 1, OutputIsFull = true },
            "'two lines' runs as 17 for 90.5 s, 2 runs, the last: signal 9 (SIGKILL), 7 unread. Nobody reads its output: it is slowed. Reading: somebody for 90.5 s. Writing: somebody for 7.5 ms."
        },
        { new BarrierSnapshot(3, 2, 0, false, null, [], []) { MoreMissing = 2 }, "Phase 3: 0 of 2 arrived. Missing: 2 without a name." },
        {
            new BarrierSnapshot(0, 4, 2, false, null, [new("ann", Long), new("", Short)], ["bob"]) { MoreMissing = 1 },
            "Phase 0: 2 of 4 arrived. Waiting: ann for 90.5 s; somebody for 7.5 ms. Missing: 'bob'; 1 more."
        },
        { new BarrierSnapshot(0, 1, 1, true, null, [], []), "Phase 0: 1 of 1 arrived, its action is running." },
        {
            new BarrierSnapshot(0, 2, 0, false, new(BarrierBreakReason.PartyEnded, 0, "ann", ["ann"], 0), [], []) { MoreMissing = 2 },
            "Phase 0: 0 of 2 arrived. Phase 0 was broken: ann has ended, or was disposed without leaving. Missing: 'ann'."
        },
        {
            new BarrierBreak(BarrierBreakReason.ActionFailed, 7, "", [], 0) { FailureType = "Type", FailureMessage = "two\nlines" },
            "Phase 7 was broken: its action threw Type: two lines."
        },
        { new BarrierArrival(7, 1), "phase 7, arrival 1" },
        { new LatchSnapshot(3, 1, [Long]), "1 remaining, 3 at the beginning, 1 waiting. Waiting: somebody for 90.5 s." },
        { new LatchSnapshot(3, 5, []), "5 remaining, 3 at the beginning, 0 waiting." },
        { new LatchSnapshot(3, 0, []), "Open, 0 waiting." },
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
