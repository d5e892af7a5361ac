using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>Who holds which permits, and until when; keeps the ledger in step. Not thread-safe: it belongs to one state.</summary>
/// <param name="ledger">The books.</param>
/// <param name="lease">How long a grant lasts; null: until it is given back.</param>
internal sealed class SemaphoreGrants(SemaphoreLedger ledger, TimeSpan? lease)
{
    // Oldest first, and so, since all leases are equally long, in order of expiry.
    private readonly ChainedOrder<Grant> _grants = new();
    private SemaphoreLease? _spare;
    private long _lent;
    private long _lastToken;

    /// <summary>When the oldest lease expires; null: none does.</summary>
    public TimeSpan? NextExpiry => lease is { } length && _grants.TryPeek(out _, out var oldest) ? oldest.Since + length : null;

    public int Count => _grants.Count;

    public long Walked => _grants.Walked;

    /// <summary>The permits in somebody's name. Looks at all grants.</summary>
    public long Total => _grants.All.Sum(grant => (long)grant.Entry.Permits) + _lent;

    public bool Contains(RequestId id) => _grants.Contains(id);

    public Granted Give(RequestId id, int permits, Session? session, Moment now)
    {
        ledger.Grant(permits);
        _grants.Add(id, new Grant(permits, lease is null ? default : now.Time), session?.Holds);
        return new Granted(id, permits, ++_lastToken);
    }

    /// <summary>Grants permits without a name: only the lease itself brings them back.</summary>
    public SemaphoreLease Lend(int permits)
    {
        var lent = _spare ?? new();
        _spare = lent.NextSpare;
        ledger.Grant(permits);
        _lent += permits;
        (lent.Permits, lent.Token) = (permits, ++_lastToken);
        return lent;
    }

    /// <summary>Takes back what was granted without a name; false: that grant is back already.</summary>
    public bool TryTakeBack(SemaphoreLease lent, long token)
    {
        if (lent.Token != token) return false;
        lent.Token = 0;
        ledger.Return(lent.Permits);
        _lent -= lent.Permits;
        (lent.NextSpare, _spare) = (_spare, lent);
        return true;
    }

    public void Return(RequestId id)
    {
        if (_grants.Remove(id, out var grant)) ledger.Return(grant.Permits);
    }

    /// <summary>Takes a grant back unasked.</summary>
    /// <returns>How many permits it was; 0 if it is not held.</returns>
    public int Reclaim(RequestId id)
    {
        if (_grants.Remove(id, out var grant)) ledger.Reclaim(grant.Permits);
        return grant.Permits;
    }

    /// <summary>Takes back whatever a session holds.</summary>
    /// <returns>How many permits that was.</returns>
    public int ReclaimFrom(Session session)
    {
        var reclaimed = 0;
        while (session.Holds.First is { } oldest) reclaimed += Reclaim(oldest.Value);
        return reclaimed;
    }

    /// <summary>Takes back every grant whose lease is over.</summary>
    public void Expire(Moment now)
    {
        while (NextExpiry <= now.Time && _grants.TryPeek(out var oldest, out _)) Reclaim(oldest);
    }

    private readonly record struct Grant(int Permits, TimeSpan Since);
}
