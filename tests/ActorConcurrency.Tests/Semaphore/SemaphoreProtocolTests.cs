using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

public sealed class SemaphoreProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);
    private static readonly RequestId Session = new(3, -4);

    private static SemaphoreSnapshot Full => new(1, 2, 3, 4, 5, 6, 7, 8, 9, [new("label", 10, TimeSpan.FromSeconds(11)), new("", 12, TimeSpan.Zero)])
    {
        Removed = 13, Holders = [new("label", 14, 15, TimeSpan.FromSeconds(16))], MoreHolders = 17, MoreWaiters = 18,
    };

    private static SemaphoreSnapshot Empty => new(1, int.MaxValue, 1, 0, 0, 0, 0, 0, 0, []);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(SemaphoreProtocol),
        new Acquire(Id, 1), new Acquire(Id, 2, Wait: false, Session), new Withdraw(Id), new Return(Id), new Watch(Id), new Lost(Id), new Release(Id, 3), new Drain(Id),
        new ChangeMaximum(Id, 8), new MaximumChanged(Id), new Refused(Id, SemaphoreRefusal.TooManyWaiters, 9),
        new OpenSession(Session, "label"), new OpenSession(Session, "label", actors.System.ActorOf(Akka.Actor.Props.Empty)),
        new CloseSession(Id, Session), new GetSnapshot(Id),
        new Granted(Id, 4, long.MaxValue), new Granted(Id, 1, 2) { TellsLoss = true }, new Refused(Id, SemaphoreRefusal.Full, 5), new Refused(Id, SemaphoreRefusal.NotNow),
        new Released(Id), new Drained(Id, 6), new SessionClosed(Id, 7), new Snapshot(Id, Full), new Snapshot(Id, Empty));
}
