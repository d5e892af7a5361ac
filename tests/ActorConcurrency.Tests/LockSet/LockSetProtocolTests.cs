using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

public sealed class LockSetProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);
    private static readonly RequestId Session = new(3, -4);

    private static LockSetSnapshot Full => new(
        5, 2, 1, [new("alice", ["x", "y"], 3, TimeSpan.FromSeconds(1)), new("", [], 4, TimeSpan.Zero)], [new("bob", ["x"], TimeSpan.FromTicks(7))]) { MoreHolders = 8, MoreWaiters = 9, IsEnding = true };

    private static LockSetSnapshot Empty => new(0, 0, 0, [], []);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(LockSetProtocol),
        new Acquire(Id, ["x"]), new Acquire(Id, [], Wait: false, Session), new Acquire(Id, ["y", "x"], Holding: [Id, Session], Run: Session),
        new Withdraw(Id), new Return(Id), new Watch(Id), new Lost(Id),
        new OpenSession(Session, "label"), new OpenSession(Session, "label", actors.System.ActorOf(Akka.Actor.Props.Empty)),
        new CloseSession(Id, Session), new GetSnapshot(Id),
        new Granted(Id, ["x", "y"], long.MaxValue), new Granted(Id, [], 1),
        new Refused(Id, LockSetRefusal.NotNow), new Refused(Id, LockSetRefusal.OutOfOrder, "x", "y"), new Refused(Id, LockSetRefusal.TooManyWaiters, Waiting: 6),
        new Deadlocked(Id, [new("alice", "x", "bob"), new("bob", "y", "")]),
        new Shutdown(Id), new Shutdown(Id, RefuseWaiting: true, Force: true), new Ended(Id, 10), new SessionClosed(Id, 7), new Snapshot(Id, Full), new Snapshot(Id, Empty));
}
