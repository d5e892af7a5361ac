using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency.Tests;

public sealed class PriorityQueueProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);
    private static readonly PriorityTicket Ticket = new(long.MaxValue);

    private static PriorityQueueSnapshot Full => new(
        1, 2, 3, 4, 5, int.MinValue, TimeSpan.FromSeconds(6), [new("", TimeSpan.FromSeconds(7))], [new("", TimeSpan.FromSeconds(8))])
    {
        MoreGetters = 9, MorePutters = 10,
    };

    private static PriorityQueueSnapshot Empty => new(int.MaxValue, 0, 0, 0, 0, null, null, [], []);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(PriorityQueueProtocol),
        new Put<string>(Id, "item", int.MinValue), new Put<int>(Id, 7, 8, Wait: false), new Get(Id), new Get(Id, Wait: false), new GetMany(Id, 7), new GetMany(Id, 7, 3, Wait: false), new Drain(Id, 0), new Withdraw(Id),
        new Accept(Id), new Reprioritize(Id, Ticket, -1), new Remove(Id, Ticket), new GetSnapshot(Id),
        new Accepted(Id, Ticket), new Delivered<string>(Id, "item", 3), new DeliveredMany<string>(Id, ["a", "b"]), new Refused(Id, PriorityQueueRefusal.Withdrawn), new Refused(Id, PriorityQueueRefusal.TooManyWaiters, 7), new ChangeCapacity(Id, 5), new Changed(Id), new Answered(Id, true),
        new Snapshot(Id, Full), new Snapshot(Id, Empty));
}
