using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

public sealed class SemaphoreStateTests
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly List<(string To, IReply Reply)> _replies = [];
    private SemaphoreState<string> _state = new(new SemaphoreSettings());
    private TimeSpan _now = TimeSpan.FromHours(1);

    [Fact]
    public void Answers_go_to_whoever_asked()
    {
        Create(initial: 1);

        Assert.Equal([("ann", new Granted(Id(1), 1, 1))], Do("ann", new Acquire(Id(1), 1)));
        Assert.Empty(Do("bob", new Acquire(Id(2), 1)));
        Assert.Equal([("bob", new Granted(Id(2), 1, 2))], Do("cid", new Return(Id(1))));
    }

    [Fact]
    public void The_command_is_answered_before_the_waiters_it_lets_in()
    {
        Create(initial: 0);
        Do("ann", new Acquire(Id(1), 1));

        Assert.Equal([("bob", new Released(Ask)), ("ann", new Granted(Id(1), 1, 1))], Do("bob", new Release(Ask, 1)));
    }

    [Fact]
    public void One_release_lets_in_as_many_as_fit_in_their_order()
    {
        Create(initial: 0);
        for (var waiter = 1; waiter <= 4; waiter++) Do($"{waiter}", new Acquire(Id(waiter), waiter));

        var replies = Do("bob", new Release(Ask, 7));

        Assert.Equal(["bob", "1", "2", "3"], replies.Select(reply => reply.To));
        Assert.Equal((1, 6, 1), (_state.Available, _state.Held, _state.Waiting));
    }

    [Fact]
    public void Nobody_overtakes_the_first_waiter()
    {
        Create(initial: 2);
        Do("large", new Acquire(Id(1), 3));

        Assert.Empty(Do("small", new Acquire(Id(2), 1)));
        Assert.Equal([("hasty", new Refused(Id(3), SemaphoreRefusal.NotNow))], Do("hasty", new Acquire(Id(3), 1, Wait: false)));
    }

    [Fact]
    public void A_withdrawal_from_the_queue_lets_the_next_one_in()
    {
        Create(initial: 1);
        Do("large", new Acquire(Id(1), 2));
        Do("small", new Acquire(Id(2), 1));

        Assert.Equal([("small", new Granted(Id(2), 1, 1))], Do("large", new Withdraw(Id(1))));
    }

    [Fact]
    public void A_withdrawal_after_the_grant_gives_it_back_once_and_counts_as_reclaimed()
    {
        Create(initial: 1);
        Do("ann", new Acquire(Id(1), 1));

        Do("ann", new Withdraw(Id(1)));
        Do("ann", new Withdraw(Id(1)));
        Do("ann", new Return(Id(1)));

        var snapshot = Look();
        Assert.Equal((1, 0), (snapshot.Available, snapshot.Held));
        Assert.Equal((1, 0, 1), (snapshot.Granted, snapshot.Returned, snapshot.Reclaimed));
    }

    [Fact]
    public void A_grant_is_returned_once()
    {
        Create(initial: 1);
        Do("ann", new Acquire(Id(1), 1));

        Do("ann", new Return(Id(1)));
        Do("ann", new Return(Id(1)));
        Do("ann", new Withdraw(Id(1)));

        var snapshot = Look();
        Assert.Equal((1, 0), (snapshot.Available, snapshot.Held));
        Assert.Equal((1, 1, 0), (snapshot.Granted, snapshot.Returned, snapshot.Reclaimed));
    }

    [Fact]
    public void A_request_said_twice_counts_once()
    {
        Create(initial: 1);
        Do("ann", new Acquire(Id(1), 1));
        Do("bob", new Acquire(Id(2), 1));

        Assert.Empty(Do("ann", new Acquire(Id(1), 1)));
        Assert.Empty(Do("bob", new Acquire(Id(2), 1)));

        Assert.Equal((1, 1), (_state.Held, _state.Waiting));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    public void Numbers_that_can_never_be_are_refused_with_the_limit(int permits)
    {
        Create(initial: 1, maximum: 3);

        Assert.Equal([("ann", new Refused(Id(1), SemaphoreRefusal.OutOfRange, 3))], Do("ann", new Acquire(Id(1), permits)));
    }

    [Fact]
    public void More_than_the_maximum_cannot_be_released()
    {
        Create(initial: 1, maximum: 3);
        Do("ann", new Acquire(Id(1), 1));

        Assert.Equal([("bob", new Refused(Ask, SemaphoreRefusal.Full, 2))], Do("bob", new Release(Ask, 3)));
        Assert.Equal([("bob", new Released(Ask))], Do("bob", new Release(Ask, 2)));
        Assert.Equal([("bob", new Refused(Ask, SemaphoreRefusal.Full))], Do("bob", new Release(Ask, int.MaxValue)));
        Assert.Equal([("bob", new Refused(Ask, SemaphoreRefusal.OutOfRange))], Do("bob", new Release(Ask, 0)));
    }

    [Fact]
    public void Closing_a_session_refuses_its_waits_reclaims_its_grants_and_serves_the_others()
    {
        Create(initial: 2);
        var session = Id(100);
        Do("ann", new OpenSession(session, "ann"));
        Do("ann", new Acquire(Id(1), 2, Session: session));
        Do("ann", new Acquire(Id(2), 1, Session: session));
        Do("bob", new Acquire(Id(3), 1));

        var replies = Do("cid", new CloseSession(Ask, session));

        Assert.Equal(
            [("ann", new Refused(Id(2), SemaphoreRefusal.SessionClosed)), ("cid", new SessionClosed(Ask, 2)), ("bob", new Granted(Id(3), 1, 2))],
            replies);
        Assert.Equal([("cid", new SessionClosed(Ask, 0))], Do("cid", new CloseSession(Ask, session)));
        Assert.Equal(
            [("ann", new Refused(Id(4), SemaphoreRefusal.SessionClosed))], Do("ann", new Acquire(Id(4), 1, Session: session)));
    }

    [Fact]
    public void Sessions_that_end_together_do_not_inherit_from_each_other()
    {
        Create(initial: 1);
        foreach (var session in new[] { Id(100), Id(101) }) Do("ann", new OpenSession(session, "ann"));
        Do("ann", new Acquire(Id(1), 1, Session: Id(100)));
        Do("ann", new Acquire(Id(2), 1, Session: Id(101)));

        _state.CloseAll([Id(100), Id(101)], _now, _replies);

        Assert.Equal([("ann", new Refused(Id(2), SemaphoreRefusal.SessionClosed))], Taken());
        Assert.Equal((1, 0), (_state.Available, _state.Held));
    }

    [Fact]
    public void The_snapshot_names_the_waiters_and_their_ages()
    {
        Create(initial: 0);

        AskForTwoAndLaterForOne();

        Assert.Equal(
            [new SemaphoreWaiter("ann's", 2, TimeSpan.FromSeconds(7)), new SemaphoreWaiter("", 1, TimeSpan.FromSeconds(4))],
            Look().Waiters.ToArray());
    }

    [Fact]
    public void The_snapshot_names_the_holders_and_their_ages()
    {
        Create(initial: 5);

        AskForTwoAndLaterForOne();

        Assert.Equal(
            [new SemaphoreHolder("ann's", 2, 1, TimeSpan.FromSeconds(7)), new SemaphoreHolder("", 1, 2, TimeSpan.FromSeconds(4))],
            Look().Holders.ToArray());
    }

    [Fact]
    public void A_maximum_that_is_told_and_cannot_be_is_refused()
    {
        Create(initial: 1, maximum: 3);

        Assert.Equal([("ann", new Refused(Ask, SemaphoreRefusal.OutOfRange, int.MaxValue))], Do("ann", new ChangeMaximum(Ask, 0)));
    }

    [Fact]
    public void A_lowered_maximum_refuses_who_waits_for_more_and_serves_the_others()
    {
        Create(initial: 1, maximum: 3);
        Do("large", new Acquire(Id(1), 3));
        Do("small", new Acquire(Id(2), 1));

        Assert.Equal(
            [("large", new Refused(Id(1), SemaphoreRefusal.OutOfRange, 2)), ("cid", new MaximumChanged(Ask)), ("small", new Granted(Id(2), 1, 1))],
            Do("cid", new ChangeMaximum(Ask, 2)));
    }

    [Fact]
    public void A_lease_that_is_over_is_reclaimed_and_its_late_return_changes_nothing()
    {
        Create(initial: 2, lease: TimeSpan.FromSeconds(10));
        Do("ann", new Acquire(Id(1), 1));
        _now += TimeSpan.FromSeconds(4);
        Do("bob", new Acquire(Id(2), 1));
        Do("cid", new Acquire(Id(3), 1));
        Assert.Equal(TimeSpan.FromSeconds(6), _state.NextExpiry - _now);

        _now += TimeSpan.FromSeconds(6);
        Assert.Equal([("ann", new Lost(Id(1))), ("cid", new Granted(Id(3), 1, 3) { TellsLoss = true })], Expire());
        Do("ann", new Return(Id(1)));

        Assert.Equal((0, 2), (_state.Available, _state.Held));
        Assert.Equal(1, Look().Reclaimed);
        Assert.Equal(TimeSpan.FromSeconds(4), _state.NextExpiry - _now);
    }

    [Fact]
    public void Without_a_lease_nothing_expires()
    {
        Create(initial: 1);
        Do("ann", new Acquire(Id(1), 1));

        _now += TimeSpan.FromDays(1000);

        Assert.Null(_state.NextExpiry);
        Assert.Empty(Expire());
        Assert.Equal(1, _state.Held);
    }

    private static RequestId Id(long number) => new(1, number);

    // Ann for two in her session, seven seconds ago; bob for one, four seconds ago.
    private void AskForTwoAndLaterForOne()
    {
        Do("ann", new OpenSession(Id(100), "ann's"));
        Do("ann", new Acquire(Id(1), 2, Session: Id(100)));
        _now += TimeSpan.FromSeconds(3);
        Do("bob", new Acquire(Id(2), 1));
        _now += TimeSpan.FromSeconds(4);
    }

    private void Create(int initial, int maximum = int.MaxValue, TimeSpan? lease = null) =>
        _state = new(new SemaphoreSettings { Initial = initial, Maximum = maximum, Lease = lease });

    private (string To, IReply Reply)[] Do(string sender, ICommand command)
    {
        _state.Apply(command, sender, _now, _replies);
        return Taken();
    }

    private (string To, IReply Reply)[] Expire()
    {
        _state.Expire(_now, _replies);
        return Taken();
    }

    private SemaphoreSnapshot Look() => ((Snapshot)Do("me", new GetSnapshot(Ask)).Single().Reply).State;

    private (string To, IReply Reply)[] Taken()
    {
        var taken = _replies.ToArray();
        _replies.Clear();
        return taken;
    }
}
