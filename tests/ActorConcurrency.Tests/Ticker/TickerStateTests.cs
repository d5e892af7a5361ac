using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency.Tests;

public sealed class TickerStateTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly RequestId Ask = new(9, 9);
    private readonly List<(string To, IReply Reply)> _replies = [];
    private readonly TickerState<string> _state = new(new TickerSettings(), TimeSpan.FromHours(1));
    private TimeSpan _now = TimeSpan.FromHours(1);

    [Fact]
    public void Ticks_are_due_at_fixed_moments_however_late_they_come()
    {
        Assert.Equal(_now + Second, _state.NextDue);

        TickAfter(1.3);
        Assert.Equal(_now + 0.7 * Second, _state.NextDue);
        TickAfter(0.9);

        Assert.Equal(_now + 0.8 * Second, _state.NextDue);
        Assert.Equal((2L, 0L, 0.2 * Second, 0.3 * Second), (_state.Ticks, Look().Skipped, Look().Drift, Look().MostLate));
    }

    [Fact]
    public void A_timer_that_is_early_is_not_late()
    {
        Do("ann", new Wait(Id(1)));

        Assert.Equal([("ann", new Ticked(Id(1), new Tick(1, TimeSpan.Zero)))], TickAfter(0.999));
        Assert.Equal(_now + 1.001 * Second, _state.NextDue);
    }

    [Fact]
    public void Whole_periods_are_skipped_and_not_made_up_for()
    {
        TickAfter(4.5);

        Assert.Equal((1L, 3L, 3.5 * Second), (_state.Ticks, Look().Skipped, Look().Drift));
        Assert.Equal(_now + 0.5 * Second, _state.NextDue);
    }

    [Fact]
    public void Stopped_it_does_not_tick_even_if_a_timer_fires()
    {
        Assert.Equal([("ann", new Done(Ask, true))], Do("ann", new Stop(Ask)));
        Assert.Equal([("ann", new Done(Ask, false))], Do("ann", new Stop(Ask)));

        Assert.Empty(TickAfter(1));

        Assert.Equal((null, 0L), (_state.NextDue, _state.Ticks));
        Assert.Equal([("ann", new Done(Ask, true))], Do("ann", new Start(Ask)));
        Assert.Equal([("ann", new Done(Ask, false))], Do("ann", new Start(Ask)));
        Assert.Equal(_now + Second, _state.NextDue);
    }

    [Fact]
    public void A_period_out_of_range_is_refused_and_the_old_one_stays()
    {
        foreach (var period in new[] { TimeSpan.FromMilliseconds(9), TimeSpan.MaxValue })
            Assert.Equal([("ann", new Refused(Ask, TickerRefusal.OutOfRange))], Do("ann", new ChangePeriod(Ask, period)));

        Assert.Equal([("ann", new Done(Ask, false))], Do("ann", new ChangePeriod(Ask, Second)));
        Assert.Equal([("ann", new Done(Ask, true))], Do("ann", new ChangePeriod(Ask, 3 * Second)));
        Assert.Equal(_now + 3 * Second, _state.NextDue);
    }

    [Fact]
    public void Subscribers_are_told_before_waits_in_the_order_of_coming()
    {
        Do("ann", new Wait(Id(1)));
        Do("bob", new Subscribe(Id(2), Push: true));
        Do("cid", new Subscribe(Id(3)));
        Do("cid", new Next(Id(4), Id(3), 0));

        Assert.Equal(["bob", "cid", "ann"], TickAfter(1).Select(reply => reply.To));
    }

    [Fact]
    public void The_snapshot_names_who_waits_and_who_subscribes_and_for_how_long()
    {
        Do("ann", new Wait(Id(1)));
        Do("bob", new Subscribe(Id(2), Label: "bob's"));
        _now += Second / 4;
        Do("cid", new Wait(Id(3), After: 7));
        _now += Second / 2;

        var snapshot = Look();

        Assert.Equal([new TickWaiter(0, 3 * Second / 4), new TickWaiter(7, Second / 2)], snapshot.Waiters.ToArray());
        Assert.Equal([new TickSubscriber("bob's", int.MaxValue, 0, 0) { Subscribed = 3 * Second / 4 }], snapshot.Subscribers.ToArray());
    }

    [Fact]
    public void Ticks_that_wait_are_the_newest_and_the_others_are_counted()
    {
        Do("ann", new Subscribe(Id(1), Capacity: 2, Label: "ann's"));
        for (var ticks = 0; ticks < 5; ticks++) Assert.Empty(TickAfter(1));
        Assert.Equal([new TickSubscriber("ann's", 2, 2, 3)], Look().Subscribers.Select(one => one with { Subscribed = default }));

        Assert.Equal([4], Numbers(Do("ann", new Next(Id(2), Id(1), 0))));
        Assert.Equal([5], Numbers(Do("ann", new Next(Id(3), Id(1), 4))));
        Assert.Empty(Do("ann", new Next(Id(4), Id(1), 5)));
        Assert.Equal([6], Numbers(TickAfter(1)));
    }

    [Fact]
    public void A_tick_that_was_told_and_did_not_arrive_is_told_again()
    {
        Do("ann", new Subscribe(Id(1), Capacity: 2));
        Do("ann", new Next(Id(2), Id(1), 0));
        TickAfter(1);
        Do("ann", new Withdraw(Id(2)));
        TickAfter(1);

        Assert.Equal([("ann", new Ticked(Id(3), new Tick(1, TimeSpan.Zero)))], Do("ann", new Next(Id(3), Id(1), 0)));
        Assert.Equal([2], Numbers(Do("ann", new Next(Id(4), Id(1), 1))));
    }

    [Fact]
    public void A_tick_that_was_told_and_did_not_arrive_is_the_first_to_be_dropped_for_newer_ones()
    {
        Do("ann", new Subscribe(Id(1), Capacity: 1));
        Do("ann", new Next(Id(2), Id(1), 0));
        TickAfter(1);
        Do("ann", new Withdraw(Id(2)));
        TickAfter(1);

        Assert.Equal([2], Numbers(Do("ann", new Next(Id(3), Id(1), 0))));
        Assert.Equal([new TickSubscriber("", 1, 0, 1)], Look().Subscribers.Select(one => one with { Subscribed = default }));
    }

    [Fact]
    public void A_withdrawal_ends_the_request_it_names_and_no_other()
    {
        Do("ann", new Subscribe(Id(1)));
        Do("ann", new Subscribe(Id(2)));
        Do("ann", new Next(Id(3), Id(1), 0));
        Do("ann", new Next(Id(4), Id(2), 0));

        Do("ann", new Withdraw(Id(3)));

        Assert.Equal([("ann", new Ticked(Id(4), new Tick(1, TimeSpan.Zero)))], TickAfter(1));
    }

    [Fact]
    public void A_request_that_is_withdrawn_leaves_the_tick_to_the_next()
    {
        Do("ann", new Subscribe(Id(1)));
        Do("ann", new Next(Id(2), Id(1), 0));
        Do("ann", new Withdraw(Id(2)));

        Assert.Empty(TickAfter(1));

        Assert.Equal([1], Numbers(Do("ann", new Next(Id(3), Id(1), 0))));
    }

    [Fact]
    public void A_later_request_takes_the_place_of_one_that_is_not_answered()
    {
        Do("ann", new Subscribe(Id(1)));
        Do("ann", new Next(Id(2), Id(1), 0));
        Do("ann", new Next(Id(3), Id(1), 0));
        Do("ann", new Withdraw(Id(2)));

        Assert.Equal([("ann", new Ticked(Id(3), new Tick(1, TimeSpan.Zero)))], TickAfter(1));
    }

    [Fact]
    public void Closing_a_subscription_tells_who_asks()
    {
        Do("ann", new Subscribe(Id(1)));
        Do("ann", new Next(Id(2), Id(1), 0));

        Assert.Equal([("ann", new Refused(Id(2), TickerRefusal.NotSubscribed))], Do("bob", new Unsubscribe(Id(1))));
        Assert.Empty(Do("bob", new Unsubscribe(Id(1))));
        Assert.Equal([("ann", new Refused(Id(3), TickerRefusal.NotSubscribed))], Do("ann", new Next(Id(3), Id(1), 0)));
    }

    [Fact]
    public void Who_leaves_takes_all_its_subscriptions_along_and_no_others()
    {
        Do("ann", new Subscribe(Id(1)));
        Do("bob", new Subscribe(Id(2), Label: "bob's"));
        Do("ann", new Subscribe(Id(3)));

        Do("ann", new Unsubscribe());

        Assert.Equal((false, true), (_state.Knows("ann"), _state.Knows("bob")));
        Assert.Equal("bob's", Look().Subscribers.Single().Label);
    }

    [Fact]
    public void A_subscription_said_twice_counts_once_and_one_for_nothing_is_refused()
    {
        Assert.Equal([("ann", new Subscribed(Id(1), 0))], Do("ann", new Subscribe(Id(1))));
        Assert.Equal([("ann", new Subscribed(Id(1), 0))], Do("ann", new Subscribe(Id(1))));
        Assert.Equal([("ann", new Refused(Id(2), TickerRefusal.OutOfRange))], Do("ann", new Subscribe(Id(2), Capacity: 0)));

        Assert.Single(Look().Subscribers);
    }

    [Fact]
    public void A_wait_gets_the_latest_tick_it_does_not_know_and_an_impatient_one_an_answer_at_once()
    {
        TickAfter(1);
        TickAfter(1);

        Assert.Equal([2], Numbers(Do("ann", new Wait(Id(1), After: 0))));
        Assert.Equal([("ann", new Refused(Id(2), TickerRefusal.NotNow))], Do("ann", new Wait(Id(2), After: 2, Patient: false)));
        Assert.Empty(Do("ann", new Wait(Id(3))));
        Assert.Empty(Do("ann", new Wait(Id(3))));
        Assert.Empty(Do("ann", new Wait(Id(4), After: 3)));
        Do("ann", new Withdraw(Id(4)));

        Assert.Equal([("ann", new Ticked(Id(3), new Tick(3, TimeSpan.Zero)))], TickAfter(1));
        Assert.Equal(0, Look().Waiting);
    }

    /// <summary>Whatever a subscriber does: what it got, what waits and what was dropped are together all the ticks there were, in order.</summary>
    [Fact]
    public void No_tick_is_lost_unseen_in_any_order_of_commands()
    {
        for (var seed = 0; seed < 200; seed++) LoseNothing(new Random(seed));
    }

    private static void LoseNothing(Random random)
    {
        var replies = new List<(string To, IReply Reply)>();
        var state = new TickerState<string>(new TickerSettings(), TimeSpan.Zero);
        var (now, request, last, got) = (TimeSpan.Zero, 10, 0L, 0);
        state.Apply(new Subscribe(Id(1), Capacity: random.Next(1, 4)), "ann", now, replies);
        replies.Clear();
        for (var step = 0; step < 100; step++)
        {
            if (random.Next(2) == 0) state.Tick(now += Second, replies);
            else state.Apply(new Next(Id(++request), Id(1), last), "ann", now, replies);
            var answer = replies.Select(reply => reply.Reply).OfType<Ticked>().SingleOrDefault();
            replies.Clear();
            if (answer is null) continue;

            // One in three answers meets a cancellation on its way.
            if (random.Next(3) == 0)
            {
                state.Apply(new Withdraw(answer.Id), "ann", now, replies);
                continue;
            }

            Assert.True(answer.Tick.Number > last, "A tick came twice or out of order.");
            (last, got) = (answer.Tick.Number, got + 1);
        }

        state.Apply(new GetSnapshot(Ask), "ann", now, replies);
        var subscriber = ((Snapshot)replies.Single().Reply).State.Subscribers.Single();
        var underway = state.Ticks - got - subscriber.Backlog - subscriber.Dropped;
        Assert.InRange(underway, 0, 1);
    }

    private static RequestId Id(long number) => new(1, number);

    private static IEnumerable<long> Numbers((string To, IReply Reply)[] replies) => replies.Select(reply => ((Ticked)reply.Reply).Tick.Number);

    private (string To, IReply Reply)[] Do(string sender, ICommand command)
    {
        _state.Apply(command, sender, _now, _replies);
        return Taken();
    }

    private (string To, IReply Reply)[] TickAfter(double seconds)
    {
        _now += seconds * Second;
        _state.Tick(_now, _replies);
        return Taken();
    }

    private TickerSnapshot Look() => ((Snapshot)Do("me", new GetSnapshot(Ask)).Single().Reply).State;

    private (string To, IReply Reply)[] Taken()
    {
        var taken = _replies.ToArray();
        _replies.Clear();
        return taken;
    }
}
