namespace ActorConcurrency;

/// <summary>What stands behind a permit: how its permits go back. Thread-safe.</summary>
internal abstract class SemaphoreHolding
{
    /// <summary>Gives back what was granted under a token; a second time, and under an old token, it does nothing.</summary>
    public abstract void Return(long token);

    /// <summary>Cancelled when what was granted under a token was taken back unasked, or is gone with its actor; none if it was given back.</summary>
    public abstract CancellationToken Lost(long token);
}

/// <summary>
/// Permits taken at once: the entry in the actor's books itself, used again when they are back. The fencing token tells the uses apart, for
/// no two grants have the same; it is 0 while nobody holds it.
/// </summary>
internal sealed class SemaphoreLease : SemaphoreHolding, IReply
{
    private long _token;
    private Gateway _gateway = null!;

    /// <summary>None: as an answer, it goes to an operation itself.</summary>
    RequestId IReply.Id => default;

    /// <summary>The current grant's token. Changed by who has the actor's turn.</summary>
    public long Token
    {
        get => Volatile.Read(ref _token);
        set => Volatile.Write(ref _token, value);
    }

    /// <summary>How many permits. Changed by who has the actor's turn.</summary>
    public int Permits { get; set; }

    /// <summary>When it was granted, by the coarse clock. Changed by who has the actor's turn.</summary>
    public TimeSpan Since { get; set; }

    /// <summary>The permit of a handle. Before anybody else knows of the grant.</summary>
    public SemaphorePermit For(Gateway gateway)
    {
        if (_gateway != gateway) _gateway = gateway;
        return new(this, Permits, Token);
    }

    public override void Return(long token)
    {
        if (Token == token) _gateway.DoLate(new ReturnStep(this, token, _gateway.Turn.ForeignNow));
    }

    // Nobody takes it back unasked but the end of the actor.
    public override CancellationToken Lost(long token)
    {
        var gateway = _gateway;
        return Token == token ? gateway.Lost : CancellationToken.None;
    }
}

/// <summary>Permits granted by message: they go back by message, under the request's id. The actor counts it once.</summary>
internal sealed class SemaphoreGrant(Gateway gateway, SemaphoreProtocol.Granted grant) : SemaphoreHolding
{
    private readonly RequestId _id = grant.Id;
    private CancellationTokenSource? _lost = grant.TellsLoss ? gateway.LossToBeTold(grant.Id) : null;
    private int _returned;

    public override void Return(long token)
    {
        if (Interlocked.Exchange(ref _returned, 1) != 0) return;
        gateway.TellLate(new SemaphoreProtocol.Return(_id));
        gateway.ForgetLoss(_id);
    }

    public override CancellationToken Lost(long token) => Volatile.Read(ref _returned) == 0
        ? gateway.LostOf(_id, ref _lost, static id => new SemaphoreProtocol.Watch(id))
        : CancellationToken.None;
}
