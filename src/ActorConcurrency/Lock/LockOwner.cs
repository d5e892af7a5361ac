namespace ActorConcurrency;

/// <summary>
/// Whoever holds the lock: a session, or the one hold of somebody without one and what it was upgraded to. Not thread-safe: it belongs to one state.
/// </summary>
/// <param name="session">The session; null: none.</param>
internal sealed class LockOwner(Session? session)
{
    private int _reads;
    private int _upgradeables;
    private int _writes;

    public Session? Session => session;

    public string Label => session?.Label ?? "";

    /// <summary>How often it holds the lock.</summary>
    public int Holds => _reads + _upgradeables + _writes;

    /// <summary>The strongest of its modes; null: it holds nothing.</summary>
    public LockMode? Mode =>
        _writes > 0 ? LockMode.Write : _upgradeables > 0 ? LockMode.Upgradeable : _reads > 0 ? LockMode.Read : null;

    /// <summary>Whether it may get the lock in a mode too, where that is not reentrant: to write or to read what it holds upgradeable, and nothing else.</summary>
    public bool MayNest(LockMode mode) => Mode == LockMode.Upgradeable && _reads == 0 && mode != LockMode.Upgradeable;

    /// <summary>The token that its first hold got, though that may be back.</summary>
    public long FirstToken { get; private set; }

    /// <summary>The newest token that it was given: that of all its holds.</summary>
    public long Token { get; private set; }

    /// <summary>It is given a token, before the hold that goes with it.</summary>
    public void Renew(long token)
    {
        if (Holds == 0) FirstToken = token;
        Token = token;
    }

    public void Add(LockMode mode) => Change(mode, 1);

    public void Remove(LockMode mode) => Change(mode, -1);

    private void Change(LockMode mode, int by)
    {
        if (mode == LockMode.Read) _reads += by;
        else if (mode == LockMode.Upgradeable) _upgradeables += by;
        else _writes += by;
    }
}
