using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency.Tests;

public sealed class BarrierProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);
    private static readonly RequestId Party = new(3, -4);

    private static BarrierBreak Cause => new(BarrierBreakReason.ActionFailed, long.MaxValue, "ann", ["bob", ""], 5) { FailureType = "type", FailureMessage = "message" };

    private static BarrierSnapshot Full => new(1, 2, 3, true, Cause, [new("ann", TimeSpan.FromSeconds(4)), new("", TimeSpan.Zero)], ["bob"])
    {
        MoreWaiters = 6, MoreMissing = 7,
    };

    private static BarrierSnapshot Empty => new(0, int.MaxValue, 0, false, null, [], []);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(BarrierProtocol),
        new Arrive(Id), new Arrive(Id, Party, Patient: false), new Signal(Id), new Signal(Id, Party), new WaitForPhase(Id, 8), new Withdraw(Id),
        new Join(Id, "label"), new Join(Id, "label", NewPlace: true, actors.System.ActorOf(Akka.Actor.Props.Empty)), new Unjoin(Party, NewPlace: true),
        new Leave(Id, Party), new CloseParty(Id, Party), new ChangeParties(Id, -9), new Abort(Id), new Reset(Id), new GetSnapshot(Id),
        new Passed(Id, long.MaxValue, 10), new NotPassed(Id), new Broken(Id, Cause), new InPhase(Id, 11), new Joined(Id), new Done(Id),
        new Refused(Id, BarrierRefusal.NoPlace, 12), new Refused(Id, BarrierRefusal.TooManyParties), new Snapshot(Id, Full), new Snapshot(Id, Empty));
}
