using static ActorConcurrency.LatchProtocol;

namespace ActorConcurrency.Tests;

public sealed class LatchStateTests
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly List<(string To, IReply Reply)> _replies = [];
    private LatchState<string> _state = new(new LatchSettings { Count = 2 });

    [Fact]
    public void The_last_signal_is_answered_before_the_waits_that_it_lets_through()
    {
        Assert.Empty(Do("ann", new Wait(Id(1))));
        Assert.Equal([("bob", new Counted(Ask, 1))], Do("bob", new Signal(Ask, 1)));

        Assert.Equal([("bob", new Counted(Ask, 0)), ("ann", new Passed(Id(1)))], Do("bob", new Signal(Ask, 1)));
        Assert.Equal([("ann", new Passed(Id(2)))], Do("ann", new Wait(Id(2))));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Equal([("ann", new Refused(Ask, 2))], Do("ann", new Signal(Ask, 3)));
        Assert.Equal([("ann", new Refused(Ask, 2))], Do("ann", new Signal(Ask, 0)));
        Assert.Equal([("ann", new Refused(Ask, 2))], Do("ann", new Add(Ask, 0)));
        Assert.Equal([("ann", new Refused(Ask, 2))], Do("ann", new Add(Ask, int.MaxValue)));
        Assert.Equal([("ann", new Refused(Ask, 2))], Do("ann", new Reset(Ask, -1)));
        Assert.Equal(2, _state.Remaining);
    }

    [Fact]
    public void A_wait_said_twice_counts_once_and_withdrawn_it_is_forgotten()
    {
        Do("ann", new Wait(Id(1)));
        Do("ann", new Wait(Id(1)));
        Assert.Equal(1, _state.Waiting);

        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Equal(0, _state.Waiting);
    }

    [Fact]
    public void An_impatient_wait_and_one_too_many_are_answered_at_once()
    {
        _state = new(new LatchSettings { MaxWaiters = 1 });
        Do("ann", new Wait(Id(1)));

        Assert.Equal([("bob", new NotNow(Id(2)))], Do("bob", new Wait(Id(2), Patient: false)));
        Assert.Equal([("bob", new TooManyWait(Id(3), 1))], Do("bob", new Wait(Id(3))));
    }

    [Fact]
    public void A_reset_takes_the_new_count_as_the_one_to_begin_with()
    {
        Assert.Equal([("ann", new Counted(Ask, 5))], Do("ann", new Reset(Ask, 5)));
        Do("ann", new Signal(Ask, 4));

        Assert.Equal([("ann", new Counted(Ask, 5))], Do("ann", new Reset(Ask, null)));
    }

    private static RequestId Id(long number) => new(1, number);

    private List<(string To, IReply Reply)> Do(string who, ICommand command)
    {
        _replies.Clear();
        _state.Apply(command, who, TimeSpan.Zero, _replies);
        return [.. _replies];
    }
}
