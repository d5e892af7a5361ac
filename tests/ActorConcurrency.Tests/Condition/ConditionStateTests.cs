using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency.Tests;

public sealed class ConditionStateTests
{
    private static readonly RequestId Ask = new(9, 9);
    private static readonly Exception Mine = new InvalidOperationException("mine");
    private readonly List<(string To, IReply Reply)> _replies = [];
    private ConditionState<int, string> _state = new(0, int.MaxValue);
    private TimeSpan _now = TimeSpan.FromHours(1);

    [Fact]
    public void The_update_is_answered_before_the_waits_that_it_meets_and_these_in_the_order_in_which_they_are_met()
    {
        Do("ann", new Wait<int>(Id(1), state => state == 3));
        Do("bob", new Wait<int>(Id(2), state => state > 0, state => state + 1));
        Do("cid", new Wait<int>(Id(3), state => state == 2, state => state + 1));

        Assert.Equal(
            [("dan", Is(Ask, 1)), ("bob", Is(Id(2), 2)), ("cid", Is(Id(3), 3)), ("ann", Is(Id(1), 3))],
            Do("dan", new Update<int>(Ask, _ => 1)));
        Assert.Equal(0, _state.Waiting);
    }

    [Fact]
    public void A_wait_that_is_met_at_its_arrival_is_answered_before_those_it_helps()
    {
        Do("ann", new Wait<int>(Id(1), state => state == 1));

        Assert.Equal([("bob", Is(Id(2), 1)), ("ann", Is(Id(1), 1))], Do("bob", new Wait<int>(Id(2), state => state == 0, state => state + 1)));
    }

    [Fact]
    public void A_wait_said_twice_counts_once()
    {
        Do("ann", new Wait<int>(Id(1), state => state > 0));
        Do("ann", new Wait<int>(Id(1), state => state > 0));
        Do("bob", new WaitForNotify(Id(2)));
        Do("bob", new WaitForNotify(Id(2)));

        Assert.Equal((2, 1L), (_state.Waiting, _state.Looks));
    }

    [Fact]
    public void An_impatient_wait_is_answered_at_once()
    {
        Assert.Equal([("ann", new NotNow(Id(1)))], Do("ann", new Wait<int>(Id(1), state => state > 0, Patient: false)));
        Assert.Equal([("ann", new NotNow(Id(2)))], Do("ann", new WaitForNotify(Id(2), Patient: false)));
        Assert.Equal([("ann", Is(Id(3), 5))], Do("ann", new Wait<int>(Id(3), state => state == 0, _ => 5, Patient: false)));
        Assert.Equal(0, _state.Waiting);
    }

    [Fact]
    public void One_too_many_is_refused_but_not_one_that_is_met()
    {
        _state = new(0, maxWaiters: 1);
        Do("ann", new WaitForNotify(Id(1)));

        Assert.Equal([("bob", new TooManyWait(Id(2), 1))], Do("bob", new Wait<int>(Id(2), state => state > 0)));
        Assert.Equal([("bob", new TooManyWait(Id(3), 1))], Do("bob", new WaitForNotify(Id(3))));
        Assert.Equal([("bob", new NotNow(Id(4)))], Do("bob", new WaitForNotify(Id(4), Patient: false)));
        Assert.Equal([("bob", Is(Id(5), 0))], Do("bob", new Wait<int>(Id(5), state => state == 0)));
    }

    [Fact]
    public void What_is_thrown_goes_to_whose_code_it_was_and_the_rest_goes_on()
    {
        Do("ann", new Wait<int>(Id(1), state => state == 0 ? false : throw Mine));
        Do("bob", new Wait<int>(Id(2), state => state > 0, _ => throw Mine));
        Do("cid", new Wait<int>(Id(3), state => state > 0, state => state + 1));

        Assert.Equal([("dan", new Threw(Ask, Mine))], Do("dan", new Update<int>(Ask, _ => throw Mine)));
        Assert.Equal(
            [("dan", Is(Ask, 1)), ("ann", new Threw(Id(1), Mine)), ("bob", new Threw(Id(2), Mine)), ("cid", Is(Id(3), 2))],
            Do("dan", new Update<int>(Ask, _ => 1)));
        Assert.Equal((2L, 0), (_state.Updates, _state.Waiting));
    }

    [Fact]
    public void A_wait_that_is_withdrawn_is_answered_so_and_one_that_was_met_is_not_answered_again()
    {
        Do("ann", new Wait<int>(Id(1), state => state > 0, state => state - 1));

        Assert.Equal([("ann", new Withdrawn(Id(1)))], Do("ann", new Withdraw(Id(1))));
        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Equal([("bob", Is(Ask, 1))], Do("bob", new Update<int>(Ask, _ => 1)));
        Assert.Equal([("ann", Is(Id(2), 0))], Do("ann", new Wait<int>(Id(2), state => state > 0, state => state - 1)));
        Assert.Empty(Do("ann", new Withdraw(Id(2))));
    }

    [Fact]
    public void A_notification_that_comes_back_goes_to_the_next_that_waited_when_it_came()
    {
        for (var id = 1; id <= 3; id++) Do($"{id}", new WaitForNotify(Id(id)));
        Assert.Equal([("cid", new Notified(Ask, 2)), ("1", Told(1)), ("2", Told(2))], Do("cid", new Notify(Ask, 2)));
        Do("late", new WaitForNotify(Id(4)));
        Do("1", new Accept(Id(1)));

        Assert.Empty(Do("1", new Withdraw(Id(1))));
        Assert.Equal([("3", Told(3))], Do("2", new Withdraw(Id(2))));
        Assert.Empty(Do("2", new Withdraw(Id(2))));
        Assert.Empty(Do("3", new Withdraw(Id(3))));
        Assert.Equal(1, _state.Waiting);
    }

    [Fact]
    public void The_next_notification_goes_to_who_came_late_for_the_one_before()
    {
        Do("ann", new WaitForNotify(Id(1)));
        Do("cid", new Notify(Ask, 1));
        Do("bob", new WaitForNotify(Id(2)));
        Do("ann", new Withdraw(Id(1)));

        Assert.Equal([("cid", new Notified(Ask, 1)), ("bob", Told(2))], Do("cid", new Notify(Ask, int.MaxValue)));
    }

    [Fact]
    public void Code_for_another_type_of_state_is_refused()
    {
        Assert.Equal([("ann", new WrongType(Id(1)))], Do("ann", new Update<string>(Id(1), state => state)));
        Assert.Equal([("ann", new WrongType(Id(2)))], Do("ann", new Wait<string>(Id(2), _ => true)));
    }

    [Fact]
    public void The_snapshot_tells_ages_in_the_order_of_arrival()
    {
        Do("ann", new WaitForNotify(Id(1)));
        _now += TimeSpan.FromSeconds(2);
        Do("bob", new Wait<int>(Id(2), state => state > 0));
        _now += TimeSpan.FromSeconds(1);

        var (_, reply) = Assert.Single(Do("cid", new GetSnapshot(Ask)));

        Assert.Equal(
            new ConditionSnapshot<int>(0, 0, 1, [new(false, TimeSpan.FromSeconds(3)), new(true, TimeSpan.FromSeconds(1))]),
            Assert.IsType<Snapshot<int>>(reply).State);
    }

    private static RequestId Id(long number) => new(1, number);

    private static StateIs<int> Is(RequestId id, int state) => new(id, state);

    private static StateIs<int> Told(long number) => new(Id(number), 0, Receipt: true);

    private List<(string To, IReply Reply)> Do(string sender, ICommand command)
    {
        _replies.Clear();
        _state.Apply(command, sender, _now, _replies);
        return _replies;
    }
}
