using static ActorConcurrency.SubprocessProtocol;

namespace ActorConcurrency.Tests;

/// <summary>The step by itself: what it orders, and what it answers.</summary>
public sealed class SubprocessStateTests : IChildDriver
{
    private readonly List<string> _orders = [];
    private readonly List<(string To, IReply Reply)> _replies = [];
    private readonly SubprocessState<string> _state;
    private TimeSpan _now;

    public SubprocessStateTests()
    {
        var policy = RestartPolicy.OnFailure(maxRestarts: 1) with { FirstDelay = TimeSpan.FromSeconds(1), Jitter = 0, GoodRun = TimeSpan.FromMinutes(1) };
        _state = new("program", new SubprocessSupervision { Restart = policy, Grace = TimeSpan.FromSeconds(5) }, this, () => 0);
        _state.Begin(_now);
    }

    [Fact]
    public void It_starts_at_once() => AssertOrders("start 1");

    [Fact]
    public void A_failure_is_started_anew_after_its_delay_and_given_up_in_the_end()
    {
        Say("ann", new Subscribe());
        Begin();
        Tell(new ChildEvent.Exited(new ChildExit(1)));
        Assert.Equal(SubprocessPhase.BackingOff, _state.Phase);
        Tell(new ChildEvent.Due());
        Begin(run: 2);
        Tell(new ChildEvent.Exited(new ChildExit(2)));

        AssertOrders("start 1", "wake 1", "start 2");
        Assert.Equal(
            [new Running(101, 1), new Running(102, 2), new Ended(new SubprocessOutcome.GaveUp(new ChildExit(2), 2))],
            _replies.Select(reply => ((Outbox.News)reply.Reply).Message));
        Assert.Equal((1, 2L), (_state.Restarts, _state.Failures));
    }

    [Fact]
    public void A_good_run_is_forgiven()
    {
        Begin();
        Tell(new ChildEvent.Exited(new ChildExit(1)));
        Tell(new ChildEvent.Due());
        Begin(run: 2);
        _now += TimeSpan.FromMinutes(1);

        Tell(new ChildEvent.Exited(new ChildExit(1)));

        Assert.Equal(SubprocessPhase.BackingOff, _state.Phase);
    }

    [Fact]
    public void What_is_ended_while_it_is_being_started_is_ended_once_it_runs()
    {
        Say("ann", new End(Id(1)));
        Begin();
        Tell(new ChildEvent.Exited(new ChildExit(143)));

        AssertOrders("start 1", "terminate 5");
        Assert.Equal(SubprocessPhase.Over, _state.Phase);
    }

    [Fact]
    public void A_late_wake_starts_nothing_after_the_end()
    {
        Begin();
        Tell(new ChildEvent.Exited(new ChildExit(1)));
        Say("ann", new End(Id(1)));

        Tell(new ChildEvent.Due());

        AssertOrders("start 1", "wake 1");
    }

    [Fact]
    public void A_line_that_is_given_back_goes_to_the_next_in_its_place()
    {
        Begin();
        Say("ann", new ReadLine(Id(1)));
        Say("bob", new ReadLine(Id(2)));
        Line("one");
        Line("two");
        Line("three");

        Say("ann", new Withdraw(Id(1)));
        Say("bob", new Accept(Id(2)));
        Say("bob", new ReadLine(Id(3)));

        Assert.Equal(["ann one", "bob two", "bob one"], Lines());
        AssertOrders("start 1", "room Output");
        Assert.Equal((3L, 1L, 1), (Snapshot().LinesCome, Snapshot().LinesRead, Snapshot().UnreadOutput));
    }

    [Fact]
    public void A_reader_is_told_that_nothing_comes_once_nothing_can_come()
    {
        Begin();
        Line("one");
        Say("ann", new ReadLine(Id(1)));
        Say("bob", new ReadLine(Id(2)));
        Tell(new ChildEvent.Exited(new ChildExit(0)));
        Tell(new ChildEvent.PipeOver(OutputOrigin.Errors, 1));
        Tell(new ChildEvent.PipeOver(OutputOrigin.Output, 1));
        Assert.DoesNotContain(_replies, reply => reply.Reply is NoMore);

        // It did not arrive: bob gets it.
        Say("ann", new Withdraw(Id(1)));
        Say("bob", new Accept(Id(2)));
        Say("cid", new ReadLine(Id(3)));

        Assert.Equal(["ann one", "bob one"], Lines());
        Assert.Equal(("cid", new NoMore(Id(3))), _replies[^1]);
    }

    [Fact]
    public void Writes_take_turns_and_one_that_has_begun_is_not_withdrawn()
    {
        Say("ann", new Write(Id(1), new byte[1]));
        Say("bob", new Write(Id(2), new byte[2]));
        Say("cid", new CompleteInput(Id(3)));
        AssertOrders("start 1");
        Begin();

        Say("ann", new Withdraw(Id(1)));
        Say("bob", new Withdraw(Id(2)));
        AssertOrders("start 1", "write 1");
        Tell(new ChildEvent.Written(Id(1), IsWritten: true));

        AssertOrders("start 1", "write 1", "complete");
        Assert.Equal([("ann", new Done(Id(1))), ("cid", new Done(Id(3)))], _replies);
    }

    [Fact]
    public void Who_writes_to_nobody_is_told_so()
    {
        Begin();
        Tell(new ChildEvent.Exited(new ChildExit(1)));

        Say("ann", new Write(Id(1), new byte[1]));
        Say("bob", new CompleteInput(Id(2)));
        Say("cid", new Signal(Id(3), 15));

        Assert.Equal([("ann", new NoInput(Id(1))), ("bob", new Done(Id(2), IsDone: false)), ("cid", new Done(Id(3), IsDone: false))], _replies);
    }

    [Fact]
    public void Who_subscribes_late_hears_that_it_ran_and_how_it_ended()
    {
        Begin();
        Tell(new ChildEvent.Exited(new ChildExit(0)));

        Say("ann", new Subscribe());

        Assert.Equal(
            [new Running(101, 1), new Ended(new SubprocessOutcome.Exited(new ChildExit(0), 1))],
            _replies.Select(reply => ((Outbox.News)reply.Reply).Message));
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_the_end()
    {
        Say("ann", new Subscribe());
        Say("bob", new ReadLine(Id(1)));
        Say("cid", new Write(Id(2), new byte[1]));

        Tell(new ChildEvent.NotBegun(new SubprocessStartException(StartFailure.FolderNotFound, "no folder", null)));

        var failed = new SubprocessOutcome.Failed(typeof(SubprocessStartException).FullName!, "no folder", null, 0);
        Assert.Equal(new Ended(failed, StartFailure.FolderNotFound), ((Outbox.News)_replies[0].Reply).Message);
        Say("dan", new CompleteInput(Id(3)));

        Assert.Equal(
            [("bob", NotStarted(1)), ("cid", NotStarted(2)), ("dan", NotStarted(3))],
            _replies.Skip(1));

        static NotStarted NotStarted(int id) => new(Id(id), StartFailure.FolderNotFound, "no folder");
    }

    [Fact]
    public void The_snapshot_tells_who_waits_and_for_how_long()
    {
        Begin();
        Say("ann", new Write(Id(1), new byte[1]));
        Say("bob", new ReadLine(Id(2), OutputOrigin.Errors));
        _now += TimeSpan.FromSeconds(2);
        Say("cid", new Write(Id(3), new byte[1]));

        var snapshot = Snapshot();

        Assert.Equal(TimeSpan.FromSeconds(2), Assert.Single(snapshot.Readers));
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.Zero], snapshot.Writers.ToArray());
        Assert.Equal((SubprocessPhase.Running, 101, TimeSpan.FromSeconds(2)), (snapshot.Phase, snapshot.ProcessId, snapshot.PhaseAge));
    }

    void IChildDriver.Start(int run) => _orders.Add($"start {run}");

    void IChildDriver.WakeAfter(TimeSpan delay) => _orders.Add($"wake {delay.TotalSeconds}");

    void IChildDriver.Adopt(ChildEvent.Began began)
    {
    }

    void IChildDriver.Write(RequestId id, ReadOnlyMemory<byte> bytes) => _orders.Add($"write {bytes.Length}");

    bool IChildDriver.CompleteInput()
    {
        _orders.Add("complete");
        return true;
    }

    bool IChildDriver.Signal(int number) => true;

    void IChildDriver.Terminate(TimeSpan grace) => _orders.Add($"terminate {grace.TotalSeconds}");

    void IChildDriver.GiveRoom(OutputOrigin origin) => _orders.Add($"room {origin}");

    bool IChildDriver.IsFull(OutputOrigin origin) => false;

    private static RequestId Id(long number) => new(1, number);

    private void Begin(int run = 1) => Tell(new ChildEvent.Began(100 + run, run));

    private void Line(string text) => Tell(new ChildEvent.Line(OutputOrigin.Output, text, LineEnd.LineFeed, 1));

    private void Tell(ChildEvent news) => _state.Apply(news, _now, _replies);

    private void Say(string who, ICommand what) => _state.Apply(what, who, _now, _replies);

    private SubprocessSnapshot Snapshot()
    {
        List<(string To, IReply Reply)> replies = [];
        _state.Apply(new GetSnapshot(Id(99)), "me", _now, replies);
        return ((Snapshot)replies[0].Reply).State;
    }

    private IEnumerable<string> Lines() => _replies.Where(reply => reply.Reply is LineIs).Select(reply => $"{reply.To} {((LineIs)reply.Reply).Line.Text}");

    private void AssertOrders(params string[] orders) => Assert.Equal(orders, _orders);
}
