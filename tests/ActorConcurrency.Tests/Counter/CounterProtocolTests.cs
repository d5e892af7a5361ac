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
        new AddWithin(Id, 10), new AddWithin(Id, 11, -12, 13), new GetAndSet(Id, 14), new WaitUntil(Id, 15, AtLeast: true),
        new WaitUntil(Id, -16, AtLeast: false, Patient: false), new Withdraw(Id), new OutOfBounds(Id, 17), new Previous(Id, 18), new NotNow(Id),
        new TooManyWait(Id, 19),
        new Value(Id, 5), new Overflowed(Id, 6), new Compared(Id, Set: true), new Snapshot(Id, new CounterSnapshot(7, 8, 9) { Waiting = 20 }));
}
