using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency.Tests;

public sealed class LockStateTests
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly List<(string To, IReply Reply)> _replies = [];
    private LockState<string> _state = new(new LockSettings());
    private TimeSpan _now = TimeSpan.FromHours(1);

    [Fact]
    public void What_was_taken_by_force_before_its_holder_has_seen_it_is_lost_and_does_not_come_back_again()
    {
        var lent = _state.TryTake(LockMode.Write, _now)!;
        Do("ann", new End(Ask, LockEnding.Force));

        var hold = lent.For(gateway: null!);

        Assert.Equal((1L, true), (hold.FencingToken, hold.Lost.IsCancellationRequested));
        hold.Dispose();
        Assert.False(_state.TakeBack(lent, hold.FencingToken));
        Assert.Equal(0, _state.Holds);
    }

    [Fact]
    public void Answers_go_to_whoever_asked()
    {
        Assert.Equal([("ann", new Granted(Id(1), LockMode.Write, 1))], Do("ann", new Acquire(Id(1), LockMode.Write)));
        Assert.Empty(Do("bob", new Acquire(Id(2), LockMode.Write)));
        Assert.Equal([("bob", new Granted(Id(2), LockMode.Write, 2))], Do("cid", new Return(Id(1))));
    }

    [Fact]
    public void Readers_behind_each_other_are_let_in_by_one_step_up_to_the_next_writer()
    {
        Do("ann", new Acquire(Id(1), LockMode.Write));
        Do("bob", new Acquire(Id(2), LockMode.Read));
        Do("cid", new Acquire(Id(3), LockMode.Upgradeable));
        Do("dan", new Acquire(Id(4), LockMode.Read));
        Do("eve", new Acquire(Id(5), LockMode.Upgradeable));
        Do("fay", new Acquire(Id(6), LockMode.Read));

        Assert.Equal(["bob", "cid", "dan"], Do("ann", new Return(Id(1))).Select(reply => reply.To));
        Assert.Equal(["eve", "fay"], Do("cid", new Return(Id(3))).Select(reply => reply.To));
    }

    [Fact]
    public void A_try_is_answered_at_once()
    {
        Do("ann", new Acquire(Id(1), LockMode.Write));

        Assert.Equal([("bob", new Refused(Id(2), LockRefusal.NotNow))], Do("bob", new Acquire(Id(2), LockMode.Read, Wait: false)));
    }

    [Fact]
    public void A_withdrawal_from_the_queue_lets_the_next_ones_in()
    {
        Do("ann", new Acquire(Id(1), LockMode.Read));
        Do("bob", new Acquire(Id(2), LockMode.Write));
        Do("cid", new Acquire(Id(3), LockMode.Read));

        Assert.Equal([("cid", new Granted(Id(3), LockMode.Read, 2))], Do("bob", new Withdraw(Id(2))));
    }

    [Fact]
    public void A_withdrawal_after_the_grant_gives_it_back_once_and_counts_as_reclaimed()
    {
        Do("ann", new Acquire(Id(1), LockMode.Write));

        Do("ann", new Withdraw(Id(1)));
        Do("ann", new Withdraw(Id(1)));
        Do("ann", new Return(Id(1)));

        Assert.Equal((1, 0, 1, false), Figures());
    }

    [Fact]
    public void A_request_said_twice_counts_once()
    {
        Do("ann", new Acquire(Id(1), LockMode.Upgradeable));
        Do("bob", new Acquire(Id(2), LockMode.Write));
        Do("cid", new Acquire(Id(3), LockMode.Read));
        Do("ann", new Upgrade(Id(4), Id(1)));

        Assert.Empty(Do("ann", new Acquire(Id(1), LockMode.Upgradeable)));
        Assert.Empty(Do("bob", new Acquire(Id(2), LockMode.Write)));
        Assert.Empty(Do("ann", new Upgrade(Id(4), Id(1))));

        Assert.Equal((2, 2), (_state.Holds, _state.Waiting));
    }

    [Fact]
    public void An_upgrade_waits_for_readers_only_and_then_goes_first()
    {
        Do("ann", new Acquire(Id(1), LockMode.Upgradeable));
        Do("bob", new Acquire(Id(2), LockMode.Read));
        Do("cid", new Acquire(Id(3), LockMode.Write));
        Assert.Empty(Do("ann", new Upgrade(Id(4), Id(1))));

        Assert.Equal([("ann", new Granted(Id(4), LockMode.Write, 3) { FirstToken = 1 })], Do("bob", new Return(Id(2))));
        Assert.Empty(Do("ann", new Return(Id(4))));
        Assert.Equal([("cid", new Granted(Id(3), LockMode.Write, 4))], Do("ann", new Return(Id(1))));
    }

    [Fact]
    public void Only_an_upgradeable_hold_that_is_held_is_upgraded()
    {
        Do("ann", new Acquire(Id(1), LockMode.Read));

        Assert.Equal([("ann", new Refused(Id(2), LockRefusal.NotHeld))], Do("ann", new Upgrade(Id(2), Id(1))));
        Assert.Equal([("ann", new Refused(Id(3), LockRefusal.NotHeld))], Do("ann", new Upgrade(Id(3), Id(9))));
    }

    [Fact]
    public void An_owner_that_holds_it_does_not_stand_behind_itself()
    {
        Open(reentrant: true, Id(100));
        Do("ann", new Acquire(Id(1), LockMode.Read, Session: Id(100)));
        Do("bob", new Acquire(Id(2), LockMode.Write));

        Assert.Equal([("ann", new Granted(Id(3), LockMode.Read, 2) { FirstToken = 1 })], Do("ann", new Acquire(Id(3), LockMode.Read, Session: Id(100))));
        Assert.Equal([("ann", new Refused(Id(4), LockRefusal.FromRead))], Do("ann", new Acquire(Id(4), LockMode.Write, Session: Id(100))));
        Assert.Equal([("ann", new Counted(Ask, 2))], Do("ann", new CountHolds(Ask, Id(100))));
        Assert.Equal(1, _state.Recursions);
    }

    [Fact]
    public void Closing_a_session_refuses_its_wait_takes_back_its_holds_and_serves_the_others()
    {
        Open(reentrant: true, Id(100));
        Do("ann", new Acquire(Id(1), LockMode.Upgradeable, Session: Id(100)));
        Do("bob", new Acquire(Id(2), LockMode.Read));
        Do("ann", new Acquire(Id(3), LockMode.Write, Session: Id(100)));
        Do("cid", new Acquire(Id(4), LockMode.Upgradeable));

        Assert.Equal(
            [("ann", new Refused(Id(3), LockRefusal.SessionClosed)), ("dan", new SessionClosed(Ask, 1)), ("cid", new Granted(Id(4), LockMode.Upgradeable, 3))],
            Do("dan", new CloseSession(Ask, Id(100))));
        Assert.Equal([("dan", new SessionClosed(Ask, 0))], Do("dan", new CloseSession(Ask, Id(100))));
    }

    [Fact]
    public void The_loss_of_a_hold_is_told_before_the_next_grant()
    {
        Open(reentrant: false, Id(100));
        Do("ann", new Acquire(Id(1), LockMode.Write, Session: Id(100)));
        Do("ann", new Watch(Id(1)));
        Do("bob", new Acquire(Id(2), LockMode.Write));

        Assert.Equal(
            [("cid", new SessionClosed(Ask, 1)), ("ann", new Lost(Id(1))), ("bob", new Granted(Id(2), LockMode.Write, 2))],
            Do("cid", new CloseSession(Ask, Id(100))));
        Assert.Equal([("ann", new Lost(Id(1)))], Do("ann", new Watch(Id(1))));
    }

    [Fact]
    public void A_lease_that_is_over_lets_in_the_next_and_its_late_return_changes_nothing()
    {
        _state = new(new LockSettings { Lease = TimeSpan.FromSeconds(5) });
        Do("ann", new Acquire(Id(1), LockMode.Write));
        Do("bob", new Acquire(Id(2), LockMode.Write));
        Assert.Equal(_now + TimeSpan.FromSeconds(5), _state.NextExpiry);

        Pass(TimeSpan.FromSeconds(4));
        Assert.Empty(Expire());
        Pass(TimeSpan.FromSeconds(1));
        Assert.Equal([("ann", new Lost(Id(1))), ("bob", new Granted(Id(2), LockMode.Write, 2) { TellsLoss = true })], Expire());

        Do("ann", new Return(Id(1)));
        Assert.Equal((2, 0, 1, true), Figures());
    }

    [Fact]
    public void An_end_is_told_to_all_who_asked_once_nobody_is_left()
    {
        Do("ann", new Acquire(Id(1), LockMode.Write));
        Do("bob", new Acquire(Id(2), LockMode.Write));
        Assert.Empty(Do("cid", new End(Id(3), LockEnding.ServeWaiters)));
        Assert.Equal([("bob", new Refused(Id(2), LockRefusal.Ended))], Do("dan", new End(Id(4), LockEnding.RefuseWaiters)));
        Assert.Equal([("eve", new Refused(Id(5), LockRefusal.Ended))], Do("eve", new Acquire(Id(5), LockMode.Read)));

        Assert.Equal([("cid", new Ended(Id(3))), ("dan", new Ended(Id(4)))], Do("ann", new Return(Id(1))));
    }

    [Fact]
    public void Whoever_stops_waiting_for_the_end_is_not_told()
    {
        Do("ann", new Acquire(Id(1), LockMode.Write));
        Do("cid", new End(Id(3), LockEnding.ServeWaiters));

        Do("cid", new Withdraw(Id(3)));

        Assert.Empty(Do("ann", new Return(Id(1))));
    }

    [Fact]
    public void An_end_by_force_takes_back_what_was_lent_too()
    {
        var lent = _state.TryTake(LockMode.Read, _now)!;
        var token = lent.Token;
        Do("ann", new Watch(LentLock.IdOf(token)));

        Assert.Equal([("ann", new Lost(LentLock.IdOf(token))), ("bob", new Ended(Ask))], Do("bob", new End(Ask, LockEnding.Force)));
        Assert.Null(_state.TryTake(LockMode.Read, _now));
        Assert.False(_state.TakeBack(lent, token));
        Assert.Equal((1, 0, 1, false), Figures());
    }

    [Fact]
    public void What_is_lent_excludes_and_is_told_apart_by_its_token()
    {
        var first = _state.TryTake(LockMode.Write, _now)!;
        var old = first.Token;
        Assert.Null(_state.TryTake(LockMode.Read, _now));
        Assert.False(_state.TakeBack(first, old));
        var second = _state.TryTake(LockMode.Write, _now)!;

        Assert.Same(first, second);
        _state.TakeBack(first, old);
        Assert.Equal((2, 1, 0, true), Figures());
    }

    [Fact]
    public void Nobody_is_lent_the_lock_while_somebody_waits()
    {
        var lent = _state.TryTake(LockMode.Read, _now)!;
        Do("ann", new Acquire(Id(1), LockMode.Write));

        Assert.Null(_state.TryTake(LockMode.Read, _now));
        Assert.True(_state.TakeBack(lent, lent.Token));
    }

    private static RequestId Id(long number) => new(1, number);

    private void Open(bool reentrant, RequestId session)
    {
        _state = new(new LockSettings { Reentrant = reentrant });
        Do("ann", new OpenSession(session, "ann"));
    }

    private void Pass(TimeSpan time) => _now += time;

    private (string To, IReply Reply)[] Do(string sender, ICommand command)
    {
        _replies.Clear();
        _state.Apply(command, sender, _now, _replies);
        return [.. _replies];
    }

    private (string To, IReply Reply)[] Expire()
    {
        _replies.Clear();
        _state.Expire(_now, _replies);
        return [.. _replies];
    }

    private (long Granted, long Returned, long Reclaimed, bool IsHeld) Figures()
    {
        var snapshot = ((Snapshot)Do("me", new GetSnapshot(Ask)).Single().Reply).State;
        return (snapshot.Granted, snapshot.Returned, snapshot.Reclaimed, snapshot.IsHeld);
    }
}
