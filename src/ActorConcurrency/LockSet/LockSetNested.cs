using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency;

/// <summary>The waiters that hold something: they wait for the holders alone, in the order of their arrival, whatever anybody has reserved.</summary>
/// <remarks>
/// <para>As long as one of its names is held, a waiter cannot go on. So each watches one name of its that is held, any one, and only when that
/// comes free is it looked at: it gets its locks, or has another name that is held, and watches that from then on.</para>
/// <para>Those who watch a name that came free are looked at in their order, and only until the lock is taken again: behind that one
/// everybody watches what is held, as before. Not thread-safe: it belongs to one state.</para>
/// </remarks>
internal sealed class LockSetNested(LockSetLeases leases)
{
    private readonly LockSetLines _watching = new();
    private readonly SortedSet<LockSetWaiter> _due = new(LockSetWaiter.InTurn);
    private readonly List<string> _freed = [];

    /// <summary>How many times a waiter was looked at.</summary>
    public long Looks { get; private set; }

    /// <summary>Adds a waiter; one of its names must be held.</summary>
    public void Join(LockSetWaiter waiter) => Watch(waiter, leases.FirstHeld(waiter.Request.Names)!);

    public void Leave(LockSetWaiter waiter)
    {
        if (waiter.Watched is not { } name) return;
        _watching.Remove(name, waiter);
        waiter.Watched = null;
    }

    /// <summary>Locks came free.</summary>
    public void Freed(ImmutableArray<string> names)
    {
        if (_watching.Count > 0) _freed.AddRange(names);
    }

    /// <summary>
    /// The next in turn whose names are all free now; null if there is none. Whoever is named must take its locks and leave before
    /// anybody asks again.
    /// </summary>
    public LockSetWaiter? Next()
    {
        foreach (var name in _freed) LookAtFirst(name);
        _freed.Clear();
        while (_due.Min is { } waiter)
        {
            _due.Remove(waiter);
            Looks++;
            var name = waiter.Watched!;
            if (leases.HolderOf(name) is not null) continue;
            if (leases.FirstHeld(waiter.Request.Names) is not { } held) return waiter;
            _watching.Remove(name, waiter);
            Watch(waiter, held);
            LookAtFirst(name);
        }

        return null;
    }

    private void Watch(LockSetWaiter waiter, string name)
    {
        waiter.Watched = name;
        _watching.Add(name, waiter);
    }

    private void LookAtFirst(string name)
    {
        if (leases.HolderOf(name) is null && _watching.First(name) is { } first) _due.Add(first);
    }

    /// <summary>Asserts that everybody watches a name that is held.</summary>
    [Conditional("DEBUG")]
    public void AssertInvariants(IReadOnlyCollection<LockSetWaiter> nested)
    {
        Debug.Assert(_due.Count == 0 && _freed.Count == 0, "Between commands nobody is left to be looked at.");
        Debug.Assert(nested.All(waiter => leases.HolderOf(waiter.Watched!) is not null), "Nobody who holds something waits for what is free.");
        Debug.Assert(nested.All(waiter => _watching.All(waiter.Watched!).Contains(waiter)), "Everybody is found under what it watches.");
        Debug.Assert(_watching.Count == nested.Count, "Nobody watches but who holds something.");
    }
}
