using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Cluster.Tests;

internal sealed class SimulatedSemaphore : SimulatedRecipe
{
    private long _exist = 3;

    public override object Making { get; } = new SemaphoreMaking(3, 6, 4);

    public override IClusteredRecipe New() => new SemaphoreRecipe();

    public override object Acquire(RequestId id, int pick, RequestId? session, IEnumerable<RequestId> holding) =>
        new Acquire(id, 1 + (pick % 3), Wait: pick % 4 > 0, session);

    public override object Return(RequestId id) => new Return(id);

    public override object Withdraw(RequestId id) => new Withdraw(id);

    public override object Open(RequestId session) => new OpenSession(session, "label");

    public override object Close(RequestId id, RequestId session) => new CloseSession(id, session);

    public override object Once(RequestId id, int pick) => pick % 5 > 0 ? new Release(id, 1 + (pick % 2)) : new Drain(id);

    public override bool IsRefusal(IReply reply) => reply is Refused or Drained { Permits: 0 } or SessionClosed;

    public override bool Write(object fact)
    {
        switch (fact)
        {
            case SemaphoreFact.Created created:
                _exist = created.Initial;
                return false;
            case SemaphoreFact.Granted granted:
                Granted(granted.Id, granted.Token, granted.Session, granted);
                return false;
            case SemaphoreFact.Returned returned:
                Assert.True(Held.Remove(returned.Id));
                return false;
            case SemaphoreFact.Reclaimed reclaimed:
                Assert.True(Held.Remove(reclaimed.Id));
                return false;
            case SemaphoreFact.SessionClosed closed:
                Closed(closed.Session);
                return false;
            case SemaphoreFact.Released released:
                _exist += released.Permits;
                return true;
            case SemaphoreFact.Drained drained:
                _exist -= drained.Permits;
                return true;
            default:
                return false;
        }
    }

    public override void AssertFit(IEnumerable<RequestId> believed)
    {
        Assert.All(believed, id => Assert.Contains(id, Held));
        Assert.InRange(Held.Values.Sum(held => (long)((SemaphoreFact.Granted)held.Fact).Permits), 0, _exist);
    }

    public override void AssertAtRest(object image)
    {
        var it = (SemaphoreImage)image;
        Assert.Empty(it.Grants);
        Assert.Empty(it.Waiters);
        Assert.Empty(it.Sessions);
        Assert.Equal(_exist, it.Available);
    }
}
