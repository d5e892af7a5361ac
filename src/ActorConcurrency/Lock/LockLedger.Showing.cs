using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency;

/// <content>What the books show, and what must hold in them.</content>
internal sealed partial class LockLedger
{
    // A hold has its place by its own token, though it tells its owner's newest.
    private IEnumerable<(long Place, LockModeHolder Holder)> AllHolders(TimeSpan now) => _grants.All
        .Select(grant => (grant.Entry.Token, new LockModeHolder(grant.Entry.Owner.Label, grant.Entry.Mode, grant.Entry.Owner.Token, now - grant.Entry.Since)))
        .Concat(_lendable.Where(static lent => lent.Token != 0).Select(lent => (lent.Token, new LockModeHolder("", lent.Mode, lent.Token, now - lent.Since))));

    public LockSnapshot Snapshot(TimeSpan now, ImmutableArray<LockModeWaiter> waiters)
    {
        var holders = Wording.Capped(AllHolders(now).OrderBy(static holder => holder.Place).Select(static holder => holder.Holder));
        return new(_granted, _returned, _reclaimed, holders, waiters) { MoreHolders = Holds - holders.Length };
    }

    [Conditional("DEBUG")]
    public void AssertInvariants()
    {
        Debug.Assert(_reading >= 0 && _upgrading is 0 or 1 && _writing is 0 or 1, "Nothing is given back twice, and one writes, or may upgrade, at a time.");
        Debug.Assert(_writing == 0 || _reading + _upgrading == 0, "Who writes is alone.");
        Debug.Assert(_granted == _returned + _reclaimed + Holds, "Every hold granted came back or is held.");
        Debug.Assert((Holds == 0) == (_reading + _upgrading + _writing == 0), "Somebody holds it, or nobody does.");
        Debug.Assert(_owners.Values.All(static owner => owner.Holds > 0), "No owner is kept that holds nothing.");
    }
}
