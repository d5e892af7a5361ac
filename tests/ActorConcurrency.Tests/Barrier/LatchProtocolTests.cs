using static ActorConcurrency.LatchProtocol;

namespace ActorConcurrency.Tests;

public sealed class LatchProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(LatchProtocol),
        new Signal(Id, 1), new Add(Id, 2), new Reset(Id, null), new Reset(Id, 3), new Wait(Id), new Wait(Id, Patient: false), new Withdraw(Id), new GetSnapshot(Id),
        new Counted(Id, 4), new Refused(Id, 5), new Passed(Id), new NotNow(Id), new TooManyWait(Id, 6),
        new Snapshot(Id, new(7, 8, [TimeSpan.FromSeconds(9), TimeSpan.Zero]) { MoreWaiters = 10 }), new Snapshot(Id, new(0, 0, [])));
}
