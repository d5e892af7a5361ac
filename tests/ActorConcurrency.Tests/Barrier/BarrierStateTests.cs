using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency.Tests;

public sealed class BarrierStateTests
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly List<(string To, IReply Reply)> _replies = [];
    private readonly List<(long Phase, long Attempt)> _begun = [];
    private BarrierState<string> _state = new(new BarrierSettings { Parties = 3 });
    private TimeSpan _now = TimeSpan.FromHours(1);
    private int _dropped;

    [Fact]
    public void All_pass_in_the_order_of_arrival_with_the_last_arrival()
    {
        Assert.Empty(Do("ann", new Arrive(Id(1))));
        Assert.Empty(Do("bob", new Arrive(Id(2))));

        Assert.Equal([("ann", new Passed(Id(1), 0, 0)), ("bob", new Passed(Id(2), 0, 1)), ("cid", new Passed(Id(3), 0, 2))], Do("cid", new Arrive(Id(3))));
        Assert.Equal((1, 0), (_state.Phase, _state.Arrived));
    }

    [Fact]
    public void A_signal_is_answered_at_once_and_before_those_whom_it_lets_pass()
    {
        Do("ann", new Arrive(Id(1)));
        Assert.Equal([("bob", new InPhase(Id(2), 0))], Do("bob", new Signal(Id(2))));

        Assert.Equal([("cid", new InPhase(Id(3), 0)), ("ann", new Passed(Id(1), 0, 0))], Do("cid", new Signal(Id(3))));
    }

    [Fact]
    public void An_arrival_said_twice_counts_once()
    {
        Do("ann", new Arrive(Id(1)));
        Do("ann", new Arrive(Id(1)));
        Do("ann", new Signal(Id(1)));

        Assert.Equal(1, _state.Arrived);
    }

    [Fact]
    public void An_impatient_arrival_counts_only_as_the_last_one()
    {
        Assert.Equal([("ann", new NotPassed(Id(1)))], Do("ann", new Arrive(Id(1), Patient: false)));
        Do("bob", new Signal(Id(2)));
        Do("cid", new Signal(Id(3)));

        Assert.Equal([("ann", new Passed(Id(4), 0, 2))], Do("ann", new Arrive(Id(4), Patient: false)));
    }

    [Fact]
    public void Taken_back_an_arrival_is_an_absence_that_breaks()
    {
        Do("ann", new Arrive(Id(1)));
        Do("bob", new Arrive(Id(2)));
        var cause = new BarrierBreak(BarrierBreakReason.GaveUp, 0, "", [], 1);

        Assert.Equal([("ann", new NotPassed(Id(1))), ("bob", new Broken(Id(2), cause))], Do("ann", new Withdraw(Id(1))));
        Assert.Equal([("cid", new Broken(Id(3), cause))], Do("cid", new Arrive(Id(3))));
        Assert.Empty(Do("ann", new Withdraw(Id(1))));
    }

    [Fact]
    public void Taken_back_an_arrival_is_an_absence_that_leaves()
    {
        Create(3, BarrierAbsence.Leave);
        Do("ann", new Arrive(Id(1)));
        Do("bob", new Arrive(Id(2)));

        Assert.Equal([("ann", new NotPassed(Id(1)))], Do("ann", new Withdraw(Id(1))));

        Assert.Equal([("bob", new Passed(Id(2), 0, 0)), ("cid", new Passed(Id(3), 0, 1))], Do("cid", new Arrive(Id(3))));
        Assert.Equal(2, _state.Parties);
    }

    [Fact]
    public void What_is_taken_back_too_late_changes_nothing()
    {
        Create(1);
        Do("ann", new Arrive(Id(1)));

        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Equal((1, false), (_state.Parties, _state.IsBroken));
    }

    [Fact]
    public void A_signal_cannot_be_taken_back()
    {
        Do("ann", new Signal(Id(1)));

        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Equal(1, _state.Arrived);
    }

    [Fact]
    public void Somebody_who_has_not_joined_is_no_party() =>
        Assert.Equal([("ann", new Refused(Id(1), BarrierRefusal.NotAParty))], Do("ann", new Arrive(Id(1), Party: Id(7))));

    [Fact]
    public void Joining_said_twice_takes_one_place_and_undone_it_took_none()
    {
        Assert.Equal([("ann", new Joined(Id(7)))], Do("ann", new Join(Id(7), "ann")));
        Assert.Equal([("ann", new Joined(Id(7)))], Do("ann", new Join(Id(7), "ann")));
        Do("bob", new Join(Id(8), "bob", NewPlace: true));
        Assert.Equal((4, 2), (_state.Parties, Look().Missing.Length));

        Assert.Empty(Do("ann", new Unjoin(Id(7), NewPlace: false)));
        Assert.Empty(Do("bob", new Unjoin(Id(8), NewPlace: true)));
        Assert.Empty(Do("bob", new Unjoin(Id(8), NewPlace: true)));

        Assert.Equal((3, 0), (_state.Parties, Look().Missing.Length));
        Assert.False(_state.IsBroken);
    }

    [Fact]
    public void The_end_of_several_parties_is_one_step_and_names_the_first()
    {
        foreach (var (number, name) in new[] { (7, "ann"), (8, "bob"), (9, "cid") }) Do(name, new Join(Id(number), name));
        Do("cid", new Arrive(Id(1), Party: Id(9)));

        Assert.Equal(
            [("cid", new Broken(Id(1), new(BarrierBreakReason.PartyEnded, 0, "ann", ["ann", "bob"], 0)))],
            After(() => _state.CloseAll([Id(7), Id(8), Id(77)], _replies)));
        Assert.Equal(3, _state.Parties);
    }

    [Fact]
    public void Where_the_absent_leave_the_end_of_several_is_one_step_too()
    {
        Create(3, BarrierAbsence.Leave);
        foreach (var (number, name) in new[] { (7, "ann"), (8, "bob"), (9, "cid") }) Do(name, new Join(Id(number), name));
        Do("cid", new Arrive(Id(1), Party: Id(9)));

        Assert.Equal([("cid", new Passed(Id(1), 0, 0))], After(() => _state.CloseAll([Id(7), Id(8)], _replies)));
        Assert.Equal(1, _state.Parties);
    }

    [Fact]
    public void An_action_keeps_the_phase_until_it_is_over()
    {
        CreateActing(2);
        Do("ann", new Arrive(Id(1)));

        Assert.Empty(Do("bob", new Arrive(Id(2))));
        Assert.Equal([(0, 1)], _begun);
        Assert.True(Look().IsActing);

        Assert.Equal([("ann", new Passed(Id(1), 0, 0)), ("bob", new Passed(Id(2), 0, 1))], After(() => _state.Finish(1, failure: null, _replies)));
    }

    [Fact]
    public void While_the_action_runs_nothing_can_be_taken_back()
    {
        CreateActing(1);
        Do("ann", new Arrive(Id(1)));

        Assert.Empty(Do("ann", new Withdraw(Id(1))));
        Assert.Equal([("ann", new Passed(Id(1), 0, 0))], After(() => _state.Finish(1, failure: null, _replies)));
    }

    [Fact]
    public void A_phase_that_was_collected_while_the_action_ran_follows_it()
    {
        CreateActing(1);
        Do("ann", new Signal(Id(1)));
        Assert.Equal([("ann", new InPhase(Id(2), 1))], Do("ann", new Signal(Id(2))));
        Assert.Equal([("ann", new Refused(Id(3), BarrierRefusal.NoPlace))], Do("ann", new Arrive(Id(3))));
        Assert.Equal([(0, 1)], _begun);

        After(() => _state.Finish(1, failure: null, _replies));

        Assert.Equal([(0, 1), (1, 2)], _begun);
    }

    [Fact]
    public void The_failure_of_the_action_breaks_and_an_old_end_changes_nothing()
    {
        CreateActing(1);
        Do("ann", new Arrive(Id(1)));

        var told = Assert.Single(After(() => _state.Finish(1, new InvalidDataException("on purpose"), _replies)));
        Assert.Equal("on purpose", Assert.IsType<Broken>(told.Reply).Cause.FailureMessage);

        Do("cid", new Reset(Ask));
        Do("ann", new Arrive(Id(2)));
        Assert.Empty(After(() => _state.Finish(1, failure: null, _replies)));
        Assert.True(Look().IsActing);
        Assert.Equal(0, _dropped);
    }

    [Fact]
    public void What_breaks_the_phase_drops_its_action()
    {
        CreateActing(1);
        Do("ann", new Arrive(Id(1)));

        Assert.Equal(
            [("ann", new Broken(Id(1), new(BarrierBreakReason.Aborted, 0, "", [], 0))), ("cid", new Done(Ask))],
            Do("cid", new Abort(Ask)));
        Assert.Equal(1, _dropped);
    }

    [Fact]
    public void Who_waits_for_a_phase_is_told_when_it_has_passed_or_broken()
    {
        Create(1);
        Do("ann", new WaitForPhase(Id(1), 0));
        Do("bob", new WaitForPhase(Id(2), 1));
        Do("eve", new WaitForPhase(Id(3), 1));
        Do("eve", new Withdraw(Id(3)));

        Assert.Equal([("cid", new InPhase(Ask, 0)), ("ann", new Done(Id(1)))], Do("cid", new Signal(Ask)));
        Assert.Equal([("ann", new Done(Id(4)))], Do("ann", new WaitForPhase(Id(4), 0)));
        Assert.Equal("bob", Do("cid", new Reset(Ask))[0].To);
    }

    [Fact]
    public void Too_many_places_are_refused()
    {
        Assert.Equal([("ann", new Refused(Ask, BarrierRefusal.TooManyParties))], Do("ann", new ChangeParties(Ask, int.MaxValue)));
        Assert.Equal([("ann", new Refused(Ask, BarrierRefusal.NoPlace, 3))], Do("ann", new ChangeParties(Ask, int.MinValue)));
        Do("ann", new ChangeParties(Ask, int.MaxValue - 3));
        Assert.Equal([("ann", new Refused(Id(1), BarrierRefusal.TooManyParties))], Do("ann", new Join(Id(1), "ann", NewPlace: true)));
    }

    [Fact]
    public void Ages_are_told_from_the_arrival_on()
    {
        Do("ann", new Arrive(Id(1)));
        _now += TimeSpan.FromSeconds(7);

        Assert.Equal([new BarrierWaiter("", TimeSpan.FromSeconds(7))], Look().Waiters.ToArray());
    }

    private static RequestId Id(long number) => new(1, number);

    private BarrierSnapshot Look() => Assert.IsType<Snapshot>(Assert.Single(Do("eve", new GetSnapshot(Ask))).Reply).State;

    private void Create(int parties, BarrierAbsence onAbsence = BarrierAbsence.Break) =>
        _state = new(new BarrierSettings { Parties = parties, OnAbsence = onAbsence });

    private void CreateActing(int parties) =>
        _state = new(new BarrierSettings { Parties = parties }, (phase, attempt) => _begun.Add((phase, attempt)), () => _dropped++);

    private List<(string To, IReply Reply)> Do(string who, ICommand command) => After(() => _state.Apply(command, who, _now, _replies));

    private List<(string To, IReply Reply)> After(Action step)
    {
        _replies.Clear();
        step();
        return [.. _replies];
    }
}
