using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>
/// The semaphore's books: every permit that came, went, or is out, and who holds it until when. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed partial class SemaphoreLedger
{
    private int _initial;
    private readonly TimeSpan? _lease;
    private readonly Numbers _tokens;
    private readonly Action<RequestId>? _onReclaimed;

    // Oldest first, and so, since all leases are equally long, in order of expiry.
    private readonly ChainedOrder<Named> _grants = new();

    // Every lease that was ever lent: whichever has a token is out. So to lend one costs no entry in a list of those who hold.
    private readonly List<SemaphoreLease> _lendable = [];
    private SemaphoreLease[] _spares = new SemaphoreLease[4];
    private int _spareCount;
    private int _lentNow;
    private long _granted;
    private long _returned;
    private long _reclaimed;
    private long _released;
    private long _drained;
    private long _removed;

    // How many held permits cease to exist when they come back, for the maximum was lowered.
    private int _excess;

    public SemaphoreLedger(SemaphoreSettings settings, Action<RequestId>? onReclaimed = null) =>
        (_onReclaimed, _initial, Maximum, _lease, _tokens, Available) =
            (onReclaimed, settings.Initial, settings.Maximum, settings.Lease, settings.Incarnations?.Numbers ?? new(), settings.Initial);

    public int Available { get; private set; }

    public int Held { get; private set; }

    /// <summary>The most permits that may exist.</summary>
    public int Maximum { get; private set; }

    /// <summary>How many permits may be added.</summary>
    public int Room => Math.Max(0, Maximum - Available - Held);

    /// <summary>How many grants are held.</summary>
    public int Holders => _grants.Count + _lentNow;

    public long Walked => _grants.Walked;

    /// <summary>When the oldest lease expires; null: none does.</summary>
    public TimeSpan? NextExpiry => _lease is { } length && _grants.TryPeek(out _, out var oldest) ? oldest.Since + length : null;

    public bool Contains(RequestId id) => _grants.Contains(id);

    /// <summary>Grants permits to a request.</summary>
    public Granted Give(RequestId id, int permits, Session? session, Moment now)
    {
        Grant(permits);
        var token = _tokens.Next();
        _grants.Add(id, new(permits, now.Time, token, session), session?.Holds);
        return new Granted(id, permits, token) { TellsLoss = _lease is not null };
    }

    /// <summary>Grants permits without a name: only the lease itself brings them back.</summary>
    /// <param name="permits">How many.</param>
    /// <param name="since">When, by the coarse clock.</param>
    public SemaphoreLease Lend(int permits, TimeSpan since)
    {
        var lent = _spareCount > 0 ? _spares[--_spareCount] : Another();
        Grant(permits);
        _lentNow++;
        (lent.Permits, lent.Since, lent.Token) = (permits, since, _tokens.Next());
        return lent;
    }

    /// <summary>Takes back what was granted without a name; false: that grant is back already.</summary>
    public bool TryTakeBack(SemaphoreLease lent, long token)
    {
        if (lent.Token != token) return false;
        Return(lent.Permits);
        Spare(lent);
        return true;
    }

    /// <summary>Takes back unasked what was granted without a name: whoever was to have it has given up.</summary>
    public void Reclaim(SemaphoreLease lent)
    {
        Reclaim(lent.Permits);
        Spare(lent);
    }

    /// <summary>A grant comes back from its holder; false: it is not held.</summary>
    public bool Return(RequestId id)
    {
        if (!_grants.Remove(id, out var grant)) return false;
        Return(grant.Permits);
        return true;
    }

    /// <summary>Takes a grant back unasked.</summary>
    /// <returns>How many permits it was; 0 if it is not held.</returns>
    public int Reclaim(RequestId id)
    {
        if (!_grants.Remove(id, out var grant)) return 0;
        Reclaim(grant.Permits);
        _onReclaimed?.Invoke(id);
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

    public void Release(int permits)
    {
        Available += permits;
        _released += permits;
    }

    public int Drain()
    {
        var drained = Available;
        Available = 0;
        _drained += drained;
        return drained;
    }

    // Where it lies already is where it lay the last time, mostly: to write a reference costs more than to look.
    private void Spare(SemaphoreLease lent)
    {
        lent.Token = 0;
        _lentNow--;
        if (_spareCount == _spares.Length) Array.Resize(ref _spares, 2 * _spareCount);
        if (_spares[_spareCount] != lent) _spares[_spareCount] = lent;
        _spareCount++;
    }

    private SemaphoreLease Another()
    {
        var another = new SemaphoreLease();
        _lendable.Add(another);
        return another;
    }

    private void Grant(int permits)
    {
        Available -= permits;
        Held += permits;
        _granted += permits;
    }

    private void Return(int permits)
    {
        Available += permits;
        Held -= permits;
        _returned += permits;
        if (_excess > 0) Trim();
    }

    private void Reclaim(int permits)
    {
        Available += permits;
        Held -= permits;
        _reclaimed += permits;
        if (_excess > 0) Trim();
    }

    private readonly record struct Named(int Permits, TimeSpan Since, long Token, Session? Session);
}
