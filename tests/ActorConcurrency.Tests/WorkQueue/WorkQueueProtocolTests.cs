using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

public sealed class WorkQueueProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);
    private static readonly RequestId Session = new(3, -4);

    private static WorkQueueSnapshot Full => new(
        1, true, 2, 3, 4, 5, 6, 7, 8,
        [new("getter", TimeSpan.FromSeconds(9)), new("", TimeSpan.Zero)], [new("", TimeSpan.FromSeconds(10))], [new("worker", 11, TimeSpan.FromSeconds(12), "item")])
    {
        MoreGetters = 13, MorePutters = 14, MoreWorkers = 15,
    };

    private static WorkQueueSnapshot Empty => new(int.MaxValue, false, 0, 0, 0, 0, 0, 0, 0, [], [], []);

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(WorkQueueProtocol),
        new Put<string>(Id, "item", int.MinValue, Wait: false), new Put<int>(Id, 7), new Put<Order>(Id, new Order("tea", 2)),
        new Get(Id), new Get(Id, Wait: false, Session), new GetMany(Id, 7), new GetMany(Id, 7, 3, Wait: false), new Drain(Id, 0), new Withdraw(Id), new Accept(Id), new Done(Id), new Return(Id), new TaskDone(Id),
        new Join(Id), new Join(Id, ForGood: true), new Join(Id, Wait: false), new Shutdown(Id), new Shutdown(Id, Immediate: true),
        new ChangeCapacity(Id, 5), new OpenSession(Session, "label"), new OpenSession(Session, "label", actors.System.ActorOf(Akka.Actor.Props.Empty)),
        new CloseSession(Id, Session), new GetSnapshot(Id),
        new Accepted(Id), new Delivered<string>(Id, "item", 3), new Delivered<Order>(Id, new Order("tea", 2), 1),
        new DeliveredMany<string>(Id, ["a", "b"]), new DeliveredMany<Order>(Id, []), new Refused(Id, WorkQueueRefusal.TooOften), new Refused(Id, WorkQueueRefusal.TooManyWaiters, 7), new Counted(Id), new Joined(Id), new Snapshot(Id, Full), new Snapshot(Id, Empty));

    public sealed record Order(string What, int Count);
}
