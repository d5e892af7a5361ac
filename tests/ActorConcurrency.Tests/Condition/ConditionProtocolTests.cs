using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency.Tests;

public sealed class ConditionProtocolTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);

    [Fact]
    public void Every_message_without_code_or_state_survives_its_serialiser() => RoundTrip.Holds(
        actors.System, typeof(ConditionProtocol),
        new Read(Id), new WaitForNotify(Id), new WaitForNotify(Id, Patient: false), new Notify(Id, 3), new Withdraw(Id), new Accept(Id), new GetSnapshot(Id),
        new NotNow(Id), new TooManyWait(Id, 6), new Withdrawn(Id), new WrongType(Id), new Notified(Id, 2));
}
