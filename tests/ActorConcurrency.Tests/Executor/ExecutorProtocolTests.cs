using static ActorConcurrency.ExecutorProtocol;

namespace ActorConcurrency.Tests;

public sealed class ExecutorProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);

    private static ExecutorSnapshot Full => new(
        3, [new("label", 7, TimeSpan.FromSeconds(1), true)], [new("", TimeSpan.FromSeconds(10), "by"), new("", TimeSpan.Zero, null)], 12, 13, 14)
    {
        IsShutDown = true, Broken = "broken", WaitingForRoom = 15, Replaced = 16, MoreRunning = 17, MoreQueued = 18, LastFailure = "failure",
    };

    [Fact]
    public void Every_message_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(ExecutorProtocol),
        new Shutdown(Id, ShutdownMode.CancelAll), new CancelQueued(Id), new Cancelled(Id, 7), new Join(Id), new Join(Id, Wait: false), new Withdraw(Id), new GetSnapshot(Id),
        new Accepted(Id), new Refused(Id, ExecutorRefusal.Broken, "why"), new Refused(Id, ExecutorRefusal.NoRoom), new Done(Id), new Ended(Id, true),
        new Snapshot(Id, Full), new Snapshot(Id, new(1, [], [], 0, 0, 0)));
}
