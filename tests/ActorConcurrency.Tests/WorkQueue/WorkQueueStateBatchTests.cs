using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

public sealed class WorkQueueStateBatchTests
{
    private readonly List<(string To, IReply Reply)> _replies = [];
    private readonly WorkQueueState<string, string> _state = new(new WorkQueueSettings { Capacity = 4 });

    [Fact]
    public void The_line_goes_on_behind_a_get_of_several_that_is_served_or_withdrawn()
    {
        Do("ann", new GetMany(Id(1), Max: 3, Min: 2));
        Do("bob", new GetMany(Id(2), Max: 3, Min: 3));
        Do("cid", new Get(Id(3)));
        Assert.Equal([("dan", new Accepted(Id(4)))], Do("dan", new Put<string>(Id(4), "a")));

        Assert.Equal([("dan", new Accepted(Id(5))), ("ann", new DeliveredMany<string>(Id(1), ["a", "b"]))], Do("dan", new Put<string>(Id(5), "b")));
        Do("dan", new Put<string>(Id(6), "c"));

        Assert.Equal([("cid", new Delivered<string>(Id(3), "c", 1))], Do("bob", new Withdraw(Id(2))));
    }

    [Fact]
    public void A_batch_that_is_withdrawn_on_its_way_goes_back_to_its_places()
    {
        Put("a", "b", "c");
        Do("ann", new Drain(Id(1), 2));

        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Empty(Do("ann", new Withdraw(Id(1))));

        Assert.Equal([("ann", new DeliveredMany<string>(Id(2), ["a", "b", "c"]))], Do("ann", new Drain(Id(2), 9)));
        Assert.Equal((3, 3, 2), (Look().Got, Look().InWork, Look().Returned));
    }

    [Fact]
    public void A_batch_that_has_arrived_does_not_come_back()
    {
        Put("a", "b");
        Do("ann", new Drain(Id(1), 9));
        Do("ann", new Accept(Id(1)));

        Assert.Empty(Do("ann", new Withdraw(Id(1))));

        Assert.Equal((2, 0), (Look().InWork, Look().Queued));
        Assert.Equal([("ann", new Counted(Id(2)))], Do("ann", new TaskDone(Id(2))));
    }

    [Fact]
    public void Said_twice_they_count_once()
    {
        Do("ann", new GetMany(Id(1), Max: 2, Min: 2));
        Assert.Empty(Do("ann", new GetMany(Id(1), Max: 2, Min: 2)));
        Put("a", "b", "c");
        Assert.Empty(Do("ann", new GetMany(Id(1), Max: 2, Min: 2)));
        Do("ann", new Drain(Id(2), 9));
        Assert.Empty(Do("ann", new Drain(Id(2), 9)));

        Assert.Equal((3, 0), (Look().Got, Look().Getters.Length));
    }

    [Fact]
    public void Numbers_that_cannot_be_are_refused()
    {
        Assert.Equal([("ann", new Refused(Id(1), WorkQueueRefusal.OutOfRange))], Do("ann", new GetMany(Id(1), Max: 1, Min: 2)));
        Assert.Equal([("ann", new Refused(Id(2), WorkQueueRefusal.OutOfRange))], Do("ann", new GetMany(Id(2), Max: 1, Min: 0)));
        Assert.Equal([("ann", new Refused(Id(3), WorkQueueRefusal.OutOfRange))], Do("ann", new Drain(Id(3), -1)));
    }

    [Fact]
    public void A_batch_on_its_way_keeps_consumers_of_a_queue_that_was_shut_down_waiting_for_it_may_come_back()
    {
        Put("a", "b");
        Do("ann", new Drain(Id(1), 9));
        Do("cid", new Shutdown(Id(2)));
        Assert.Empty(Do("bob", new GetMany(Id(3), Max: 9, Min: 5)));

        Assert.Equal([("bob", new DeliveredMany<string>(Id(3), ["a", "b"]))], Do("ann", new Withdraw(Id(1))));
        Assert.Empty(Do("dan", new Get(Id(4))));

        Assert.Equal([("dan", new Refused(Id(4), WorkQueueRefusal.ShutDown))], Do("bob", new Accept(Id(3))));
    }

    [Fact]
    public void An_immediate_shutdown_drops_a_batch_that_comes_back()
    {
        Put("a", "b");
        Do("ann", new Drain(Id(1), 9));
        Do("cid", new Shutdown(Id(2), Immediate: true));

        Do("ann", new Withdraw(Id(1)));

        Assert.Equal((2, 0), (Look().Dropped, Look().Queued));
    }

    private static RequestId Id(long number) => new(1, number);

    private void Put(params string[] items)
    {
        foreach (var item in items) Do("putter", new Put<string>(new RequestId(2, Look().Put + 1), item));
    }

    private (string To, IReply Reply)[] Do(string sender, ICommand command)
    {
        _replies.Clear();
        _state.Apply(command, sender, TimeSpan.Zero, _replies);
        return [.. _replies];
    }

    private WorkQueueSnapshot Look() => ((Snapshot)Do("looker", new GetSnapshot(new RequestId(3, 1))).Single().Reply).State;
}
