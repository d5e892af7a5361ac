namespace ActorConcurrency;

/// <summary>Something that an entity has granted, and whoever got it has not given back. Thread-safe.</summary>
internal sealed class ClusterGrant(Link link, RequestId id, long token, ClusterSession? session)
{
    private readonly CancellationTokenSource _lost = new();
    private int _isBack;

    /// <summary>The request that was granted.</summary>
    public RequestId Id => id;

    /// <summary>The fencing token.</summary>
    public long FencingToken => token;

    /// <summary>The session that has it; null: none.</summary>
    public ClusterSession? Session => session;

    /// <summary>Cancelled when it is its holder's no longer.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Whether it was given back, or is lost.</summary>
    public bool IsBack => Volatile.Read(ref _isBack) != 0 || _lost.IsCancellationRequested;

    /// <summary>Gives it back, once.</summary>
    public void Return()
    {
        if (Interlocked.Exchange(ref _isBack, 1) == 0) link.GiveBack(this);
    }

    /// <summary>It is lost. A token's state changes at once; its callbacks run on the thread pool.</summary>
    public void Lose()
    {
        if (Volatile.Read(ref _isBack) == 0) _ = _lost.CancelAsync();
    }

    /// <summary>Whether an answer grants something.</summary>
    public static bool IsIn(IReply reply) => reply is SemaphoreProtocol.Granted or LockSetProtocol.Granted;

    /// <summary>What an answer grants; null: nothing.</summary>
    public static ClusterGrant? From(IReply reply, Link link, ClusterSession? session) => reply switch
    {
        SemaphoreProtocol.Granted grant => new(link, grant.Id, grant.FencingToken, session),
        LockSetProtocol.Granted grant => new(link, grant.Id, grant.FencingToken, session),
        _ => null,
    };
}

/// <summary>An owner that is opened on a link. The link owns it.</summary>
internal sealed class ClusterSession(Func<RequestId, object> open)
{
    /// <summary>Its number on the link, from when it is opened on; negative, as no request's is.</summary>
    public long Number { get; set; }

    /// <summary>Whether it was closed by its user.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What is said to the entity.</summary>
    public object Open(RequestId id) => open(id);
}
