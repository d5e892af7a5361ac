namespace ActorConcurrency;

/// <summary>What stands behind a hold: how the lock goes back. Thread-safe.</summary>
internal abstract class LockGrip
{
    /// <summary>The newest token that its owner has, of what was granted under a token; once it is known to be back or lost, that one again.</summary>
    public virtual long Newest(long token) => token;

    /// <summary>Gives back what was granted under a token; a second time, and under an old token, it does nothing.</summary>
    public abstract void Return(long token);

    /// <summary>Cancelled when what was granted under a token was taken back unasked, or is gone with its actor; none if it was given back.</summary>
    public abstract CancellationToken Lost(long token);
}

/// <summary>
/// A lock taken at once: the entry in the actor's books itself, used again when it is back. The fencing token tells the uses apart, for
/// no two grants have the same; it is 0 while nobody holds it.
/// </summary>
internal sealed class LentLock : LockGrip, IReply
{
    // No client is nobody's number: it is chosen at random.
    private const long Lender = 0;

    private long _token;
    private long _issued;
    private long _lost;
    private long _watched;
    private Gateway _gateway = null!;

    /// <summary>None: as an answer, it goes to an operation itself.</summary>
    RequestId IReply.Id => default;

    /// <summary>The current grant's token. Changed by who has the actor's turn.</summary>
    public long Token
    {
        get => Volatile.Read(ref _token);
        set => Volatile.Write(ref _token, value);
    }

    /// <summary>The last grant's token that was taken back unasked. Changed by who has the actor's turn, before <see cref="Token"/>.</summary>
    public long LostToken
    {
        get => Volatile.Read(ref _lost);
        set => Volatile.Write(ref _lost, value);
    }

    /// <summary>To read or to write. Changed by who has the actor's turn.</summary>
    public LockMode Mode { get; set; }

    /// <summary>When it was granted, by the coarse clock. Changed by who has the actor's turn.</summary>
    public TimeSpan Since { get; set; }

    /// <summary>The name of a grant that has none, for those who want to know of its loss.</summary>
    public static RequestId IdOf(long token) => new(Lender, token);

    /// <summary>The grant that goes by such a name; null: it is somebody's request.</summary>
    public static long? TokenOf(RequestId id) => id.Client == Lender && id.Number > 0 ? id.Number : null;

    /// <summary>It is granted, under a token. By who has the actor's turn.</summary>
    public void Issue(long token) => Token = _issued = token;

    /// <summary>The hold of a handle, of the grant that it has not seen yet; that may have been taken back already.</summary>
    public LockHold For(Gateway gateway)
    {
        if (_gateway != gateway) _gateway = gateway;
        return new(this, Mode, _issued);
    }

    public override void Return(long token)
    {
        if (Token != token) return;
        var gateway = _gateway;
        gateway.DoLate(new LockReturnStep(this, token, gateway.Turn.ForeignNow));
        if (Volatile.Read(ref _watched) == token) gateway.ForgetLoss(IdOf(token));
    }

    // Taken back unasked at the end of its actor, or when the lock is ended by force.
    public override CancellationToken Lost(long token)
    {
        var gateway = _gateway;
        if (Token != token) return new CancellationToken(canceled: LostToken == token);
        Volatile.Write(ref _watched, token);
        // Once it is lost, its token is not the current one.
        CancellationTokenSource? unknown = null;
        return gateway.LostOf(IdOf(token), ref unknown, static id => new LockProtocol.Watch(id));
    }
}
