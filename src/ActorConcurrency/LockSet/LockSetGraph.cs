using System.Collections.Immutable;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>
/// The wait-for graph of a lock set: who waits for a lock that whom holds. It is never stored; it is what the leases and the queue say.
/// </summary>
/// <remarks>
/// <para>Only those who are known to hold something can be part of a cycle, and they wait for holders alone: the queue lets them overtake whoever
/// holds nothing. So the edges run from a waiter to the holders of its names, and from a holder to what it waits for itself.</para>
/// <para>Nobody takes anything while waiting, since a participant waits for one thing at a time. So an edge can only appear with a
/// new wait, and looking once, when somebody is about to wait, finds every cycle before it exists.</para>
/// </remarks>
internal readonly struct LockSetGraph(LockSetLeases leases, IEnumerable<Acquire> waiting)
{
    /// <summary>The cycle that a wait would close, from the asker round to the asker; empty if it would close none.</summary>
    public ImmutableArray<LockWait> FindCycle(Acquire asker)
    {
        var own = leases.HeldBy(asker).ToHashSet();
        var path = new Stack<LockWait>();
        return own.Count > 0 && Leads(asker, own, path, []) ? [.. path.Reverse()] : [];
    }

    private bool Leads(Acquire waiter, HashSet<LockSetLeases.Lease> target, Stack<LockWait> path, HashSet<RequestId> seen)
    {
        foreach (var name in waiter.Names)
        {
            if (leases.HolderOf(name) is not { } holder) continue;
            path.Push(new LockWait(leases.LabelOf(waiter.Session), name, leases.LabelOf(holder.Session)));
            if (target.Contains(holder)) return true;
            foreach (var next in waiting)
                if (leases.HeldBy(next).Contains(holder) && seen.Add(next.Id) && Leads(next, target, path, seen)) return true;
            path.Pop();
        }

        return false;
    }
}
