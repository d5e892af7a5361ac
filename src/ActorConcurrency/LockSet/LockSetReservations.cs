using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency;

/// <summary>Which names the waiters reserve: each one its names in order, up to and including the first that it cannot have.</summary>
/// <remarks>
/// <para>A waiter cannot have a name that is held, or that somebody before it in turn has reserved. So each name has a line of those who
/// reserve it, in turn, and only the first in a line may go on to its next name, and only while the lock is free; for all others
/// in the line this name is the last that they reserve. Who goes through all its names can have them.</para>
/// <para>Hence what happens to a name concerns the first in its line alone: the lock is taken or comes free, somebody enters the line before
/// it, or it leaves and another one is first. Whom it concerns becomes unsettled, and is walked anew; this may unsettle others, all behind
/// it in turn. Taken in turn, each is walked at most once.</para>
/// <para>Between commands all are settled. Those who can have all their names now may be among them: see <see cref="LockSetState{TAddress}"/>.
/// Not thread-safe: it belongs to one state.</para>
/// </remarks>
internal sealed class LockSetReservations(LockSetLeases leases)
{
    private readonly LockSetLines _lines = new();
    private readonly SortedSet<LockSetWaiter> _unsettled = new(LockSetWaiter.InTurn);
    private readonly SortedSet<LockSetWaiter> _ready = new(LockSetWaiter.InTurn);

    /// <summary>How many times a waiter was looked at.</summary>
    public long Looks { get; private set; }

    /// <summary>Whether somebody reserves one of these names.</summary>
    public bool Include(ImmutableArray<string> names)
    {
        foreach (var name in names)
            if (_lines.First(name) is not null) return true;
        return false;
    }

    public void Join(LockSetWaiter waiter) => _unsettled.Add(waiter);

    public void Leave(LockSetWaiter waiter)
    {
        Release(waiter, from: 0);
        _unsettled.Remove(waiter);
        _ready.Remove(waiter);
    }

    /// <summary>Locks were taken, or came free.</summary>
    public void Changed(ImmutableArray<string> names)
    {
        foreach (var name in names) Unsettle(_lines.First(name));
    }

    /// <summary>The next in turn who can have all its names; null if there is none.</summary>
    public LockSetWaiter? Next()
    {
        Settle();
        return _ready.Min;
    }

    public void Settle()
    {
        while (_unsettled.Min is { } waiter)
        {
            _unsettled.Remove(waiter);
            Walk(waiter);
        }
    }

    private void Walk(LockSetWaiter waiter)
    {
        Looks++;
        var names = waiter.Request.Names;
        var (reached, goesOn) = (0, true);
        for (; goesOn && reached < names.Length; reached++)
        {
            if (reached >= waiter.Reserved) Enter(names[reached], waiter);
            goesOn = leases.HolderOf(names[reached]) is null && _lines.First(names[reached]) == waiter;
        }

        Release(waiter, reached);
        waiter.Reserved = reached;
        if (goesOn) _ready.Add(waiter);
        else _ready.Remove(waiter);
    }

    private void Enter(string name, LockSetWaiter waiter)
    {
        var first = _lines.First(name);
        _lines.Add(name, waiter);
        if (_lines.First(name) == waiter) Unsettle(first);
    }

    private void Release(LockSetWaiter waiter, int from)
    {
        for (; waiter.Reserved > from; waiter.Reserved--)
        {
            var name = waiter.Request.Names[waiter.Reserved - 1];
            var wasFirst = _lines.First(name) == waiter;
            _lines.Remove(name, waiter);
            if (wasFirst) Unsettle(_lines.First(name));
        }
    }

    private void Unsettle(LockSetWaiter? waiter)
    {
        if (waiter is not null) _unsettled.Add(waiter);
    }

    /// <summary>Asserts that the lines are what a walk over all waiters, in turn, gives.</summary>
    [Conditional("DEBUG")]
    public void AssertInvariants(IEnumerable<LockSetWaiter> inTurn)
    {
        Debug.Assert(_unsettled.Count == 0, "Between commands everybody is settled.");
        var reserved = new Dictionary<string, LockSetWaiter>(StringComparer.Ordinal);
        var places = 0;
        foreach (var waiter in inTurn)
        {
            var free = waiter.Request.Names.TakeWhile(name => reserved.TryAdd(name, waiter) && leases.HolderOf(name) is null).Count();
            Debug.Assert(waiter.Reserved == Math.Min(free + 1, waiter.Request.Names.Length), "Everybody reserves up to the first name that it cannot have.");
            Debug.Assert(_ready.Contains(waiter) == (free == waiter.Request.Names.Length), "Who can have all its names is known to be able to.");
            places += waiter.Reserved;
        }

        Debug.Assert(reserved.All(entry => _lines.First(entry.Key) == entry.Value), "First in a line is who is first in turn.");
        Debug.Assert(_lines.Count == places, "Nobody stands in a line that it does not reserve.");
    }
}
