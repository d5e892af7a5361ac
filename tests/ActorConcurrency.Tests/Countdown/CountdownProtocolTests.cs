using static ActorConcurrency.CountdownProtocol;

namespace ActorConcurrency.Tests;

public sealed class CountdownProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);

    private static CountdownSnapshot State => new(10, 3, CountdownPhase.Running, 2);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(CountdownProtocol),
        new Begin(), new Subscribe(), new Unsubscribe(), new Terminate(Id), new GetSnapshot(Id),
        new Subscribed(State), new Ticked(1, 10), new Ended(new CountdownOutcome.Finished(), State),
        new Ended(new CountdownOutcome.Failed("Type", "message", 4), State),
        new Over(Id, new CountdownOutcome.Terminated(5)), new Snapshot(Id, State));
}
