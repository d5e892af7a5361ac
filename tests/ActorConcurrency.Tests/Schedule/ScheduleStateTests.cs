using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency.Tests;

public sealed class ScheduleStateTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly List<(string To, IReply Reply)> _replies = [];
    private ScheduleState<string> _state = new(maxRunning: 1, _ => "receiver");
    private TimeSpan _now;

    [Fact]
    public void What_is_due_is_told_to_who_entered_it()
    {
        Assert.Equal([("ann", new Entered(Id(1)))], Apply("ann", Enter(1, Second)));
        Assert.Equal(Second, _state.NextDue);

        Assert.Empty(At(Second - TimeSpan.FromTicks(1)));
        Assert.Equal([("ann", new Due(Id(1), 1, TimeSpan.Zero))], Told(At(Second)));
        Assert.Null(_state.NextDue);
        Assert.Equal([("ann", new Ended(Id(1), new EntryOutcome.Ran(1)))], Told(Apply("ann", new Ran(Id(1), 1))));
    }

    [Fact]
    public void Entered_twice_it_counts_once()
    {
        Apply("ann", Enter(1, Second));

        Assert.Equal([("ann", new Entered(Id(1)))], Apply("ann", Enter(1, 2 * Second)));

        Assert.Equal(1, _state.Pending);
        Assert.Equal(Second, _state.NextDue);
    }

    [Fact]
    public void The_end_of_a_run_counts_once_and_only_for_its_own_run()
    {
        Apply("ann", Enter(1, Second, new(Repetition: new(Second))));
        At(Second);

        Apply("ann", new Ran(Id(1), 2));
        Assert.Equal(1, _state.Running);
        Apply("ann", new Ran(Id(1), 1));
        Apply("ann", new Ran(Id(1), 1));

        Assert.Equal((0, 1, 1L), (_state.Running, _state.Pending, _state.Figures.Runs));
    }

    [Fact]
    public void A_negative_delay_means_now()
    {
        Apply("ann", Enter(1, -Second));

        Assert.Single(At(TimeSpan.Zero));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Command[] nonsense =
        [
            new(Enter(1, TimeSpan.MaxValue)), new(Enter(1, Second, new(Repetition: new(TimeSpan.Zero)))), new(Enter(1, Second) with { Message = "to nobody" }),
        ];

        foreach (var command in nonsense)
            Assert.Equal([("ann", new Refused(Id(1), ScheduleRefusal.OutOfRange))], Apply("ann", command.Asked));
        Assert.Equal(0, _state.Pending);
    }

    [Fact]
    public void Two_clocks_make_one_order_and_setting_the_wall_clock_changes_it()
    {
        _state.WallClock = TimeSpan.FromDays(1);
        var wall = new DateTimeOffset(_state.WallClock.Ticks, TimeSpan.Zero);
        Apply("ann", Enter(1, 2 * Second));
        Apply("ann", Enter(2, TimeSpan.Zero) with { At = wall + Second });
        Apply("ann", Enter(3, TimeSpan.Zero) with { At = wall + 3 * Second });
        Assert.Equal([Second, 2 * Second, 3 * Second], Look().Pending.Select(entry => entry.DueIn));

        _state.WallClock += 2 * Second; // it was set forward

        Assert.Equal([-Second, Second, 2 * Second], Look().Pending.Select(entry => entry.DueIn));
        Assert.Equal([("ann", new Due(Id(2), 1, Second))], Told(At(TimeSpan.Zero)));
    }

    [Fact]
    public void A_moment_at_the_end_of_all_times_is_pending_for_ever()
    {
        Apply("ann", Enter(1, TimeSpan.Zero) with { At = DateTimeOffset.MaxValue });
        Apply("ann", Enter(2, TimeSpan.Zero, new(Repetition: new(ScheduleLimit.Longest))) with { At = DateTimeOffset.MinValue });

        Assert.Equal([("ann", Id(2))], Told(At(TimeSpan.Zero)).Select(told => (told.To, ((Due)told.Message).Entry)));
        Assert.Equal(1, _state.Pending);
    }

    [Fact]
    public void The_beat_is_exact_however_long_the_hold_up_was()
    {
        var period = TimeSpan.FromTicks(1_000_000_007);
        Apply("ann", Enter(1, period, new(Repetition: new(period))));

        At(TimeSpan.FromTicks(123_456_789 * period.Ticks + 5));
        Apply("ann", new Ran(Id(1), 1));

        Assert.Equal(123_456_790L * period.Ticks, _state.NextDue!.Value.Ticks);
    }

    [Fact]
    public void A_run_that_was_given_up_before_it_began_is_none_and_ends_its_entry()
    {
        Apply("ann", Enter(1, Second, new(Repetition: new(Second))));
        At(Second);
        Apply("ann", new Cancel(Id(2), Id(1)));

        Assert.Equal([("ann", new Ended(Id(1), new EntryOutcome.Cancelled(0)))], Told(Apply("ann", new Ran(Id(1), 1) { GivenUp = true })));
        Assert.Equal((0, 0, 0L), (_state.Pending, _state.Running, _state.Figures.Runs));
    }

    [Fact]
    public void A_message_is_told_to_its_receiver_and_its_run_is_then_over()
    {
        Apply("ann", Enter(1, Second) with { To = Akka.Actor.ActorRefs.Nobody, Message = "hello" });

        Assert.Equal([("receiver", "hello"), ("ann", new Ended(Id(1), new EntryOutcome.Ran(1)))], Told(At(Second)));
        Assert.Equal((0, 0), (_state.Pending, _state.Running));
    }

    [Fact]
    public void Who_wants_no_report_gets_none()
    {
        Apply("ann", Enter(1, Second) with { To = Akka.Actor.ActorRefs.Nobody, Message = "hello", Quiet = true });

        Assert.Equal([("receiver", "hello")], Told(At(Second)));
    }

    [Fact]
    public void Who_leaves_leaves_nothing_pending_and_the_others_entries_stay()
    {
        Apply("ann", Enter(1, Second));
        Apply("bob", Enter(2, Second));

        Assert.Equal([("ann", new Ended(Id(1), new EntryOutcome.Dropped(0)))], Told(Apply("ann", new Leave())));

        Assert.Equal([("bob", new Due(Id(2), 1, TimeSpan.Zero))], Told(At(Second)));
    }

    [Fact]
    public void Who_dies_while_its_action_runs_makes_room_for_the_next()
    {
        Apply("ann", Enter(1, Second));
        Apply("bob", Enter(2, Second));
        At(Second);

        _state.Forget("ann", _replies);

        Assert.Equal([("bob", new Due(Id(2), 1, TimeSpan.Zero))], Told(At(Second)));
        Assert.Equal(1, _state.Figures.Dropped);
    }

    [Fact]
    public void What_was_withdrawn_is_not_waited_for()
    {
        Apply("ann", Enter(1, Second));
        Assert.Empty(Apply("bob", new WaitUntilEmpty(Id(2))));
        Assert.Empty(Apply("bob", new Stop(Id(3), WhenStopping.RunAll)));
        Apply("bob", new Withdraw(Id(2)));
        Apply("bob", new Withdraw(Id(3)));

        At(Second);

        Assert.Equal([("ann", new Ended(Id(1), new EntryOutcome.Ran(1)))], Told(Apply("ann", new Ran(Id(1), 1))));
    }

    [Fact]
    public void A_withdrawn_entry_is_cancelled()
    {
        Apply("ann", Enter(1, Second));

        Assert.Equal([("ann", new Ended(Id(1), new EntryOutcome.Cancelled(0)))], Told(Apply("ann", new Withdraw(Id(1)))));
    }

    [Fact]
    public void A_stop_that_is_stricter_than_one_before_drops_the_rest()
    {
        Apply("ann", Enter(1, Second));
        Apply("bob", new Stop(Id(2), WhenStopping.RunAll));

        var replies = Apply("bob", new Stop(Id(3), WhenStopping.DropPending));

        Assert.Equal([new Stopped(Id(2), new(0, 1)), new Stopped(Id(3), new(0, 1))], replies.Where(reply => reply.To == "bob").Select(reply => reply.Reply));
        Assert.Equal([("ann", new Refused(Id(4), ScheduleRefusal.Stopping))], Apply("ann", Enter(4, Second)));
    }

    [Fact]
    public void A_thousand_that_are_due_at_once_run_by_priority_and_then_in_the_order_of_entering()
    {
        _state = new(maxRunning: int.MaxValue, _ => "receiver");
        var entered = new Random(7).GetItems([-1, 0, 1, 2], 1_000);
        for (var at = 0; at < entered.Length; at++) Apply("ann", Enter(at, Second, new(entered[at])));

        var order = Told(At(Second)).Select(told => (int)((Due)told.Message).Entry.Number);

        Assert.Equal(Enumerable.Range(0, 1_000).OrderByDescending(at => entered[at]).ThenBy(at => at), order);
    }

    [Fact]
    public void A_message_that_has_much_to_catch_up_with_does_not_do_so_in_one_step()
    {
        Apply("ann", Enter(1, TimeSpan.Zero, new(Repetition: new(Second, HeldUp: HeldUp.CatchUp, MaxRuns: 1_500))) with { To = Akka.Actor.ActorRefs.Nobody, Message = "hello" });

        Assert.Equal(1_000, At(2_000 * Second).Count);
        Assert.Equal(1_000 * Second, _state.NextDue);
        Assert.Equal(501, At(2_000 * Second).Count); // and its end
    }

    [Fact]
    public void A_snapshot_lists_a_hundred_and_counts_the_rest()
    {
        for (var at = 0; at < 103; at++) Apply("ann", Enter(at, Second));

        var snapshot = Look();

        Assert.Equal((100, 3), (snapshot.Pending.Length, snapshot.MorePending));
    }

    private static RequestId Id(long number) => new(1, number);

    private static Enter Enter(long id, TimeSpan delay, EntryOptions? options = null) => new(Id(id), delay, At: null, options ?? new());

    private List<(string To, IReply Reply)> Apply(string sender, ICommand command)
    {
        _replies.Clear();
        _state.Apply(command, sender, _now, _replies);
        return [.. _replies];
    }

    private List<(string To, IReply Reply)> At(TimeSpan now)
    {
        _replies.Clear();
        _now = now;
        _state.RunDue(now, _replies);
        return [.. _replies];
    }

    private ScheduleSnapshot Look() => ((Snapshot)Assert.Single(Apply("eve", new GetSnapshot(Id(-1)))).Reply).State;

    private static List<(string To, object Message)> Told(List<(string To, IReply Reply)> replies) =>
        [.. replies.Where(reply => reply.Reply is Outbox.News).Select(reply => (reply.To, ((Outbox.News)reply.Reply).Message))];

    private sealed record Command(Enter Asked);
}
