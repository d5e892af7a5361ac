using ActorConcurrency.Cli;

namespace ActorConcurrency.App.Tests;

/// <summary>The judge of a cluster's run: a good history passes, and each promise is seen to be broken by one that breaks it.</summary>
public sealed class HistoryJudgeTests
{
    [Fact]
    public void A_good_history_passes_and_its_grants_and_reads_are_counted()
    {
        var verdict = new MadeUpHistory()
            .Held("a", 1, asked: 0, from: 5, to: 50).Held("b", 2, asked: 1, from: 6, to: 40, process: "n2.1").Read(10, 12, granted: 2, held: 2)
            .Held("c", 3, asked: 20, from: 41, to: 60, process: "n2.1").JudgedAtTheEnd(granted: 3);

        Assert.Empty(verdict.Violations);
        Assert.Equal((3, 2), (verdict.Grants, verdict.Reads));
    }

    [Fact]
    public void A_run_without_a_grant_shows_nothing_and_so_does_not_pass() => Broken("grants", new MadeUpHistory().JudgedAtTheEnd(granted: 0));

    [Fact]
    public void More_permits_in_hands_than_exist_are_found_with_the_lines_that_prove_it()
    {
        var verdict = new MadeUpHistory()
            .Held("a", 1, asked: 0, from: 5, to: 50).Held("b", 2, asked: 1, from: 6, to: 40).Held("c", 3, asked: 2, from: 39, to: 60, process: "n2.1").JudgedAtTheEnd(granted: 3);

        var violation = Broken("permits", verdict);
        Assert.Equal(["a", "b", "c"], violation.Lines.Select(line => line.Request).Distinct());
    }

    [Fact]
    public void Whoever_holds_two_permits_counts_twice() => Broken("permits", new MadeUpHistory()
        .Held("a", 1, asked: 0, from: 5, to: 50, permits: 2).Held("b", 2, asked: 1, from: 6, to: 40).JudgedAtTheEnd(granted: 3));

    [Fact]
    public void Whoever_gives_back_as_another_one_gets_it_does_not_hold_it_together_with_that_one() => Passed(new MadeUpHistory()
        .Held("a", 1, asked: 0, from: 5, to: 50, permits: 2).Held("b", 2, asked: 1, from: 50, to: 60).JudgedAtTheEnd(granted: 3));

    [Theory]
    [InlineData(nameof(HistoryKind.Killed))]
    [InlineData(nameof(HistoryKind.Frozen))]
    public void A_process_holds_until_it_is_killed_or_frozen_and_no_longer(string end)
    {
        Passed(Holding(until: 20));
        Broken("permits", Holding(until: 40));

        RunVerdict Holding(long until) => new MadeUpHistory()
            .Asked(0, "a", permits: 2).Granted(5, "a", 1, permits: 2).Then(until, Enum.Parse<HistoryKind>(end)).Held("b", 2, asked: 1, from: 30, to: 60, process: "n2.1")
            .Then(10_000, HistoryKind.Killed).JudgedAtTheEnd(granted: 3);
    }

    [Fact]
    public void A_process_that_ended_by_itself_held_until_it_last_said_something() => Passed(new MadeUpHistory()
        .Asked(0, "a", permits: 2).Granted(5, "a", 1, permits: 2).Then(20, HistoryKind.CutOff).Then(70, HistoryKind.Gone)
        .Held("b", 2, asked: 1, from: 30, to: 60, process: "n2.1").JudgedAtTheEnd(granted: 3));

    [Fact]
    public void What_was_lost_was_held_until_it_was_last_seen_not_to_be()
    {
        Passed(Losing(until: 30));
        Broken("permits", Losing(until: 31));

        static RunVerdict Losing(long until) => new MadeUpHistory()
            .Asked(0, "a", permits: 2).Granted(5, "a", 1, permits: 2).Lost(35, "a", until).Held("b", 2, asked: 1, from: 30, to: 60, process: "n2.1").JudgedAtTheEnd(granted: 3);
    }

    [Fact]
    public void What_a_woken_process_believes_is_told_as_late_with_its_time_and_is_no_overlap()
    {
        var verdict = new MadeUpHistory()
            .Asked(0, "a", permits: 2).Granted(5, "a", 1, permits: 2).Then(10, HistoryKind.Frozen).Held("b", 2, asked: 1, from: 30, to: 60, process: "n2.1")
            .Then(50, HistoryKind.Woken).Lost(70, "a", until: 65).JudgedAtTheEnd(granted: 3);

        Passed(verdict);
        Assert.Equal(10_000, Assert.Single(verdict.Late).Microseconds);
    }

    [Fact]
    public void What_a_woken_process_asks_for_is_judged_as_everybody_elses() => Broken("permits", new MadeUpHistory()
        .Then(10, HistoryKind.Frozen).Then(50, HistoryKind.Woken).Held("a", 1, asked: 51, from: 55, to: 80, permits: 2)
        .Held("b", 2, asked: 1, from: 60, to: 70, process: "n2.1").JudgedAtTheEnd(granted: 3));

    [Fact]
    public void A_lock_in_two_hands_is_found_and_two_locks_are_not()
    {
        Passed(Two(["a"], ["b", "c"]));
        Broken("permits", Two(["a", "b"], ["b", "c"]));

        static RunVerdict Two(string[] one, string[] other) => new MadeUpHistory()
            .Held("x", 1, asked: 0, from: 5, to: 50, locks: one).Held("y", 2, asked: 1, from: 6, to: 40, locks: other).JudgedAtTheEnd(granted: 2, MadeUpHistory.Locks);
    }

    [Fact]
    public void A_token_that_was_granted_twice_is_found() => Broken("tokens", new MadeUpHistory()
        .Held("a", 1, asked: 0, from: 5, to: 10).Held("b", 1, asked: 1, from: 12, to: 20, process: "n2.1").JudgedAtTheEnd(granted: 2));

    [Fact]
    public void A_lower_token_for_who_asked_after_a_higher_one_was_answered_is_found_and_no_other()
    {
        Broken("tokens", Two(askedSecond: 6));
        Passed(Two(askedSecond: 4));

        // Of two that are asked for at the same time, either answer may come first.
        static RunVerdict Two(long askedSecond) =>
            new MadeUpHistory().Held("a", 8, asked: 0, from: 5, to: 10).Held("b", 7, asked: askedSecond, from: 12, to: 20, process: "n2.1").JudgedAtTheEnd(granted: 2);
    }

    [Fact]
    public void Whoever_was_seen_to_wait_first_is_granted_first()
    {
        var verdict = Line("b", "c");
        Passed(verdict);
        Assert.True(verdict.Ordered > 0);
        Broken("order", Line("c", "b"));

        static RunVerdict Line(params string[] waiters) => new MadeUpHistory()
            .Held("a", 1, asked: 0, from: 5, to: 50, permits: 2).Asked(6, "b", permits: 2).Asked(7, "c", permits: 2).Read(10, 12, granted: 2, held: 2, waiters)
            .Granted(51, "b", 2, permits: 2).Returned(60, "b").Granted(61, "c", 3, permits: 2).Returned(70, "c").JudgedAtTheEnd(granted: 6);
    }

    [Fact]
    public void Nobody_who_asks_after_a_waiter_was_seen_is_granted_before_it()
    {
        Broken("order", Newcomer(asked: 20));
        // Its message may have been there before, for all that can be known.
        Passed(Newcomer(asked: 11));

        static RunVerdict Newcomer(long asked) => Overtaken(asked).JudgedAtTheEnd(granted: 6);
    }

    [Theory]
    [InlineData(nameof(HistoryKind.CutOff))]
    [InlineData(nameof(HistoryKind.Woken))]
    public void A_waiter_whose_node_was_cut_off_asks_anew_and_its_place_is_not_judged(string what) =>
        Passed(Overtaken(asked: 20).Then(15, Enum.Parse<HistoryKind>(what)).JudgedAtTheEnd(granted: 6));

    [Fact]
    public void In_a_lock_set_only_those_yield_who_want_the_first_lock_of_whom_they_yield_to()
    {
        Broken("order", Newcomer("a"));
        Passed(Newcomer("b"));

        static RunVerdict Newcomer(string wanted) => new MadeUpHistory()
            .Asked(0, "x", locks: ["a", "b"]).Read(10, 12, new Figures(0, 0, 0, 0, 0, 0) { Waiters = ["x"] })
            .Held("y", 1, asked: 20, from: 25, to: 30, process: "n2.1", locks: [wanted]).Granted(40, "x", 2, locks: ["a", "b"]).Returned(50, "x")
            .JudgedAtTheEnd(granted: 2, MadeUpHistory.Locks);
    }

    [Fact]
    public void A_snapshot_that_does_not_add_up_is_found()
    {
        Func<Figures, Figures>[] wrong =
        [
            figures => figures with { Reclaimed = 1 },
            figures => figures with { Available = 2 },
            figures => figures with { Initial = 3, Available = 2 },
            figures => figures with { Holders = [] },
            figures => figures with { Held = 2, Available = 0, Returned = 0, Holders = [new(7, 1), new(7, 1)] },
        ];

        Passed(Reading(null));
        Assert.All(wrong, figures => Broken("ledger", Reading(figures)));

        static RunVerdict Reading(Func<Figures, Figures>? otherwise) => new MadeUpHistory()
            .Held("a", 1, asked: 0, from: 5, to: 50).Held("b", 2, asked: 0, from: 6, to: 8).Read(20, 22, granted: 2, held: 1, otherwise: otherwise).JudgedAtTheEnd(granted: 2);
    }

    [Fact]
    public void A_snapshot_of_a_lock_set_with_a_lock_in_two_hands_is_found() => Broken("ledger", new MadeUpHistory()
        .Held("x", 1, asked: 0, from: 5, to: 50, locks: ["a"])
        .Read(20, 22, new Figures(0, 0, 2, 2, 0, 0) { Holders = [new(1, 0, ["a"]), new(2, 0, ["a", "b"])] }).JudgedAtTheEnd(granted: 2, MadeUpHistory.Locks));

    [Fact]
    public void A_snapshot_older_than_what_was_answered_before_it_was_asked_for_is_found()
    {
        Broken("ledger", Reading(asked: 7));
        Passed(Reading(asked: 4));

        static RunVerdict Reading(long asked) =>
            new MadeUpHistory().Held("a", 1, asked: 0, from: 5, to: 50).Read(asked, 22, granted: 0).JudgedAtTheEnd(granted: 1);
    }

    [Fact]
    public void A_snapshot_may_be_as_old_as_it_says_and_is_counted_as_stale_then()
    {
        Broken("ledger", Reading(age: 1));
        var verdict = Reading(age: 2);
        Passed(verdict);
        Assert.Equal(1, verdict.Stale);

        static RunVerdict Reading(long age) => new MadeUpHistory()
            .Held("a", 1, asked: 0, from: 5, to: 50).Read(7, 22, granted: 0, otherwise: figures => figures with { Age = age * 1000 }).JudgedAtTheEnd(granted: 1);
    }

    [Fact]
    public void A_snapshot_older_than_one_that_was_read_before_it_was_asked_for_is_found()
    {
        Broken("ledger", Reading(asked: 7));
        Passed(Reading(asked: 4));

        static RunVerdict Reading(long asked) => new MadeUpHistory()
            .Read(1, 5, granted: 1, held: 1).Read(asked, 8, granted: 0).Held("a", 1, asked: 0, from: 20, to: 50).JudgedAtTheEnd(granted: 1);
    }

    [Fact]
    public void A_request_without_an_outcome_is_found_unless_its_process_was_ended()
    {
        Broken("outcomes", Good().Asked(60, "b").JudgedAtTheEnd(granted: 1));
        Passed(Good().Asked(60, "b").Then(61, HistoryKind.Killed).JudgedAtTheEnd(granted: 1));
    }

    [Fact]
    public void A_request_with_two_outcomes_and_a_grant_that_nobody_asked_for_are_found()
    {
        Broken("outcomes", Good().Ended(60, "a", HistoryKind.GaveUp).JudgedAtTheEnd(granted: 1));
        Broken("outcomes", Good().Granted(60, "b", 2).Returned(61, "b").JudgedAtTheEnd(granted: 2));
    }

    [Fact]
    public void A_read_without_an_answer_is_found() => Broken("outcomes", HistoryJudge.Judge(
        [.. GoodLines(), new HistoryLine { At = 60_000, Process = "n1.1", Kind = HistoryKind.ReadAsked, Name = "s", Request = "r" }], MadeUpHistory.TwoPermits));

    [Fact]
    public void An_outcome_is_unknown_only_when_the_callers_time_was_over_or_its_node_cut_off()
    {
        Broken("outcomes", Unknown(29_000).JudgedAtTheEnd(granted: 1));
        Passed(Unknown(30_100).JudgedAtTheEnd(granted: 1));
        Passed(Unknown(29_000).Then(70, HistoryKind.CutOff).JudgedAtTheEnd(granted: 1));

        static MadeUpHistory Unknown(long after) => Good().Asked(60, "b").Ended(60 + after, "b", HistoryKind.Unknown);
    }

    [Fact]
    public void What_is_still_held_or_waited_for_at_the_end_is_found()
    {
        Broken("end", Good().Read(80_000, 80_001, granted: 2, held: 1).Judged());
        Broken("end", Good().Read(80_000, 80_001, granted: 1, waiters: ["b"]).Judged());
        Passed(Good().Read(80_000, 80_001, granted: 2, held: 1).JudgedAtTheEnd(granted: 2));
    }

    [Fact]
    public void A_run_that_nobody_looked_at_when_it_had_ended_does_not_pass()
    {
        Broken("end", Good().Judged());
        Broken("end", Good().Read(49, 52, granted: 1).Judged());
    }

    private static MadeUpHistory Good() => new MadeUpHistory().Held("a", 1, asked: 0, from: 5, to: 50);

    private static IEnumerable<HistoryLine> GoodLines() =>
    [
        new() { At = 1, Process = "n1.1", Kind = HistoryKind.Asked, Name = "s", Request = "a", Permits = 1 },
        new() { At = 2, Process = "n1.1", Kind = HistoryKind.Granted, Name = "s", Request = "a", Permits = 1, Token = 1 },
        new() { At = 3, Process = "n1.1", Kind = HistoryKind.Returned, Name = "s", Request = "a" },
        new() { At = 4, Process = "n2.1", Kind = HistoryKind.ReadAsked, Name = "s", Request = "end" },
        new() { At = 5, Process = "n2.1", Kind = HistoryKind.Read, Name = "s", Request = "end", Figures = new(2, 2, 0, 1, 1, 0) },
    ];

    // "b" was seen to wait, and "c", of another process, is granted before it.
    private static MadeUpHistory Overtaken(long asked) => new MadeUpHistory()
        .Held("a", 1, asked: 0, from: 5, to: 50, permits: 2).Asked(6, "b", permits: 2).Read(10, 12, granted: 2, held: 2, ["b"])
        .Held("c", 2, asked, from: 51, to: 60, permits: 2, process: "n2.1").Granted(61, "b", 3, permits: 2).Returned(70, "b");

    private static void Passed(RunVerdict verdict) => Assert.Empty(verdict.Violations.Select(violation => $"{violation.Rule}: {violation.Text}"));

    private static Violation Broken(string rule, RunVerdict verdict)
    {
        Assert.NotEmpty(verdict.Violations);
        Assert.All(verdict.Violations, violation => Assert.Equal(rule, violation.Rule));
        Assert.False(verdict.Holds);
        return verdict.Violations[0];
    }
}
