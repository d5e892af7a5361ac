using static ActorConcurrency.EventProtocol;

namespace ActorConcurrency.Tests;

public sealed class EventProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);

    private static EventSnapshot Full => new(true, true, 1, 2, [new(null, TimeSpan.FromSeconds(3)), new(long.MaxValue, TimeSpan.Zero)]) { MoreWaiters = 7 };

    private static EventSnapshot Empty => new(false, false, 0, 0, []);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(EventProtocol),
        new Set(Id), new Pulse(Id), new Clear(Id), new Wait(Id), new Wait(Id, 4, Patient: false), new Withdraw(Id), new Accept(Id), new GetSnapshot(Id),
        new Signalled(Id, long.MaxValue), new Cleared(Id, true), new Passed(Id, 5, Receipt: true), new NotNow(Id), new TooManyWait(Id, 6),
        new Snapshot(Id, Full), new Snapshot(Id, Empty));
}
