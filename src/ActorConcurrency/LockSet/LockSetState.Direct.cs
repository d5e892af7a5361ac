namespace ActorConcurrency;

/// <content>What a handle does without a message: the same step, where it is granted at once.</content>
internal sealed partial class LockSetState<TAddress>
{
    /// <inheritdoc cref="LockSetLeases.Known"/>
    public int Known => _leases.Known;

    /// <summary>
    /// The time by a coarse clock, which leases that are taken directly are dated with: a look at the exact one takes as long as the rest of such a
    /// step. Set by whoever has the turn.
    /// </summary>
    public TimeSpan Coarse { get; set; }

    /// <summary>Takes locks in nobody's name, if they are free, nobody has reserved one, and the order allows it for certain; null: ask by message.</summary>
    /// <param name="names">The locks, in any order; may be nonsense.</param>
    /// <param name="around">What the asker's flow holds; null: nothing.</param>
    /// <param name="wait">Whether the asker would wait.</param>
    public LockSetLeases.Lease? TryTake(ReadOnlySpan<string> names, LockFlow.Place? around, bool wait)
    {
        // What is around may have been given back just now: then it is no longer known what is around that.
        if (IsEnding || around is { IsLive: false } || _leases.Spare(names) is not { } lease) return null;
        if ((_waiters.Count > 0 && _reservations.Include(lease.Names)) || (wait && !IsAbove(lease, around))) return null;
        _leases.Lend(lease, Coarse, around?.Bound);
        AssertInvariants();
        return lease;
    }

    /// <summary>Takes back what was taken like that, and lets in who waits for it. A token of an earlier use changes nothing.</summary>
    public void Return(LockSetLeases.Lease lease, long token, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        if (!GaveBack(lease, token)) return;
        if (_waiters.Count > 0)
        {
            Admit(now, replies);
            _reservations.Settle();
        }

        AssertInvariants();
        if (IsEnding) EndIfDone(replies);
    }

    // Its bound may be that of something given back: then the other way looks at what is held.
    private bool IsAbove(LockSetLeases.Lease lease, LockFlow.Place? around) =>
        around is null || !_ordered || lease.Names.IsEmpty || string.CompareOrdinal(around.Bound, lease.Names[0]) < 0;

    private bool GaveBack(LockSetLeases.Lease lease, long token)
    {
        if (!_leases.TryTakeBack(lease, token)) return false;
        if (_waiters.Count > 0) Freed(lease);
        _leases.Keep(lease);
        return true;
    }
}
