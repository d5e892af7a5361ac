using System.Collections.Immutable;
using System.Diagnostics;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>
/// The wait-for graph of a lock set: who waits for a lock that whom holds. Its edges are never stored; they are what the leases and the queue say.
/// </summary>
/// <remarks>
/// <para>Only those who are known to hold something can be part of a cycle, and they wait for holders alone: the queue lets them overtake whoever
/// holds nothing. So the edges run from a waiter to the holders of its names, and from a holder to what it waits for itself.</para>
/// <para>Nobody takes anything while waiting, since a participant waits for one thing at a time. So an edge can only appear with a
/// new wait, and looking once, when somebody is about to wait, finds every cycle before it exists.</para>
/// <para>Most waits close no cycle. To see that at little cost, the search goes ahead from what the asker wants, and at the same pace back from
/// what it holds: it is over when one side has nothing left. Only a cycle that is there is then walked, to name it. Not thread-safe: it
/// belongs to one state.</para>
/// </remarks>
internal sealed class LockSetGraph(LockSetLeases leases)
{
    // Those who hold something and wait, under each of the names they want.
    private readonly LockSetLines _wanting = new();

    /// <summary>How many leases were looked at.</summary>
    public long Looks { get; private set; }

    /// <summary>Adds a waiter that holds something.</summary>
    public void Join(LockSetWaiter waiter)
    {
        foreach (var name in waiter.Request.Names) _wanting.Add(name, waiter);
    }

    public void Leave(LockSetWaiter waiter)
    {
        foreach (var name in waiter.Request.Names) _wanting.Remove(name, waiter);
    }

    /// <summary>The cycle that a wait would close, from the asker round to the asker; empty if it would close none.</summary>
    public ImmutableArray<LockWait> FindCycle(Acquire asker) => MayClose(asker) && Closes(asker) ? Name(asker) : [];

    // Most holders do not wait themselves.
    private bool MayClose(Acquire asker)
    {
        foreach (var name in asker.Names)
            if (leases.HolderOf(name) is { } holder && (LockSetLeases.Holds(asker, holder) || leases.WaitersHolding(holder).Any())) return true;
        return false;
    }

    private bool Closes(Acquire asker)
    {
        var wanted = HoldersOf(asker).ToHashSet();
        using var ahead = Reach(wanted, Ahead).GetEnumerator();
        using var behind = Reach(leases.HeldBy(asker), Behind).GetEnumerator();
        while (ahead.MoveNext() && behind.MoveNext())
            if (LockSetLeases.Holds(asker, ahead.Current) || wanted.Contains(behind.Current)) return true;
        return false;
    }

    private IEnumerable<LockSetLeases.Lease> HoldersOf(Acquire waiter) => waiter.Names.Select(leases.HolderOf).OfType<LockSetLeases.Lease>();

    // Who waits for what: those who hold the lease, for the leases of their names.
    private IEnumerable<LockSetLeases.Lease> Ahead(LockSetLeases.Lease lease) =>
        leases.WaitersHolding(lease).Distinct().SelectMany(waiter => HoldersOf(waiter.Request));

    // The same backwards: what those hold who wait for the lease.
    private IEnumerable<LockSetLeases.Lease> Behind(LockSetLeases.Lease lease) =>
        lease.Names.SelectMany(_wanting.All).SelectMany(waiter => leases.HeldBy(waiter.Request).Distinct());

    private IEnumerable<LockSetLeases.Lease> Reach(
        IEnumerable<LockSetLeases.Lease> start, Func<LockSetLeases.Lease, IEnumerable<LockSetLeases.Lease>> next)
    {
        var seen = new HashSet<LockSetLeases.Lease>();
        var open = new Queue<IEnumerable<LockSetLeases.Lease>>([start]);
        while (open.TryDequeue(out var some))
        {
            foreach (var lease in some)
            {
                Looks++;
                if (seen.Add(lease)) open.Enqueue(next(lease));
                yield return lease;
            }
        }
    }

    // Depth first: by name, and among those who hold the lock in the order of their arrival.
    private ImmutableArray<LockWait> Name(Acquire asker)
    {
        var seen = new HashSet<LockSetWaiter>();
        // A holder that is met again goes on where it was: those before have been seen.
        var holding = new Dictionary<LockSetLeases.Lease, IEnumerator<LockSetWaiter>>();
        var path = new Stack<IEnumerator<Step>>([Steps(asker, holding).GetEnumerator()]);
        while (path.TryPeek(out var last))
        {
            if (!last.MoveNext()) path.Pop();
            else if (LockSetLeases.Holds(asker, last.Current.Holder)) break;
            else if (last.Current.Next is { } next && seen.Add(next)) path.Push(Steps(next.Request, holding).GetEnumerator());
        }

        return [.. path.Reverse().Select(steps => steps.Current).Select(step => new LockWait(leases.LabelOf(step.Waiter.Session), step.Lock, leases.LabelOf(step.Holder.Session)))];
    }

    private IEnumerable<Step> Steps(Acquire waiter, Dictionary<LockSetLeases.Lease, IEnumerator<LockSetWaiter>> holding)
    {
        foreach (var name in waiter.Names)
        {
            if (leases.HolderOf(name) is not { } holder) continue;
            yield return new Step(waiter, name, holder, Next: null);
            if (!holding.TryGetValue(holder, out var rest))
                holding.Add(holder, rest = leases.WaitersHolding(holder).Distinct().OrderBy(next => next.Turn).GetEnumerator());
            while (rest.MoveNext()) yield return new Step(waiter, name, holder, rest.Current);
        }
    }

    // The next waiter is one of those who hold the lock; null, before they are looked at.
    private readonly record struct Step(Acquire Waiter, string Lock, LockSetLeases.Lease Holder, LockSetWaiter? Next);

    /// <summary>Asserts that no wait is part of a cycle: from each lease, whoever waits with it waits for leases from which the waits come to an end.</summary>
    [Conditional("DEBUG")]
    public void AssertInvariants(IReadOnlyCollection<LockSetWaiter> nested)
    {
        var open = nested.SelectMany(waiter => leases.HeldBy(waiter.Request)).Distinct().ToDictionary(lease => lease, lease => Ahead(lease).Count());
        var ends = new Queue<LockSetLeases.Lease>(nested.SelectMany(waiter => HoldersOf(waiter.Request)).Distinct().Where(lease => !open.ContainsKey(lease)));
        while (ends.TryDequeue(out var end))
            foreach (var lease in Behind(end))
                if (--open[lease] == 0) ends.Enqueue(lease);
        Debug.Assert(open.Values.All(left => left == 0), "Nobody waits in a cycle.");
    }
}
