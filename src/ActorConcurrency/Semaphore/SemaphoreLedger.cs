using System.Collections.Immutable;
using System.Diagnostics;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>
/// The semaphore's books: every permit that came, went, or is out, and who holds it until when. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed class SemaphoreLedger
{
    private readonly int _initial;
    private readonly int _maximum;
    private readonly TimeSpan? _lease;
    private readonly Numbers _tokens;
    private readonly Action<RequestId>? _onReclaimed;

    // Oldest first, and so, since all leases are equally long, in order of expiry.
    private readonly ChainedOrder<Named> _grants = new();
    private SemaphoreLease[] _spares = new SemaphoreLease[4];
    private int _spareCount;
    private long _lent;
    private long _granted;
    private long _returned;
    private long _reclaimed;
    private long _released;
    private long _drained;

    public SemaphoreLedger(SemaphoreSettings settings, Action<RequestId>? onReclaimed = null) =>
        (_onReclaimed, _initial, _maximum, _lease, _tokens, Available) =
            (onReclaimed, settings.Initial, settings.Maximum, settings.Lease, settings.Incarnations?.Numbers ?? new(), settings.Initial);

    public int Available { get; private set; }

    public int Held { get; private set; }

    /// <summary>How many permits may be added.</summary>
    public int Room => _maximum - Available - Held;

    public long Walked => _grants.Walked;

    /// <summary>When the oldest lease expires; null: none does.</summary>
    public TimeSpan? NextExpiry => _lease is { } length && _grants.TryPeek(out _, out var oldest) ? oldest.Since + length : null;

    public bool Contains(RequestId id) => _grants.Contains(id);

    /// <summary>Grants permits to a request.</summary>
    public Granted Give(RequestId id, int permits, Session? session, Moment now)
    {
        Grant(permits);
        _grants.Add(id, new(permits, _lease is null ? default : now.Time), session?.Holds);
        return new Granted(id, permits, _tokens.Next());
    }

    /// <summary>Grants permits without a name: only the lease itself brings them back.</summary>
    public SemaphoreLease Lend(int permits)
    {
        var lent = _spareCount > 0 ? _spares[--_spareCount] : new();
        Grant(permits);
        _lent += permits;
        (lent.Permits, lent.Token) = (permits, _tokens.Next());
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

    public void Return(RequestId id)
    {
        if (_grants.Remove(id, out var grant)) Return(grant.Permits);
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

    public SemaphoreSnapshot Snapshot(ImmutableArray<SemaphoreWaiter> waiters) =>
        new(_initial, _maximum, Available, Held, _granted, _returned, _reclaimed, _released, _drained, waiters);

    [Conditional("DEBUG")]
    public void AssertInvariants()
    {
        Debug.Assert(Available >= 0, "No permit is given out that is not there.");
        Debug.Assert(Held >= 0, "No permit is taken back twice.");
        Debug.Assert(Room >= 0, "No more permits exist than the maximum.");
        Debug.Assert(_initial + _released - _drained == Available + Held, "Every permit that came and did not go is free or held.");
        // Added up while they are few: with thousands even an assertion must not cost each step a look at all of them.
        Debug.Assert(_grants.Count > 100 || _grants.All.Sum(grant => (long)grant.Entry.Permits) + _lent == Held, "Every permit held is in somebody's name.");
        Debug.Assert(_granted == _returned + _reclaimed + Held, "Every permit granted came back or is held.");
    }

    // Where it lies already is where it lay the last time, mostly: to write a reference costs more than to look.
    private void Spare(SemaphoreLease lent)
    {
        lent.Token = 0;
        _lent -= lent.Permits;
        if (_spareCount == _spares.Length) Array.Resize(ref _spares, 2 * _spareCount);
        if (_spares[_spareCount] != lent) _spares[_spareCount] = lent;
        _spareCount++;
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
    }

    private void Reclaim(int permits)
    {
        Available += permits;
        Held -= permits;
        _reclaimed += permits;
    }

    private readonly record struct Named(int Permits, TimeSpan Since);
}
