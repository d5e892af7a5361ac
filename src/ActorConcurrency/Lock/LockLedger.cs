using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency;

/// <summary>
/// The lock's books: who holds it, how, since when, and what therefore may be granted beside. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed partial class LockLedger
{
    private readonly TimeSpan? _lease;
    private readonly Numbers _tokens;
    private readonly Action<RequestId> _onReclaimed;

    // Oldest first, and so, since all leases are equally long, in order of expiry.
    private readonly ChainedOrder<Named> _grants = new();
    private readonly Dictionary<RequestId, LockOwner> _owners = [];

    // Every lock that was ever lent: whichever has a token is out.
    private readonly List<LentLock> _lendable = [];
    private readonly Stack<LentLock> _spares = new();
    private int _lentNow;
    private int _reading;
    private int _upgrading;
    private int _writing;
    private long _granted;
    private long _returned;
    private long _reclaimed;

    public LockLedger(LockSettings settings, Action<RequestId> onReclaimed) =>
        (_onReclaimed, _lease, _tokens) = (onReclaimed, settings.Lease, settings.Incarnations?.Numbers ?? new());

    /// <summary>How many holds there are.</summary>
    public int Holds => _grants.Count + _lentNow;

    public long Walked => _grants.Walked;

    /// <summary>When the oldest lease expires; null: none does.</summary>
    public TimeSpan? NextExpiry => _lease is { } length && _grants.TryPeek(out _, out var oldest) ? oldest.Since + length : null;

    /// <summary>Whether somebody new may have it in a mode, beside those who hold it.</summary>
    public bool IsFree(LockMode mode) => mode switch
    {
        LockMode.Read => _writing == 0,
        LockMode.Upgradeable => _writing + _upgrading == 0,
        _ => _writing + _upgrading + _reading == 0,
    };

    /// <summary>Whether who holds it upgradeable may write: nobody else reads.</summary>
    public bool MayUpgrade => _reading + _writing == 0;

    public bool Contains(RequestId id) => _grants.Contains(id) || LentBy(id) is not null;

    /// <summary>What a session holds; null: nothing.</summary>
    public LockOwner? OwnerOf(RequestId session) => _owners.GetValueOrDefault(session);

    /// <summary>Who has an upgradeable hold; null: it is not held, or not upgradeable.</summary>
    public LockOwner? OwnerOfUpgradeable(RequestId id) =>
        _grants.TryGet(id, out var grant) && grant.Mode == LockMode.Upgradeable ? grant.Owner : null;

    /// <summary>Grants the lock to a request.</summary>
    public Granted Give(RequestId id, LockMode mode, LockOwner owner, Moment now)
    {
        var token = _tokens.Next();
        owner.Renew(token);
        Hold(owner, mode, 1);
        _granted++;
        if (owner.Session is { } session) _owners.TryAdd(session.Id, owner);
        _grants.Add(id, new(mode, now.Time, token, owner), owner.Session?.Holds);
        return new Granted(id, mode, token) { FirstToken = owner.FirstToken == token ? 0 : owner.FirstToken, TellsLoss = _lease is not null };
    }

    /// <summary>Grants the lock without a name: only what is lent itself brings it back.</summary>
    /// <param name="mode">To read or to write.</param>
    /// <param name="since">When, by the coarse clock.</param>
    public LentLock Lend(LockMode mode, TimeSpan since)
    {
        var lent = _spares.TryPop(out var spare) ? spare : Another();
        Count(mode, 1);
        _lentNow++;
        _granted++;
        (lent.Mode, lent.Since) = (mode, since);
        lent.Issue(_tokens.Next());
        return lent;
    }

    /// <summary>Takes back what was lent; false: that grant is back already.</summary>
    public bool TryTakeBack(LentLock lent, long token)
    {
        if (lent.Token != token) return false;
        _returned++;
        Spare(lent);
        return true;
    }

    /// <summary>Takes back unasked what was lent.</summary>
    public void Reclaim(LentLock lent)
    {
        _reclaimed++;
        lent.LostToken = lent.Token;
        Spare(lent);
        _onReclaimed(LentLock.IdOf(lent.LostToken));
    }

    /// <summary>A hold comes back from its holder; false: it is not held.</summary>
    public bool Return(RequestId id)
    {
        if (!Remove(id)) return false;
        _returned++;
        return true;
    }

    /// <summary>Takes a hold back unasked; false: it is not held.</summary>
    public bool Reclaim(RequestId id)
    {
        if (!Remove(id)) return false;
        _reclaimed++;
        _onReclaimed(id);
        return true;
    }

    /// <summary>Takes back whatever a session holds.</summary>
    /// <returns>How many holds that was.</returns>
    public int ReclaimFrom(Session session)
    {
        var reclaimed = 0;
        for (; session.Holds.First is { } oldest; reclaimed++) Reclaim(oldest.Value);
        return reclaimed;
    }

    /// <summary>Takes back every hold whose lease is over.</summary>
    public void Expire(Moment now)
    {
        while (NextExpiry <= now.Time && _grants.TryPeek(out var oldest, out _)) Reclaim(oldest);
    }

    /// <summary>Takes back everything.</summary>
    public void ReclaimAll()
    {
        while (_grants.TryPeek(out var oldest, out _)) Reclaim(oldest);
        foreach (var lent in _lendable.Where(static lent => lent.Token != 0).OrderBy(static lent => lent.Token).ToArray()) Reclaim(lent);
    }

    private bool Remove(RequestId id)
    {
        if (!_grants.Remove(id, out var grant)) return false;
        Hold(grant.Owner, grant.Mode, -1);
        if (grant.Owner is { Holds: 0, Session: { } session }) _owners.Remove(session.Id);
        return true;
    }

    // An owner counts once, in the strongest of its modes.
    private void Hold(LockOwner owner, LockMode mode, int by)
    {
        if (owner.Mode is { } before) Count(before, -1);
        if (by > 0) owner.Add(mode);
        else owner.Remove(mode);
        if (owner.Mode is { } after) Count(after, 1);
    }

    private void Count(LockMode mode, int by)
    {
        if (mode == LockMode.Read) _reading += by;
        else if (mode == LockMode.Upgradeable) _upgrading += by;
        else _writing += by;
    }

    private LentLock? LentBy(RequestId id) =>
        LentLock.TokenOf(id) is { } token ? _lendable.Find(lent => lent.Token == token) : null;

    private void Spare(LentLock lent)
    {
        Count(lent.Mode, -1);
        lent.Token = 0;
        _lentNow--;
        _spares.Push(lent);
    }

    private LentLock Another()
    {
        var another = new LentLock();
        _lendable.Add(another);
        return another;
    }

    private readonly record struct Named(LockMode Mode, TimeSpan Since, long Token, LockOwner Owner);
}
