using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The locks of a <see cref="DotNetLockSet"/>, each a <see cref="SemaphoreSlim"/> that exists while somebody uses it, and the books of the leases. Thread-safe.</summary>
/// <param name="users">Who uses them; a lease that is back is one less.</param>
internal sealed class LockTable(LockUsers users)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<DotNetLockLease> _leases = new();
    private long _granted;
    private long _returned;

    /// <summary>Takes the locks one after the other, in the order given; when cancelled, takes nothing.</summary>
    public async Task TakeAsync(ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        var taken = 0;
        try
        {
            for (; taken < names.Length; taken++) await TakeAsync(names[taken], cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            GiveBack(names[..taken]);
            throw;
        }
    }

    /// <summary>Takes the locks if they are free now.</summary>
    public bool TryTake(ImmutableArray<string> names)
    {
        lock (_gate)
        {
            if (names.Any(_entries.ContainsKey)) return false;
            // Nobody uses them, so each is new and free.
            foreach (var name in names) Enter(name).Free.Wait(0);
            return true;
        }
    }

    /// <summary>Books a lease for locks that were taken.</summary>
    public DotNetLockLease Grant(ImmutableArray<string> names, LockPlace place)
    {
        lock (_gate)
        {
            var lease = new DotNetLockLease(this, names, ++_granted, place);
            _leases.AddLast(lease.Entry);
            return lease;
        }
    }

    public void Return(DotNetLockLease lease)
    {
        lock (_gate)
        {
            _leases.Remove(lease.Entry);
            _returned++;
            GiveBack(lease.Names);
        }

        users.Leave();
    }

    /// <summary>How many leases are out.</summary>
    public int Held
    {
        get
        {
            lock (_gate) return _leases.Count;
        }
    }

    public LockSetSnapshot Snapshot(int waiting)
    {
        lock (_gate)
        {
            var holders = Wording.Capped(_leases.Select(static lease => new LockHolder("", lease.Names, lease.FencingToken, lease.Age)));
            return new(_granted, _returned, Reclaimed: 0, holders, []) { MoreHolders = _leases.Count - holders.Length, MoreWaiters = waiting, IsEnding = users.IsClosed };
        }
    }

    private async Task TakeAsync(string name, CancellationToken cancellationToken)
    {
        Entry entry;
        lock (_gate) entry = Enter(name);
        try
        {
            await entry.Free.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            lock (_gate) Leave(name, entry);
            throw;
        }
    }

    /// <summary>Gives locks back that nobody has a lease of.</summary>
    public void GiveBack(ImmutableArray<string> names)
    {
        lock (_gate)
        {
            foreach (var name in names.Reverse())
            {
                var entry = _entries[name];
                entry.Free.Release();
                Leave(name, entry);
            }
        }
    }

    private Entry Enter(string name)
    {
        if (!_entries.TryGetValue(name, out var entry)) _entries.Add(name, entry = new Entry());
        entry.Users++;
        return entry;
    }

    private void Leave(string name, Entry entry)
    {
        Debug.Assert(entry.Users > 0, "Nobody leaves twice.");
        if (--entry.Users == 0) _entries.Remove(name);
    }

    private sealed class Entry
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        /// <summary>Who holds it or waits for it.</summary>
        public int Users { get; set; }
    }
}
