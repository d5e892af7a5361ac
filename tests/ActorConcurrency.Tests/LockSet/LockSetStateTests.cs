using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

public sealed class LockSetStateTests
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly List<(string To, IReply Reply)> _replies = [];
    private LockSetState<string> _state;
    private TimeSpan _now = TimeSpan.FromHours(1);
    private int _ends;

    public LockSetStateTests() => _state = new(new LockSetSettings(), onEnd: () => _ends++);

    [Fact]
    public void Answers_go_to_whoever_asked()
    {
        Assert.Equal([("ann", new Granted(Id(1), ["x", "y"], 1))], Do("ann", new Acquire(Id(1), ["y", "x", "y"])));
        Assert.Empty(Do("bob", new Acquire(Id(2), ["y"])));
        Assert.Equal([("bob", new Granted(Id(2), ["y"], 2))], Do("cid", new Return(Id(1))));
    }

    [Fact]
    public void Everything_said_twice_counts_once()
    {
        Do("ann", new Acquire(Id(1), ["x"]));
        Do("bob", new Acquire(Id(2), ["x"]));

        Assert.Empty(Do("ann", new Acquire(Id(1), ["x"])));
        Assert.Empty(Do("bob", new Acquire(Id(2), ["x"])));
        Assert.Single(Do("ann", new Return(Id(1))));
        Assert.Empty(Do("ann", new Return(Id(1))));
        Assert.Equal((1, 0), (_state.Held, _state.Waiting));
    }

    [Fact]
    public void One_return_lets_in_everybody_who_fits_in_their_order()
    {
        Do("ann", new Acquire(Id(1), ["a", "b", "c"]));
        Do("1", new Acquire(Id(2), ["a"]));
        Do("2", new Acquire(Id(3), ["b", "a"]));
        Do("3", new Acquire(Id(4), ["c"]));
        Do("4", new Acquire(Id(5), ["a", "b"]));
        Do("5", new Acquire(Id(6), ["b"]));

        // The second and the fourth wait for a, and b is not kept for them meanwhile.
        Assert.Equal(["1", "3", "5"], Do("ann", new Return(Id(1))).Select(reply => reply.To));
    }

    [Fact]
    public void A_waiter_reserves_its_names_up_to_the_first_that_is_not_free()
    {
        Do("ann", new Acquire(Id(1), ["b"]));
        Do("bob", new Acquire(Id(2), ["a", "b", "c"]));
        Do("cid", new Acquire(Id(3), ["a", "d"]));

        Assert.Equal([("ann", new Refused(Id(4), LockSetRefusal.NotNow))], Do("ann", new Acquire(Id(4), ["a"], Wait: false)));
        Assert.Equal([("ann", new Granted(Id(5), ["c"], 2))], Do("ann", new Acquire(Id(5), ["c"], Wait: false)));
        Assert.Equal([("ann", new Granted(Id(6), ["d"], 3))], Do("ann", new Acquire(Id(6), ["d"], Wait: false)));
        Assert.Equal([("ann", new Refused(Id(7), LockSetRefusal.NotNow))], Do("ann", new Acquire(Id(7), ["b"], Wait: false)));
        Do("ann", new Return(Id(1)));
        Assert.Equal([("ann", new Refused(Id(8), LockSetRefusal.NotNow))], Do("ann", new Acquire(Id(8), ["b"], Wait: false)));
        Assert.Equal([("bob", new Granted(Id(2), ["a", "b", "c"], 4))], Do("ann", new Return(Id(5))));
    }

    [Fact]
    public void A_withdrawal_takes_back_a_wait_or_what_was_granted_meanwhile()
    {
        Do("ann", new Acquire(Id(1), ["x"]));
        Do("bob", new Acquire(Id(2), ["w", "x"]));
        Do("cid", new Acquire(Id(3), ["w"]));

        Assert.Equal([("cid", new Granted(Id(3), ["w"], 2))], Do("bob", new Withdraw(Id(2))));
        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Equal((2, 0, 1), Books());
    }

    [Fact]
    public void Who_holds_something_goes_before_who_holds_nothing()
    {
        Open("s");
        Do("ann", new Acquire(Id(1), ["b"]));
        Do("s", new Acquire(Id(2), ["a"], Session: Session("s")));
        Do("fresh", new Acquire(Id(3), ["b"]));
        Do("s", new Acquire(Id(4), ["b", "c"], Session: Session("s")));

        Assert.Equal([("s", new Granted(Id(4), ["b", "c"], 3))], Do("ann", new Return(Id(1))));
    }

    [Fact]
    public void Leases_that_were_named_count_as_held_while_they_are()
    {
        Do("ann", new Acquire(Id(1), ["b"]));

        Assert.Equal(
            [("ann", new Refused(Id(2), LockSetRefusal.OutOfOrder, "a", "b"))], Do("ann", new Acquire(Id(2), ["a"], Holding: [Id(1), Id(77)])));
        Do("ann", new Return(Id(1)));
        Assert.Equal([("ann", new Granted(Id(3), ["a"], 2))], Do("ann", new Acquire(Id(3), ["a"], Holding: [Id(1)])));
    }

    [Fact]
    public void A_cycle_of_two_is_found_before_it_closes_and_named()
    {
        AnyOrder("alice", "bob");
        Do("alice", new Acquire(Id(1), ["x"], Session: Session("alice")));
        Do("bob", new Acquire(Id(2), ["y"], Session: Session("bob")));
        Assert.Empty(Do("alice", new Acquire(Id(3), ["y"], Session: Session("alice"))));

        var refused = Do("bob", new Acquire(Id(4), ["x"], Session: Session("bob")));

        Assert.Equal([("bob", new Deadlocked(Id(4), [new("bob", "x", "alice"), new("alice", "y", "bob")]))], refused);
        Assert.Equal([("alice", new Granted(Id(3), ["y"], 3))], Do("bob", new Return(Id(2))));
    }

    [Fact]
    public void A_cycle_of_four_is_found_wherever_it_closes()
    {
        string[] names = ["a", "b", "c", "d"];
        for (var last = 0; last < 4; last++)
        {
            AnyOrder(names);
            for (var n = 0; n < 4; n++) Do(names[n], new Acquire(Id(n), [names[n]], Session: Session(names[n])));
            for (var n = 1; n < 4; n++) Assert.Empty(Want((last + n) % 4));

            var (_, reply) = Assert.Single(Want(last));

            Assert.Equal(names.Length, Assert.IsType<Deadlocked>(reply).Cycle.Length);
        }

        List<(string To, IReply Reply)> Want(int n) => Do(names[n], new Acquire(Id(10 + n), [names[(n + 1) % 4]], Session: Session(names[n])));
    }

    [Fact]
    public void Waiting_for_oneself_is_the_shortest_cycle()
    {
        AnyOrder("alice");
        Do("alice", new Acquire(Id(1), ["x"], Session: Session("alice")));

        Assert.Equal(
            [("alice", new Deadlocked(Id(2), [new("alice", "x", "alice")]))], Do("alice", new Acquire(Id(2), ["w", "x"], Session: Session("alice"))));
        Assert.Equal(
            [("alice", new Refused(Id(3), LockSetRefusal.NotNow))], Do("alice", new Acquire(Id(3), ["x"], Wait: false, Session: Session("alice"))));
    }

    [Fact]
    public void A_cycle_among_named_leases_is_found_too()
    {
        AnyOrder();
        Do("ann", new Acquire(Id(1), ["x"]));
        Do("bob", new Acquire(Id(2), ["y"]));
        Do("ann", new Acquire(Id(3), ["y"], Holding: [Id(1)]));

        Assert.Equal([("bob", new Deadlocked(Id(4), [new("", "x", ""), new("", "y", "")]))], Do("bob", new Acquire(Id(4), ["x"], Holding: [Id(2)])));
    }

    [Fact]
    public void A_chain_that_does_not_close_may_wait()
    {
        AnyOrder("a", "b", "c");
        Do("a", new Acquire(Id(1), ["x"], Session: Session("a")));
        Do("b", new Acquire(Id(2), ["y"], Session: Session("b")));
        Do("c", new Acquire(Id(3), ["z"], Session: Session("c")));

        Assert.Empty(Do("c", new Acquire(Id(4), ["y"], Session: Session("c"))));
        Assert.Empty(Do("b", new Acquire(Id(5), ["x"], Session: Session("b"))));
        Assert.Equal([("b", new Granted(Id(5), ["x"], 4))], Do("a", new Return(Id(1))));
    }

    [Fact]
    public void A_holder_does_not_queue_behind_who_waits_for_it()
    {
        AnyOrder("a");
        Do("a", new Acquire(Id(1), ["y"], Session: Session("a")));
        Do("fresh", new Acquire(Id(2), ["x", "y"]));
        Do("behind", new Acquire(Id(3), ["x", "z"]));

        Assert.Equal([("a", new Granted(Id(4), ["x"], 2))], Do("a", new Acquire(Id(4), ["x"], Session: Session("a"))));
    }

    [Fact]
    public void Closing_a_session_refuses_its_wait_and_reclaims_its_leases_in_one_step()
    {
        Open("s", "t");
        Do("s", new Acquire(Id(1), ["x"], Session: Session("s")));
        Do("t", new Acquire(Id(2), ["y"], Session: Session("t")));
        Do("s", new Acquire(Id(3), ["y"], Session: Session("s")));
        Do("fresh", new Acquire(Id(4), ["x"]));

        Assert.Equal(
            [("s", new Refused(Id(3), LockSetRefusal.SessionClosed)), ("ann", new SessionClosed(Ask, 1)), ("fresh", new Granted(Id(4), ["x"], 3))],
            Do("ann", new CloseSession(Ask, Session("s"))));
        Assert.Equal([("ann", new SessionClosed(Ask, 0))], Do("ann", new CloseSession(Ask, Session("s"))));
        Assert.Equal([("s", new Refused(Id(5), LockSetRefusal.SessionClosed))], Do("s", new Acquire(Id(5), ["x"], Session: Session("s"))));
    }

    [Fact]
    public void The_snapshot_shows_ages()
    {
        Do("ann", new Acquire(Id(1), ["x"]));
        _now += TimeSpan.FromSeconds(2);
        Do("bob", new Acquire(Id(2), ["x"]));
        _now += TimeSpan.FromSeconds(3);

        Assert.Equal(
            new LockSetSnapshot(1, 0, 0, [new("", ["x"], 1, TimeSpan.FromSeconds(5))], [new("", ["x"], TimeSpan.FromSeconds(3))]), Look());
    }

    [Fact]
    public void Whoever_asks_for_the_end_is_told_once_nothing_is_held_and_nobody_waits()
    {
        Do("ann", new Acquire(Id(1), ["x"]));
        Do("bob", new Acquire(Id(2), ["x"]));

        Assert.Empty(Do("eve", new Shutdown(Id(3))));
        Assert.Empty(Do("eve", new Shutdown(Id(3))));
        Assert.Empty(Do("kim", new Shutdown(Id(4))));
        Assert.True(Look().IsEnding);
        Assert.Equal([("cid", new Refused(Id(5), LockSetRefusal.ShutDown))], Do("cid", new Acquire(Id(5), ["y"])));
        Assert.Equal([("bob", new Granted(Id(2), ["x"], 2))], Do("ann", new Return(Id(1))));
        Assert.Equal(0, _ends);

        Assert.Equal([("eve", new Ended(Id(3), 0)), ("kim", new Ended(Id(4), 0))], Do("bob", new Return(Id(2))));
        Assert.Equal(1, _ends);
    }

    [Fact]
    public void The_end_may_refuse_who_waits_but_not_who_holds()
    {
        Open("s");
        Do("ann", new Acquire(Id(1), ["x"]));
        Do("bob", new Acquire(Id(2), ["x", "y"]));
        Do("s", new Acquire(Id(3), ["x"], Session: Session("s")));

        Assert.Equal(
            [("bob", new Refused(Id(2), LockSetRefusal.ShutDown)), ("s", new Refused(Id(3), LockSetRefusal.ShutDown))],
            Do("eve", new Shutdown(Id(4), RefuseWaiting: true)));

        Assert.Equal((1, 0), (_state.Held, _state.Waiting));
        Assert.Equal([("eve", new Ended(Id(4), 0))], Do("ann", new Return(Id(1))));
    }

    [Fact]
    public void An_end_by_force_tells_everybody_at_once_and_how_many_leases_are_out()
    {
        Do("ann", new Acquire(Id(1), ["x"]));
        Do("bob", new Acquire(Id(2), ["x"]));
        Do("eve", new Shutdown(Id(3)));

        Assert.Equal(
            [("bob", new Refused(Id(2), LockSetRefusal.ShutDown)), ("eve", new Ended(Id(3), 1)), ("kim", new Ended(Id(4), 1))],
            Do("kim", new Shutdown(Id(4), Force: true)));

        Assert.Equal(1, _ends);
    }

    [Fact]
    public void Whoever_does_not_wait_for_the_end_any_longer_is_not_told_and_it_ends_all_the_same()
    {
        Do("ann", new Acquire(Id(1), ["x"]));
        Do("eve", new Shutdown(Id(2)));

        Do("eve", new Withdraw(Id(2)));

        Assert.Empty(Do("ann", new Return(Id(1))));
        Assert.Equal(1, _ends);
    }

    [Fact]
    public void What_is_lent_without_a_message_counts_and_nothing_more_is_lent()
    {
        var lease = _state.TryTake(["x"], around: null, wait: true)!;
        Assert.Empty(Do("eve", new Shutdown(Id(1))));

        Assert.Null(_state.TryTake(["y"], around: null, wait: true));
        _replies.Clear();
        _state.Return(lease, lease.FencingToken, _now, _replies);

        Assert.Equal([("eve", new Ended(Id(1), 0))], _replies);
        Assert.Equal(1, _ends);
    }

    private static RequestId Id(long number) => new(1, number);

    private static RequestId Session(string label) => new(2, label[0]);

    private void AnyOrder(params string[] sessions)
    {
        _state = new(new LockSetSettings { Ordered = false });
        Open(sessions);
    }

    private void Open(params string[] sessions)
    {
        foreach (var session in sessions) Do(session, new OpenSession(Session(session), session));
    }

    private List<(string To, IReply Reply)> Do(string sender, ICommand command)
    {
        _replies.Clear();
        _state.Apply(command, sender, _now, _replies);
        return [.. _replies];
    }

    private LockSetSnapshot Look() => ((Snapshot)Do("look", new GetSnapshot(Ask)).Single().Reply).State;

    private (long Granted, long Returned, long Reclaimed) Books()
    {
        var snapshot = Look();
        return (snapshot.Granted, snapshot.Returned, snapshot.Reclaimed);
    }
}
