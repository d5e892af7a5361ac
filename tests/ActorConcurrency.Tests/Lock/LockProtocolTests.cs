using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency.Tests;

public sealed class LockProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);
    private static readonly RequestId Other = new(3, -4);

    private static LockSnapshot Full => new(
        1, 2, 3, [new("label", LockMode.Upgradeable, 4, TimeSpan.FromSeconds(5))], [new("other", LockMode.Write, TimeSpan.FromSeconds(6)) { IsUpgrade = true }])
    {
        MoreHolders = 7, MoreWaiters = 8, IsEnding = true,
    };

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(LockProtocol),
        new Acquire(Id, LockMode.Read), new Acquire(Id, LockMode.Write, Wait: false, Other), new Upgrade(Id, Other), new Upgrade(Id, Other, Wait: false),
        new Withdraw(Id), new Return(Id), new Watch(Id), new Lost(Id),
        new OpenSession(Other, "label"), new OpenSession(Other, "label", actors.System.ActorOf(Akka.Actor.Props.Empty)),
        new CloseSession(Id, Other), new SessionClosed(Id, 2), new CountHolds(Id, Other), new Counted(Id, 3),
        new End(Id, LockEnding.Force), new Ended(Id), new Granted(Id, LockMode.Upgradeable, long.MaxValue), new Granted(Id, LockMode.Write, 2) { FirstToken = 1, TellsLoss = true },
        new Refused(Id, LockRefusal.TooManyWaiters, 9), new Refused(Id, LockRefusal.Recursion), new GetSnapshot(Id),
        new Snapshot(Id, Full), new Snapshot(Id, new LockSnapshot(0, 0, 0, [], [])));
}
