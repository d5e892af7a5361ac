using static ActorConcurrency.EventProtocol;

namespace ActorConcurrency.Tests;

public sealed class EventStateTests
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly List<(string To, IReply Reply)> _replies = [];
    private EventState<string> _state = new(new EventSettings());
    private TimeSpan _now = TimeSpan.FromHours(1);

    [Fact]
    public void The_signal_is_answered_before_the_waits_it_lets_through()
    {
        Do("ann", new Wait(Id(1)));
        Do("bob", new Wait(Id(2), After: 0));

        Assert.Equal(
            [("cid", new Signalled(Ask, 1)), ("ann", new Passed(Id(1), 1, false)), ("bob", new Passed(Id(2), 1, false))],
            Do("cid", new Set(Ask)));
    }

    [Fact]
    public void A_pulse_reaches_who_waits_and_clears()
    {
        Do("ann", new Wait(Id(1)));

        Assert.Equal([("cid", new Signalled(Ask, 1)), ("ann", new Passed(Id(1), 1, false))], Do("cid", new Pulse(Ask)));
        Assert.Equal([("cid", new Cleared(Ask, false))], Do("cid", new Clear(Ask)));
    }

    [Fact]
    public void A_wait_said_twice_counts_once()
    {
        Do("ann", new Wait(Id(1)));
        Do("ann", new Wait(Id(1)));

        Assert.Equal(1, _state.Waiting);
    }

    [Fact]
    public void An_impatient_wait_is_answered_at_once()
    {
        Assert.Equal([("ann", new NotNow(Id(1)))], Do("ann", new Wait(Id(1), Patient: false)));
        Assert.Equal([("ann", new NotNow(Id(2)))], Do("ann", new Wait(Id(2), After: 0, Patient: false)));
        Do("bob", new Set(Ask));
        Assert.Equal([("ann", new Passed(Id(3), 1, false))], Do("ann", new Wait(Id(3), Patient: false)));
        Assert.Equal(0, _state.Waiting);
    }

    [Fact]
    public void With_auto_reset_a_signal_serves_the_first_wait_and_all_who_watch_the_number()
    {
        Create(autoReset: true);
        Do("ann", new Wait(Id(1)));
        Do("bob", new Wait(Id(2)));
        Do("cid", new Wait(Id(3), After: 0));
        Do("dan", new Wait(Id(4), After: 1));

        Assert.Equal(
            [("eve", new Signalled(Ask, 1)), ("ann", new Passed(Id(1), 1, true)), ("cid", new Passed(Id(3), 1, false))],
            Do("eve", new Set(Ask)));
        Assert.Equal([null, 1], Look().Waiters.Select(waiter => waiter.After));
    }

    [Fact]
    public void A_pass_that_is_withdrawn_goes_to_the_next_wait()
    {
        Create(autoReset: true);
        Do("ann", new Wait(Id(1)));
        Do("bob", new Wait(Id(2)));
        Do("cid", new Set(Ask));

        Assert.Equal([("bob", new Passed(Id(2), 1, true))], Do("ann", new Withdraw(Id(1))));
        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Equal((false, 1L), (Look().IsSet, Look().Passed));
    }

    [Fact]
    public void A_pass_that_is_withdrawn_sets_the_flag_if_nobody_waits()
    {
        Create(autoReset: true);
        Do("ann", new Wait(Id(1)));
        Do("cid", new Set(Ask));

        Do("ann", new Withdraw(Id(1)));

        Assert.Equal((true, 0L), (Look().IsSet, Look().Passed));
    }

    [Fact]
    public void A_pulse_that_is_withdrawn_goes_to_the_next_wait_or_is_gone()
    {
        Create(autoReset: true);
        Do("ann", new Wait(Id(1)));
        Do("bob", new Wait(Id(2)));
        Do("cid", new Pulse(Ask));

        Assert.Equal([("bob", new Passed(Id(2), 1, true))], Do("ann", new Withdraw(Id(1))));
        Assert.Empty(Do("bob", new Withdraw(Id(2))));

        Assert.Equal((false, 0L), (Look().IsSet, Look().Passed));
    }

    [Fact]
    public void An_accepted_pass_does_not_come_back()
    {
        Create(autoReset: true);
        Do("ann", new Wait(Id(1)));
        Do("cid", new Set(Ask));
        Do("ann", new Accept(Id(1)));

        Do("ann", new Withdraw(Id(1)));

        Assert.Equal((false, 1L), (Look().IsSet, Look().Passed));
    }

    [Fact]
    public void What_was_used_up_before_a_clear_does_not_come_back_after_it()
    {
        Create(autoReset: true);
        Do("ann", new Wait(Id(1)));
        Do("bob", new Wait(Id(2)));
        Do("cid", new Set(Ask));
        Do("cid", new Clear(Ask));

        Assert.Empty(Do("ann", new Withdraw(Id(1))));

        Assert.Equal((false, 0L), (Look().IsSet, Look().Passed));
    }

    [Fact]
    public void A_pulse_that_is_withdrawn_goes_to_nobody_who_came_after_it()
    {
        Create(autoReset: true);
        Do("ann", new Wait(Id(1)));
        Do("bob", new Wait(Id(2)));
        Do("cid", new Pulse(Ask));
        Do("dan", new Wait(Id(3)));

        Assert.Equal([("bob", new Passed(Id(2), 1, true))], Do("ann", new Withdraw(Id(1))));
        Assert.Empty(Do("bob", new Withdraw(Id(2))));
        Assert.Equal([("dan", new Passed(Id(3), 2, true))], Do("cid", new Set(Ask)).Skip(1));
    }

    [Fact]
    public void A_pulse_clears_what_is_on_its_way_too()
    {
        Create(autoReset: true);
        Do("ann", new Wait(Id(1)));
        Do("cid", new Set(Ask));
        Do("cid", new Pulse(Ask));

        Do("ann", new Withdraw(Id(1)));

        Assert.False(Look().IsSet);
    }

    [Fact]
    public void A_pass_that_comes_back_to_a_flag_that_is_set_again_changes_nothing()
    {
        Create(autoReset: true);
        Do("ann", new Wait(Id(1)));
        Do("cid", new Set(Ask));
        Do("cid", new Set(Ask));

        Do("ann", new Withdraw(Id(1)));

        Assert.Equal(new EventSnapshot(true, true, 2, 0, []), Look());
    }

    [Fact]
    public void Without_auto_reset_a_withdrawal_after_the_pass_changes_nothing()
    {
        Do("ann", new Wait(Id(1)));
        Do("cid", new Pulse(Ask));

        Do("ann", new Withdraw(Id(1)));

        Assert.Equal(new EventSnapshot(false, false, 1, 1, []), Look());
    }

    [Fact]
    public void The_snapshot_tells_for_how_long_they_wait()
    {
        Do("ann", new Wait(Id(1)));
        _now += TimeSpan.FromSeconds(3);
        Do("bob", new Wait(Id(2), After: 5));
        _now += TimeSpan.FromSeconds(4);

        Assert.Equal([new EventWaiter(null, TimeSpan.FromSeconds(7)), new EventWaiter(5, TimeSpan.FromSeconds(4))], Look().Waiters.ToArray());
    }

    /// <summary>Whatever is said in whatever order: with auto reset nobody passes twice on one signal, and nobody waits beside a set flag.</summary>
    [Fact]
    public void No_signal_is_doubled_in_any_order_of_commands()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            Create(autoReset: true);
            var random = new Random(seed);
            for (var step = 0; step < 60; step++)
            {
                Do("ann", Any(random));
                var snapshot = Look();
                Assert.InRange(snapshot.Passed, 0, snapshot.Signals);
                Assert.True(!snapshot.IsSet || snapshot.Waiters.All(waiter => waiter.After is not null), $"Somebody waits beside a set flag, seed {seed}.");
            }
        }
    }

    private static ICommand Any(Random random)
    {
        var id = Id(random.Next(6));
        return random.Next(7) switch
        {
            0 => new Set(Ask),
            1 => new Pulse(Ask),
            2 => new Clear(Ask),
            3 => new Withdraw(id),
            4 => new Accept(id),
            5 => new Wait(Id(random.Next(100, int.MaxValue)), After: random.Next(10)),
            _ => new Wait(id, Patient: random.Next(4) > 0),
        };
    }

    private static RequestId Id(long number) => new(1, number);

    private void Create(bool autoReset) => _state = new(new EventSettings { AutoReset = autoReset });

    private (string To, IReply Reply)[] Do(string sender, ICommand command)
    {
        _state.Apply(command, sender, _now, _replies);
        var taken = _replies.ToArray();
        _replies.Clear();
        return taken;
    }

    private EventSnapshot Look() => ((Snapshot)Do("me", new GetSnapshot(Ask)).Single().Reply).State;
}
