using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency.Tests;

public sealed class TickerProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);
    private static readonly RequestId Subscription = new(3, -4);
    private static readonly Tick Some = new(long.MaxValue, TimeSpan.FromTicks(1));

    private static TickerSnapshot Full => new(
        true, TimeSpan.FromSeconds(1), 2, 3, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5), 6,
        [new("label", 7, 8, 9) { Subscribed = TimeSpan.FromSeconds(10) }, new("", int.MaxValue, 0, 0)])
    {
        Waiters = [new(11, TimeSpan.FromSeconds(12))], MoreSubscribers = 13,
    };

    private static TickerSnapshot Empty => new(false, TimeSpan.FromMilliseconds(10), 0, 0, TimeSpan.Zero, TimeSpan.Zero, 0, []);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(TickerProtocol),
        new Subscribe(Id), new Subscribe(Id, 1, "label", Push: true), new Unsubscribe(), new Unsubscribe(Subscription),
        new Next(Id, Subscription, 5), new Wait(Id), new Wait(Id, 6, Patient: false), new Withdraw(Id), new Start(Id), new Stop(Id),
        new ChangePeriod(Id, TimeSpan.FromDays(1)), new GetSnapshot(Id),
        new Subscribed(Id, 7), new Ticked(Id, Some), new Done(Id, true), new Refused(Id, TickerRefusal.NotSubscribed),
        new Snapshot(Id, Full), new Snapshot(Id, Empty));
}
