using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

public sealed class WorkQueueStateTests
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly List<(string To, IReply Reply)> _replies = [];
    private readonly List<string> _dropped = [];
    private WorkQueueState<string, string> _state = new(new WorkQueueSettings());
    private TimeSpan _now = TimeSpan.FromHours(1);

    [Fact]
    public void Answers_go_to_whoever_asked_and_the_command_is_answered_first()
    {
        Do("ann", new Get(Id(1)));

        Assert.Equal([("bob", new Accepted(Id(2))), ("ann", new Delivered<string>(Id(1), "a", 1))], Do("bob", new Put<string>(Id(2), "a")));
    }

    [Fact]
    public void Room_lets_the_next_putter_in_whose_item_serves_the_next_getter()
    {
        Create(new WorkQueueSettings { Capacity = 1 });
        Do("ann", new Put<string>(Id(1), "a"));
        Assert.Empty(Do("bob", new Put<string>(Id(2), "b")));

        Assert.Equal([("cid", new Delivered<string>(Id(3), "a", 1)), ("bob", new Accepted(Id(2)))], Do("cid", new Get(Id(3))));
    }

    [Fact]
    public void A_request_said_twice_counts_once()
    {
        Create(new WorkQueueSettings { Capacity = 1 });
        Do("ann", new Get(Id(1)));
        Assert.Empty(Do("ann", new Get(Id(1))));
        Do("bob", new Put<string>(Id(2), "a"));
        Assert.Empty(Do("ann", new Get(Id(1))));
        Do("bob", new Put<string>(Id(3), "b"));
        Do("bob", new Put<string>(Id(4), "c"));
        Assert.Empty(Do("bob", new Put<string>(Id(4), "c")));
        Do("cid", new Join(Id(5)));
        Do("cid", new Join(Id(5)));

        var state = Look();
        Assert.Equal((2, 1, 1), (state.Put, state.Got, state.Queued));
        Assert.Single(state.Putters);
    }

    [Fact]
    public void A_withdrawn_get_leaves_the_queue()
    {
        Do("ann", new Get(Id(1)));

        Assert.Empty(Do("ann", new Withdraw(Id(1))));

        Assert.Equal([("bob", new Accepted(Id(2)))], Do("bob", new Put<string>(Id(2), "a")));
    }

    [Fact]
    public void A_delivery_that_is_withdrawn_returns_once_and_does_not_count_as_one()
    {
        Create(new WorkQueueSettings { MaxDeliveries = 1 });
        Do("ann", new Put<string>(Id(1), "a"));
        Do("bob", new Get(Id(2)));

        Do("bob", new Withdraw(Id(2)));
        Do("bob", new Withdraw(Id(2)));
        Do("bob", new Done(Id(2)));
        Do("bob", new Accept(Id(2)));

        Assert.Equal((1, 0, 1), (Look().Queued, Look().InWork, Look().Returned));
        Assert.Equal([("cid", new Delivered<string>(Id(3), "a", 1))], Do("cid", new Get(Id(3))));
    }

    [Fact]
    public void A_withdrawn_put_is_told_so_and_one_that_was_accepted_stays()
    {
        Create(new WorkQueueSettings { Capacity = 1 });
        Do("ann", new Put<string>(Id(1), "a"));
        Do("bob", new Put<string>(Id(2), "b"));

        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Equal([("bob", new Refused(Id(2), WorkQueueRefusal.Withdrawn))], Do("bob", new Withdraw(Id(2))));

        Assert.Equal((1, 1), (Look().Put, Look().Queued));
    }

    [Fact]
    public void What_nobody_accepted_or_did_is_returned_in_order()
    {
        foreach (var item in new[] { "a", "b", "c" }) Do("ann", new Put<string>(Id(item[0]), item));
        Do("bob", new OpenSession(Id(100), "bob"));
        Do("bob", new Get(Id(1), Session: Id(100)));
        Do("bob", new Get(Id(2), Session: Id(100)));
        Do("bob", new Done(Id(1)));

        Do("bob", new Return(Id(2)));
        Do("bob", new Return(Id(2)));

        Assert.Equal([("cid", new Delivered<string>(Id(3), "b", 2))], Do("cid", new Get(Id(3))));
        Assert.Equal((1, 1, 1, 1), (Look().Done, Look().InWork, Look().Queued, Look().Returned));
    }

    [Fact]
    public void An_accepted_delivery_is_done_by_a_task_done_and_by_nothing_else()
    {
        Do("ann", new Put<string>(Id(1), "a"));
        Do("bob", new Get(Id(2)));
        Assert.Equal([("bob", new Refused(Ask, WorkQueueRefusal.TooOften))], Do("bob", new TaskDone(Ask)));
        Do("bob", new Accept(Id(2)));
        Do("bob", new Done(Id(2)));
        Do("bob", new Return(Id(2)));
        Assert.Equal((1, 0), (Look().InWork, Look().Done));

        Assert.Equal([("bob", new Counted(Ask))], Do("bob", new TaskDone(Ask)));
        Assert.Equal([("bob", new Refused(Ask, WorkQueueRefusal.TooOften))], Do("bob", new TaskDone(Ask)));
    }

    [Fact]
    public void Joins_are_told_when_all_is_done_and_those_for_good_when_it_is_shut_down_too()
    {
        Do("ann", new Put<string>(Id(1), "a"));
        Do("bob", new Join(Id(2)));
        Do("cid", new Join(Id(3), ForGood: true));
        Do("dan", new Get(Id(4)));
        Do("dan", new Accept(Id(4)));

        Assert.Equal([("dan", new Counted(Ask)), ("bob", new Joined(Id(2)))], Do("dan", new TaskDone(Ask)));
        Assert.Equal([("eve", new Counted(Ask)), ("cid", new Joined(Id(3)))], Do("eve", new Shutdown(Ask)));
        Assert.Equal([("fay", new Joined(Id(5)))], Do("fay", new Join(Id(5), ForGood: true)));
    }

    [Fact]
    public void A_withdrawn_join_is_forgotten()
    {
        Do("ann", new Put<string>(Id(1), "a"));
        Do("bob", new Join(Id(2)));

        Do("bob", new Withdraw(Id(2)));

        Assert.Equal([("cid", new Counted(Ask))], Do("cid", new Shutdown(Ask, Immediate: true)));
    }

    [Fact]
    public void A_shutdown_refuses_putters_at_once_and_getters_when_nothing_can_come_back()
    {
        Create(new WorkQueueSettings { Capacity = 1 });
        Do("bob", new OpenSession(Id(100), "bob"));
        Do("ann", new Put<string>(Id(1), "a"));
        Do("ann", new Put<string>(Id(2), "b"));

        Assert.Equal([("ann", new Refused(Id(2), WorkQueueRefusal.ShutDown)), ("cid", new Counted(Ask))], Do("cid", new Shutdown(Ask)));
        Do("bob", new Get(Id(3), Session: Id(100)));
        Assert.Empty(Do("dan", new Get(Id(4))));
        Assert.Equal([("dan", new Refused(Id(5), WorkQueueRefusal.NotNow))], Do("dan", new Get(Id(5), Wait: false)));

        Assert.Equal([("dan", new Refused(Id(4), WorkQueueRefusal.ShutDown))], Do("bob", new Done(Id(3))));
        Assert.Equal([("dan", new Refused(Id(6), WorkQueueRefusal.ShutDown))], Do("dan", new Get(Id(6))));
    }

    [Fact]
    public void What_comes_back_after_an_immediate_shutdown_is_dropped()
    {
        Create(new WorkQueueSettings());
        Do("bob", new OpenSession(Id(100), "bob"));
        foreach (var item in new[] { "a", "b", "c" }) Do("ann", new Put<string>(Id(item[0]), item));
        Do("bob", new Get(Id(1), Session: Id(100)));
        Do("cid", new Get(Id(2)));

        Do("dan", new Shutdown(Ask, Immediate: true));
        Assert.Equal(["c"], _dropped);
        Do("bob", new Return(Id(1)));
        Do("cid", new Withdraw(Id(2)));

        Assert.Equal(["c", "a", "b"], _dropped);
        Assert.Equal((3, 0), (Look().Dropped, Look().Unfinished()));
    }

    [Fact]
    public void Closing_a_session_refuses_its_gets_and_serves_others_with_its_work()
    {
        Do("bob", new OpenSession(Id(100), "bob"));
        Do("ann", new Put<string>(Id(1), "a"));
        Do("bob", new Get(Id(2), Session: Id(100)));
        Do("bob", new Get(Id(3), Session: Id(100)));
        Do("cid", new Get(Id(4)));

        Assert.Equal(
            [("bob", new Refused(Id(3), WorkQueueRefusal.SessionClosed)), ("dan", new Counted(Ask)), ("cid", new Delivered<string>(Id(4), "a", 2))],
            Do("dan", new CloseSession(Ask, Id(100))));
        Assert.Equal([("dan", new Counted(Ask))], Do("dan", new CloseSession(Ask, Id(100))));
        Assert.Equal([("bob", new Refused(Id(5), WorkQueueRefusal.SessionClosed))], Do("bob", new Get(Id(5), Session: Id(100))));
    }

    [Fact]
    public void Sessions_that_end_together_do_not_inherit_from_each_other()
    {
        foreach (var session in new[] { Id(100), Id(101) }) Do("ann", new OpenSession(session, "ann"));
        Do("ann", new Put<string>(Id(1), "a"));
        Do("ann", new Get(Id(2), Session: Id(100)));
        Do("ann", new Get(Id(3), Session: Id(101)));

        _state.CloseAll([Id(100), Id(101)], _now, _replies);

        Assert.Equal([("ann", new Refused(Id(3), WorkQueueRefusal.SessionClosed))], Taken());
        Assert.Equal((1, 0), (Look().Queued, Look().InWork));
    }

    [Fact]
    public void An_item_that_comes_back_too_often_is_dropped()
    {
        Create(new WorkQueueSettings { MaxDeliveries = 2 });
        Do("bob", new OpenSession(Id(100), "bob"));
        Do("ann", new Put<string>(Id(1), "a"));

        for (var attempt = 1; attempt <= 2; attempt++)
        {
            Assert.Equal([("bob", new Delivered<string>(Id(10 + attempt), "a", attempt))], Do("bob", new Get(Id(10 + attempt), Session: Id(100))));
            Do("bob", new Return(Id(10 + attempt)));
        }

        Assert.Equal(["a"], _dropped);
        Assert.Equal((1, 0), (Look().Dropped, Look().Queued));
    }

    [Theory]
    [InlineData(WorkQueueOrder.Fifo, WorkQueueOverflow.DropNext, "a")]
    [InlineData(WorkQueueOrder.Fifo, WorkQueueOverflow.DropLast, "b")]
    [InlineData(WorkQueueOrder.Lifo, WorkQueueOverflow.DropNext, "b")]
    [InlineData(WorkQueueOrder.Lifo, WorkQueueOverflow.DropLast, "a")]
    [InlineData(WorkQueueOrder.Priority, WorkQueueOverflow.DropNext, "b")]
    [InlineData(WorkQueueOrder.Priority, WorkQueueOverflow.DropLast, "a")]
    [InlineData(WorkQueueOrder.Priority, WorkQueueOverflow.DropPut, "c")]
    public void What_is_dropped_depends_on_the_order_and_the_policy(WorkQueueOrder order, WorkQueueOverflow overflow, string dropped)
    {
        Create(new WorkQueueSettings { Capacity = 2, Order = order, Overflow = overflow });

        for (var item = 'a'; item <= 'c'; item++) Assert.Single(Do("ann", new Put<string>(Id(item), $"{item}", item)));

        Assert.Equal([dropped], _dropped);
    }

    [Fact]
    public void An_item_of_another_type_is_refused() =>
        Assert.Equal([("ann", new Refused(Id(1), WorkQueueRefusal.WrongType))], Do("ann", new Put<int>(Id(1), 1)));

    [Fact]
    public void The_snapshot_names_those_who_wait_and_work_and_for_how_long()
    {
        Do("ann", new OpenSession(Id(100), "ann's"));
        Do("ann", new Put<string>(Id(1), "a"));
        Do("ann", new Get(Id(2), Session: Id(100)));
        _now += TimeSpan.FromSeconds(3);
        Do("ann", new Get(Id(3), Session: Id(100)));
        Do("bob", new Get(Id(4)));
        _now += TimeSpan.FromSeconds(4);

        var state = Look();

        Assert.Equal([new QueueWorker("ann's", 1, TimeSpan.FromSeconds(7), "a")], state.Workers.ToArray());
        Assert.Equal([new QueueWaiter("ann's", TimeSpan.FromSeconds(4)), new QueueWaiter("", TimeSpan.FromSeconds(4))], state.Getters.ToArray());
    }

    [Fact]
    public void One_wait_too_many_is_refused_and_told_how_many_wait()
    {
        Create(new WorkQueueSettings { Capacity = 1, MaxWaiters = 1 });
        Do("ann", new Get(Id(1)));

        Assert.Equal([("bob", new Refused(Id(2), WorkQueueRefusal.TooManyWaiters, 1))], Do("bob", new Get(Id(2))));
        Assert.Empty(Do("ann", new Get(Id(1))));
    }

    [Fact]
    public void What_cannot_be_a_capacity_is_refused() =>
        Assert.Equal([("ann", new Refused(Id(1), WorkQueueRefusal.OutOfRange))], Do("ann", new ChangeCapacity(Id(1), 0)));

    [Fact]
    public void Room_that_a_change_of_the_capacity_makes_serves_whoever_waits()
    {
        Create(new WorkQueueSettings { Capacity = 1 });
        Do("ann", new Put<string>(Id(1), "a"));
        Do("bob", new Put<string>(Id(2), "b"));

        Assert.Equal([("cid", new Counted(Id(3))), ("bob", new Accepted(Id(2)))], Do("cid", new ChangeCapacity(Id(3), 2)));
    }

    [Fact]
    public void A_join_that_is_not_to_wait_is_answered_at_once()
    {
        Assert.Equal([("ann", new Joined(Id(1)))], Do("ann", new Join(Id(1), Wait: false)));
        Assert.Equal([("ann", new Refused(Id(2), WorkQueueRefusal.NotNow))], Do("ann", new Join(Id(2), ForGood: true, Wait: false)));
        Do("bob", new Put<string>(Id(3), "a"));
        Assert.Equal([("ann", new Refused(Id(4), WorkQueueRefusal.NotNow))], Do("ann", new Join(Id(4), Wait: false)));
        Do("bob", new Shutdown(Id(5), Immediate: true));
        Assert.Equal([("ann", new Joined(Id(6)))], Do("ann", new Join(Id(6), ForGood: true, Wait: false)));
    }

    private static RequestId Id(long number) => new(1, number);

    private void Create(WorkQueueSettings settings) => _state = new(settings, _dropped.Add);

    private (string To, IReply Reply)[] Do(string sender, ICommand command)
    {
        _state.Apply(command, sender, _now, _replies);
        return Taken();
    }

    private WorkQueueSnapshot Look() => ((Snapshot)Do("me", new GetSnapshot(Ask)).Single().Reply).State;

    private (string To, IReply Reply)[] Taken()
    {
        var taken = _replies.ToArray();
        _replies.Clear();
        return taken;
    }
}
