using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency.Tests;

public sealed class PriorityQueueStateTests
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly List<(string To, IReply Reply)> _replies = [];
    private PriorityQueueState<string, string> _state = new(new PriorityQueueSettings());
    private TimeSpan _now = TimeSpan.FromHours(1);

    [Fact]
    public void The_command_is_answered_before_those_who_wait()
    {
        Do("ann", new Get(Id(1)));

        Assert.Equal(
            [("bob", new Accepted(Id(2), Ticket(1))), ("ann", new Delivered<string>(Id(1), "a", 5))], Do("bob", new Put<string>(Id(2), "a", 5)));
    }

    [Fact]
    public void A_get_makes_room_for_the_most_important_putter()
    {
        Create(new PriorityQueueSettings { Capacity = 1 });
        Do("ann", new Put<string>(Id(1), "a", 0));
        Assert.Empty(Do("bob", new Put<string>(Id(2), "b", 1)));
        Assert.Empty(Do("cid", new Put<string>(Id(3), "c", 2)));

        Assert.Equal(
            [("dan", new Delivered<string>(Id(4), "a", 0)), ("cid", new Accepted(Id(3), Ticket(3)))], Do("dan", new Get(Id(4))));
    }

    [Fact]
    public void A_request_said_twice_counts_once()
    {
        Create(new PriorityQueueSettings { Capacity = 1 });
        Do("ann", new Get(Id(1)));
        Assert.Empty(Do("ann", new Get(Id(1))));
        Do("bob", new Put<string>(Id(2), "a", 0));
        Assert.Empty(Do("ann", new Get(Id(1))));
        Do("bob", new Put<string>(Id(3), "b", 0));
        Do("bob", new Put<string>(Id(4), "c", 0));
        Assert.Empty(Do("bob", new Put<string>(Id(4), "c", 0)));

        var state = Look();
        Assert.Equal((2, 1, 1), (state.Put, state.Got, state.Queued));
        Assert.Single(state.Putters);
    }

    [Fact]
    public void Those_who_do_not_want_to_wait_are_told_so()
    {
        Create(new PriorityQueueSettings { Capacity = 1 });
        Assert.Equal([("ann", new Refused(Id(1), PriorityQueueRefusal.NotNow))], Do("ann", new Get(Id(1), Wait: false)));
        Do("bob", new Put<string>(Id(2), "a", 0));

        Assert.Equal([("cid", new Refused(Id(3), PriorityQueueRefusal.NotNow))], Do("cid", new Put<string>(Id(3), "b", 9, Wait: false)));
    }

    [Fact]
    public void A_delivery_that_is_withdrawn_returns_to_its_place_once_and_room_or_not()
    {
        Create(new PriorityQueueSettings { Capacity = 1 });
        Do("ann", new Put<string>(Id(1), "a", 5));
        Do("bob", new Get(Id(2)));
        Do("ann", new Put<string>(Id(3), "b", 5));

        Do("bob", new Withdraw(Id(2)));
        Do("bob", new Withdraw(Id(2)));
        Do("bob", new Accept(Id(2)));

        Assert.Equal((2, 0, 2), (Look().Put, Look().Got, Look().Queued));
        Assert.Equal([("cid", new Delivered<string>(Id(4), "a", 5))], Do("cid", new Get(Id(4))));
    }

    [Fact]
    public void An_accepted_delivery_stays_got()
    {
        Do("ann", new Put<string>(Id(1), "a", 5));
        Do("bob", new Get(Id(2)));
        Do("bob", new Accept(Id(2)));

        Do("bob", new Withdraw(Id(2)));

        Assert.Equal((1, 1, 0), (Look().Put, Look().Got, Look().Queued));
    }

    [Fact]
    public void A_withdrawn_put_is_told_so_and_one_that_was_accepted_stays()
    {
        Create(new PriorityQueueSettings { Capacity = 1 });
        Do("ann", new Put<string>(Id(1), "a", 0));
        Do("bob", new Put<string>(Id(2), "b", 0));

        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Equal([("bob", new Refused(Id(2), PriorityQueueRefusal.Withdrawn))], Do("bob", new Withdraw(Id(2))));

        Assert.Equal([("cid", new Delivered<string>(Id(3), "a", 0))], Do("cid", new Get(Id(3))));
        Assert.Empty(Do("dan", new Get(Id(4))));
    }

    [Fact]
    public void A_withdrawn_get_leaves_the_queue()
    {
        Do("ann", new Get(Id(1)));
        Do("ann", new Withdraw(Id(1)));

        Assert.Equal([("bob", new Accepted(Id(2), Ticket(1)))], Do("bob", new Put<string>(Id(2), "a", 0)));
    }

    [Fact]
    public void What_is_queued_can_be_moved_and_removed_and_nothing_else()
    {
        Create(new PriorityQueueSettings { Capacity = 2 });
        foreach (var item in new[] { "a", "b", "c" }) Do("ann", new Put<string>(Id(item[0]), item, 5));

        Assert.Equal([("bob", new Answered(Ask, true))], Do("bob", new Reprioritize(Ask, Ticket(2), 6)));
        Assert.Equal([("bob", new Answered(Ask, false))], Do("bob", new Reprioritize(Ask, Ticket(3), 6)));
        Assert.Equal([("cid", new Delivered<string>(Id(1), "b", 6)), ("ann", new Accepted(Id('c'), Ticket(3)))], Do("cid", new Get(Id(1))));
        Assert.Equal([("bob", new Answered(Ask, false))], Do("bob", new Remove(Ask, Ticket(2))));
        Assert.Equal([("bob", new Answered(Ask, true))], Do("bob", new Remove(Ask, Ticket(1))));

        Assert.Equal((3, 1, 1, 1), (Look().Put, Look().Got, Look().Removed, Look().Queued));
    }

    [Fact]
    public void Ageing_puts_in_order_by_the_moment_of_the_put_less_the_priority_in_intervals()
    {
        Create(new PriorityQueueSettings { Ageing = TimeSpan.FromMilliseconds(int.MaxValue) });
        Do("ann", new Put<string>(Id(1), "least", int.MinValue));
        _now += TimeSpan.FromMilliseconds(int.MaxValue);
        Do("ann", new Put<string>(Id(2), "one above", int.MinValue + 1));
        _now += TimeSpan.FromDays(10_000_000);
        Do("ann", new Put<string>(Id(3), "most", int.MaxValue));

        foreach (var (number, item) in new[] { (10, "most"), (11, "least"), (12, "one above") })
            Assert.Equal(item, ((Delivered<string>)Do("bob", new Get(Id(number))).Single().Reply).Item);
    }

    [Fact]
    public void The_snapshot_tells_the_highest_and_the_oldest()
    {
        Create(new PriorityQueueSettings { Capacity = 2 });
        Do("ann", new Put<string>(Id(1), "a", 1));
        _now += TimeSpan.FromSeconds(3);
        Do("ann", new Put<string>(Id(2), "b", 7));
        Do("ann", new Put<string>(Id(3), "c", 9));
        _now += TimeSpan.FromSeconds(4);

        Assert.Equal(
            new PriorityQueueSnapshot(2, 2, 0, 0, 2, 7, TimeSpan.FromSeconds(7), [], [new QueueWaiter("", TimeSpan.FromSeconds(4))]), Look());
    }

    [Fact]
    public void An_item_of_another_type_is_refused() =>
        Assert.Equal([("ann", new Refused(Id(1), PriorityQueueRefusal.WrongType))], Do("ann", new Put<int>(Id(1), 1, 1)));

    [Fact]
    public void One_wait_too_many_is_refused_and_told_how_many_wait()
    {
        Create(new PriorityQueueSettings { Capacity = 1, MaxWaiters = 1 });
        Do("ann", new Get(Id(1)));

        Assert.Equal([("bob", new Refused(Id(2), PriorityQueueRefusal.TooManyWaiters, 1))], Do("bob", new Get(Id(2))));
    }

    [Fact]
    public void What_cannot_be_a_capacity_is_refused() =>
        Assert.Equal([("ann", new Refused(Id(1), PriorityQueueRefusal.OutOfRange))], Do("ann", new ChangeCapacity(Id(1), 0)));

    [Fact]
    public void Room_that_a_change_of_the_capacity_makes_serves_the_most_important()
    {
        Create(new PriorityQueueSettings { Capacity = 1 });
        Do("ann", new Put<string>(Id(1), "a", 0));
        Do("bob", new Put<string>(Id(2), "b", 1));
        Do("cid", new Put<string>(Id(3), "c", 2));

        Assert.Equal(
            [("dan", new Changed(Id(4))), ("cid", new Accepted(Id(3), new PriorityTicket(3)))], Do("dan", new ChangeCapacity(Id(4), 2)));
    }

    private static RequestId Id(long number) => new(1, number);

    private static PriorityTicket Ticket(long number) => new(number);

    private void Create(PriorityQueueSettings settings) => _state = new(settings);

    private (string To, IReply Reply)[] Do(string sender, ICommand command)
    {
        _state.Apply(command, sender, _now, _replies);
        var taken = _replies.ToArray();
        _replies.Clear();
        return taken;
    }

    private PriorityQueueSnapshot Look() => ((Snapshot)Do("me", new GetSnapshot(Ask)).Single().Reply).State;
}
