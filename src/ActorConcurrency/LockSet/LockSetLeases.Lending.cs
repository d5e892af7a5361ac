using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ActorConcurrency;

/// <content>
/// Leases that handles take directly: pooled, each with the names that it had last and their locks, so that whoever takes the same locks again
/// neither sorts nor looks up nor allocates anything.
/// </content>
internal sealed partial class LockSetLeases
{
    // More spare ones than these keep no names: what many held once must not be kept for ever.
    private const int MostThatRemember = 256;

    private readonly List<Lease> _lent = [];
    private Lease? _spare;
    private Lease? _blank;
    private int _spares;
    private int _lentNow;

    /// <summary>How many names are known: those that are held, and those that spare leases keep in mind.</summary>
    public int Known => _locks.Count;

    /// <summary>A spare lease for these names, which stays spare until it is lent; null: a name is no name, or not free.</summary>
    public Lease? Spare(ReadOnlySpan<string> asked)
    {
        var spare = _spare ?? _blank;
        if (spare is null) _lent.Add(spare = _blank = new Lease(_lent.Count));
        if (!Knows(spare, asked)) return Learns(spare, asked) ? spare : null;
        return AreFree(spare) ? spare : null;
    }

    /// <summary>Grants a lease that was just found to be spare, without a request: only the lease itself brings it back.</summary>
    public void Lend(Lease lease, TimeSpan since, string? boundAround)
    {
        if (_spare is null) _blank = lease.NextSpare;
        else (_spare, _spares) = (lease.NextSpare, _spares - 1);
        foreach (var own in lease.Locks) own.Holder = lease;
        _lentNow++;
        lease.Since = since;
        lease.Bound = boundAround is null ? lease.Highest : LockHolding.Higher(lease.Highest, boundAround);
        _granted++;
        lease.FencingToken = tokens.Next();
    }

    /// <summary>Ends a lease that was lent; false: that grant is back already.</summary>
    public bool TryTakeBack(Lease lease, long token)
    {
        if (lease.FencingToken != token) return false;
        lease.FencingToken = 0;
        foreach (var own in lease.Locks) own.Holder = null;
        _lentNow--;
        _returned++;
        return true;
    }

    /// <summary>A lease that is back may be lent again.</summary>
    public void Keep(Lease lease)
    {
        lease.ForgetAll();
        if (_spares < MostThatRemember)
        {
            (lease.NextSpare, _spare, _spares) = (_spare, lease, _spares + 1);
            return;
        }

        Unlearn(lease);
        (lease.NextSpare, _blank) = (_blank, lease);
    }

    // Mostly they are not only equal but the same: a span's own comparison asks each string through its interface.
    private static bool Knows(Lease lease, ReadOnlySpan<string> asked)
    {
        if (lease.Asked is not { } last || last.Length != asked.Length) return false;
        for (var index = 0; index < last.Length; index++)
            if (last[index] != asked[index]) return false;
        return true;
    }

    private static bool AreFree(Lease lease)
    {
        foreach (var own in lease.Locks)
            if (own.Holder is not null) return false;
        return true;
    }

    private bool AreFree(string[] asked)
    {
        foreach (var name in asked)
            if (string.IsNullOrEmpty(name) || HolderOf(name) is not null) return false;
        return true;
    }

    private bool Learns(Lease lease, ReadOnlySpan<string> asked)
    {
        // The caller may change its own, even now.
        var copy = asked.ToArray();
        if (!AreFree(copy)) return false;
        Unlearn(lease);
        var names = Sorted(ImmutableCollectionsMarshal.AsImmutableArray(copy));
        var locks = new NamedLock[names.Length];
        for (var index = 0; index < locks.Length; index++) locks[index] = Enter(names[index]);
        lease.Learn(copy, names, locks);
        return true;
    }

    private void Unlearn(Lease lease)
    {
        foreach (var own in lease.Locks) Leave(own);
        lease.Learn(asked: null, names: [], locks: []);
    }

    /// <summary>Names in their order, to the letter, each once.</summary>
    public static ImmutableArray<string> Sorted(ImmutableArray<string> names)
    {
        for (var index = 1; index < names.Length; index++)
            if (string.CompareOrdinal(names[index - 1], names[index]) >= 0) return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return names;
    }

    private NamedLock Enter(string name)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_locks, name, out _);
        place ??= new NamedLock(name);
        place.Users++;
        return place;
    }

    private void Leave(NamedLock own)
    {
        if (--own.Users == 0) _locks.Remove(own.Name);
    }
}
