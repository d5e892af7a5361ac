using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Cluster.Tests;

internal sealed class SimulatedLockSet(bool ordered) : SimulatedRecipe
{
    private static readonly string[] Alphabet = ["a", "b", "c", "d"];

    public override object Making { get; } = new LockSetMaking(ordered, 4);

    public override IClusteredRecipe New() => new LockSetRecipe();

    public override object Acquire(RequestId id, int pick, RequestId? session, IEnumerable<RequestId> holding) => new Acquire(
        id, [.. Alphabet.Where((_, at) => (pick >> at) % 2 > 0)], Wait: pick % 5 > 0, session, pick % 3 > 0 ? [] : [.. holding.Take(1)], pick % 7 > 0 ? null : holding.FirstOrDefault(id));

    public override object Return(RequestId id) => new Return(id);

    public override object Withdraw(RequestId id) => new Withdraw(id);

    public override object Open(RequestId session) => new OpenSession(session, "label");

    public override object Close(RequestId id, RequestId session) => new CloseSession(id, session);

    // Nothing is added to a lock set, or taken from it.
    public override object Once(RequestId id, int pick) => new GetSnapshot(id);

    public override bool IsRefusal(IReply reply) => true;

    public override bool Write(object fact)
    {
        switch (fact)
        {
            case LockSetFact.Granted granted:
                Granted(granted.Grant.Id, granted.Grant.FencingToken, granted.Session, granted);
                break;
            case LockSetFact.Returned returned:
                Assert.True(Held.Remove(returned.Id));
                break;
            case LockSetFact.Reclaimed reclaimed:
                Assert.True(Held.Remove(reclaimed.Id));
                break;
            case LockSetFact.SessionClosed closed:
                Closed(closed.Session);
                break;
        }

        return false;
    }

    public override void AssertFit(IEnumerable<RequestId> believed)
    {
        Assert.All(believed, id => Assert.Contains(id, Held));
        Assert.Distinct(Held.Values.SelectMany(held => ((LockSetFact.Granted)held.Fact).Grant.Names));
    }

    public override void AssertAtRest(object image)
    {
        var it = (LockSetImage)image;
        Assert.Empty(it.Leases);
        Assert.Empty(it.Waiters);
        Assert.Empty(it.Sessions);
    }
}
