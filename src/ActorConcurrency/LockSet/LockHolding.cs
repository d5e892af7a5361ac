namespace ActorConcurrency;

/// <summary>What stands behind a lease: how its locks go back, and what a flow of control knows of it. Thread-safe.</summary>
internal abstract class LockHolding
{
    /// <summary>No name that is held here, or was around it when it was asked for, is above this one; null: there is none.</summary>
    public string? Bound { get; set; }

    /// <summary>Whether what was granted under a token is held, or may still be granted.</summary>
    public abstract bool IsLive(long token);

    /// <summary>The id under which the actor knows what was granted under a token.</summary>
    public abstract RequestId IdOf(long token);

    /// <summary>Gives back what was granted under a token; a second time, and under an old token, it does nothing.</summary>
    public abstract void Return(long token);

    /// <summary>The higher of two names; null is below all.</summary>
    public static string? Higher(string? one, string? other) => string.CompareOrdinal(one, other) >= 0 ? one : other;
}

/// <summary>
/// Locks asked for by message: they go back by message, under the request's id; the actor counts it once. A flow knows of the request from the
/// moment that it asks, whoever gets the lease once it is granted: so these are two.
/// </summary>
internal sealed class LockRequest(Gateway gateway) : LockHolding
{
    private int _over;

    /// <summary>The request. Set before it is sent.</summary>
    public RequestId Id { get; set; }

    /// <summary>What the flow knows of it, which is over with it; null outside a flow. Set before anybody knows of the grant.</summary>
    public LockRequest? InFlow { get; set; }

    public override bool IsLive(long token) => Volatile.Read(ref _over) == 0;

    public override RequestId IdOf(long token) => Id;

    public override void Return(long token)
    {
        if (Interlocked.Exchange(ref _over, 1) != 0) return;
        InFlow?.Leave();
        gateway.TellLate(new LockSetProtocol.Return(Id));
    }

    /// <summary>It was not granted, or what was granted is back.</summary>
    public void Leave() => Volatile.Write(ref _over, 1);
}
