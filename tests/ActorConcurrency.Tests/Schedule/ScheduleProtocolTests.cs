using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency.Tests;

public sealed class ScheduleProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);
    private static readonly RequestId Entry = new(3, -4);

    private static ScheduleSnapshot Full => new(
        true, [new("label", 7, TimeSpan.FromSeconds(-1), 8)], [new("", -9, TimeSpan.FromSeconds(10), 11)], 12, 13, 14, TimeSpan.FromSeconds(15))
    {
        MorePending = 16, MoreRunning = 17, LastFailure = "failure",
    };

    private static ScheduleSnapshot Idle => new(false, [], [], 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(ScheduleProtocol),
        new Enter(Id, TimeSpan.FromDays(1), At: null, new()),
        new Enter(Id, TimeSpan.Zero, DateTimeOffset.UnixEpoch, new(5, "label", new(TimeSpan.FromSeconds(6), Cadence.FixedDelay, HeldUp.Skip, 7))),
        new Enter(Id, TimeSpan.Zero, At: null, new()) { To = actors.System.DeadLetters, Message = "message", Quiet = true },
        new Cancel(Id, Entry), new ScheduleProtocol.Move(Id, Entry, TimeSpan.FromDays(2)), new Ran(Entry, 8), new Ran(Entry, 9, "type", "error"), new Ran(Entry, 17) { GivenUp = true },
        new Leave(),
        new WaitUntilEmpty(Id), new Stop(Id, WhenStopping.RunAll), new Withdraw(Id), new GetSnapshot(Id),
        new Entered(Id), new Due(Entry, 10, TimeSpan.FromTicks(1)), new Ended(Entry, new EntryOutcome.Ran(11)), new Ended(Entry, new EntryOutcome.Cancelled(12)),
        new Ended(Entry, new EntryOutcome.Failed("type", "error", 13)), new Ended(Entry, new EntryOutcome.Dropped(14)),
        new Done(Id, true), new Empty(Id), new Stopped(Id, new(15, 16)), new Refused(Id, ScheduleRefusal.OutOfRange),
        new Snapshot(Id, Full), new Snapshot(Id, Idle));
}
