using static ActorConcurrency.SubprocessProtocol;

namespace ActorConcurrency.Tests;

public sealed class SubprocessProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);

    private static SubprocessSnapshot Full => new(
        "program", SubprocessPhase.Running, 17, 2, new ChildExit(137, TimedOut: true), TimeSpan.FromSeconds(1), 2, 3, [TimeSpan.FromSeconds(4)], [TimeSpan.FromSeconds(5)])
    {
        LinesCome = 12, LinesRead = 7, MoreReaders = 6, MoreWriters = 8, OutputIsFull = true, ErrorsAreFull = true,
    };

    private static SubprocessSnapshot Idle => new("program", SubprocessPhase.Over, null, 0, null, TimeSpan.Zero, 0, 0, [], []);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(SubprocessProtocol),
        new Subscribe(), new Unsubscribe(), new ReadLine(Id), new ReadLine(Id, OutputOrigin.Errors), new Accept(Id), new Withdraw(Id),
        new CompleteInput(Id), new Signal(Id, 15), new End(Id), new End(Id, TimeSpan.FromSeconds(1)), new GetSnapshot(Id),
        new LineIs(Id, new OutputLine(OutputOrigin.Errors, "ä\n", LineEnd.CarriageReturnLineFeed, 3, 2)), new NoMore(Id), new Done(Id, IsDone: false), new NoInput(Id), new NotStarted(Id, StartFailure.ProgramNotFound, "why"),
        new Running(17, 2), new Ended(new SubprocessOutcome.Failed("type", "message", null, 0), StartFailure.FolderNotFound),
        new Ended(new SubprocessOutcome.Exited(new ChildExit(3), 1)), new Ended(new SubprocessOutcome.GaveUp(new ChildExit(137, TimedOut: true), 4)),
        new Ended(new SubprocessOutcome.Stopped(null, 0)), new Snapshot(Id, Full), new Snapshot(Id, Idle));
}
