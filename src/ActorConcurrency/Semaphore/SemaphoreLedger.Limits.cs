using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency;

/// <content>The maximum, which can be changed; what the books show, and what must hold in them.</content>
internal sealed partial class SemaphoreLedger
{
    private IEnumerable<Named> AllHeld => _grants.All.Select(static grant => grant.Entry)
        .Concat(_lendable.Where(static lent => lent.Token != 0).Select(static lent => new Named(lent.Permits, lent.Since, lent.Token, Session: null)));

    /// <summary>Changes the maximum: what is free beyond it ceases to exist at once, what is held when it comes back.</summary>
    public void ChangeMaximum(int maximum)
    {
        Maximum = maximum;
        Trim();
    }

    public SemaphoreSnapshot Snapshot(TimeSpan now, ImmutableArray<SemaphoreWaiter> waiters)
    {
        var holders = Wording.Capped(AllHeld.OrderBy(static held => held.Token).Select(held =>
            new SemaphoreHolder(held.Session?.Label ?? "", held.Permits, held.Token, now - held.Since)));
        return new(_initial, Maximum, Available, Held, _granted, _returned, _reclaimed, _released, _drained, waiters)
        {
            Removed = _removed,
            Holders = holders,
            MoreHolders = Holders - holders.Length,
        };
    }

    private void Trim()
    {
        _excess = Math.Max(0, Available + Held - Maximum);
        var gone = Math.Min(_excess, Available);
        Available -= gone;
        _excess -= gone;
        _removed += gone;
    }

    [Conditional("DEBUG")]
    public void AssertInvariants()
    {
        Debug.Assert(Available >= 0, "No permit is given out that is not there.");
        Debug.Assert(Held >= 0, "No permit is taken back twice.");
        Debug.Assert(Math.Max(0, Available + Held - Maximum) == _excess, "No more permits exist than the maximum, but for those that go when they come back.");
        Debug.Assert(_excess == 0 || Available == 0, "No permit is free that is one too many.");
        Debug.Assert(_initial + _released - _drained - _removed == Available + Held, "Every permit that came and did not go is free or held.");
        // Added up while they are few: with thousands even an assertion must not cost each step a look at all of them.
        Debug.Assert(_grants.Count > 100 || _lendable.Count > 100 || AllHeld.Sum(static held => (long)held.Permits) == Held, "Every permit held is in somebody's name.");
        Debug.Assert(_granted == _returned + _reclaimed + Held, "Every permit granted came back or is held.");
    }
}
