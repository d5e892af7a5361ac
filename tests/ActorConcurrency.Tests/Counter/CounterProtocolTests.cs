using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency.Tests;

public sealed class CounterProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(CounterProtocol),
        new Add(-1), new Subtract(long.MinValue), new AddAndGet(Id, long.MaxValue), new SubtractAndGet(Id, 2),
        new CompareAndSet(Id, 3, 4), new GetValue(Id), new GetSnapshot(Id),
        new Value(Id, 5), new Overflowed(Id, 6), new Compared(Id, Set: true), new Snapshot(Id, new CounterSnapshot(7, 8, 9)));
}
