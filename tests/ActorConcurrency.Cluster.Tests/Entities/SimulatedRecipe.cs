namespace ActorConcurrency.Cluster.Tests;

/// <summary>What a simulation must know of a recipe: how it is asked, and what its written facts come to.</summary>
internal abstract class SimulatedRecipe
{
    private readonly HashSet<RequestId> _everGranted = [];
    private long _lastToken;

    public abstract object Making { get; }

    /// <summary>What is held by what is written: the session, and the recipe's own fact.</summary>
    public Dictionary<RequestId, (RequestId? Session, object Fact)> Held { get; } = [];

    public abstract IClusteredRecipe New();

    public abstract object Acquire(RequestId id, int pick, RequestId? session, IEnumerable<RequestId> holding);

    public abstract object Return(RequestId id);

    public abstract object Withdraw(RequestId id);

    public abstract object Open(RequestId session);

    public abstract object Close(RequestId id, RequestId session);

    /// <summary>A command that must count once.</summary>
    public abstract object Once(RequestId id, int pick);

    public abstract bool IsRefusal(IReply reply);

    /// <summary>A fact is in the journal.</summary>
    /// <returns>Whether it is what a command that counts once has done.</returns>
    public abstract bool Write(object fact);

    /// <summary>Whoever believes to hold these holds them, and together they are not more than there are.</summary>
    public abstract void AssertFit(IEnumerable<RequestId> believed);

    /// <summary>Nobody holds anything, nobody waits, no owner is there; nothing was lost or doubled.</summary>
    public abstract void AssertAtRest(object image);

    protected void Granted(RequestId id, long token, RequestId? session, object fact)
    {
        Assert.True(_everGranted.Add(id), $"{id} is granted once.");
        Assert.True(token > _lastToken, $"Token {token} comes after {_lastToken}.");
        _lastToken = token;
        Held.Add(id, (session, fact));
    }

    protected void Closed(RequestId session)
    {
        foreach (var (id, _) in Held.Where(held => held.Value.Session == session).ToArray()) Held.Remove(id);
    }
}
