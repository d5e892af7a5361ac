using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency;

/// <summary>For how long this node has not seen a majority of its cluster's nodes. Looks at the cluster's own view when it is asked.</summary>
internal sealed class Majority(ActorSystem system)
{
    private readonly Cluster _cluster = Cluster.Get(system);
    private TimeSpan? _missingSince;

    /// <summary>Whether this node is a member, and sees a majority.</summary>
    public bool IsMember => _missingSince is null && !_cluster.IsTerminated && _cluster.SelfMember.Status == MemberStatus.Up;

    /// <summary>For how long, up to now; zero: it is there, or this node is not a member yet.</summary>
    public TimeSpan MissingFor(TimeSpan now)
    {
        var state = _cluster.State;
        // A node that was taken out, and hears of it, need not see that it is alone: of a network that is cut in part, it may see most of the others.
        if (IsThere(state.Members, state.Unreachable, _cluster.IsTerminated || _cluster.SelfMember.Status == MemberStatus.Down))
        {
            _missingSince = null;
            return TimeSpan.Zero;
        }

        _missingSince ??= now;
        return now - _missingSince.Value;
    }

    /// <summary>Whether the nodes that can be reached are more than half of all; of two halves it is the one with the lowest address, as for the resolver.</summary>
    public static bool IsThere(ImmutableSortedSet<Member> members, ImmutableHashSet<Member> unreachable, bool isTerminated)
    {
        if (isTerminated) return false;
        var nodes = members.Where(member => member.Status is MemberStatus.Up or MemberStatus.Leaving).ToArray();
        if (nodes.Length == 0) return true;
        var there = nodes.Count(node => !unreachable.Contains(node));
        if (2 * there != nodes.Length) return 2 * there > nodes.Length;
        return !unreachable.Contains(nodes.OrderBy(node => node.Address, Member.AddressOrdering).First());
    }

    /// <summary>
    /// Whether the cluster has taken out the node at an address, as far as a node may say so that sees a majority. A node that was taken out itself reaches nobody any
    /// more: that says nothing of the others.
    /// </summary>
    public static bool HasTakenOut(Cluster cluster, Address address)
    {
        if (cluster.IsTerminated || cluster.SelfMember.Status is not (MemberStatus.Up or MemberStatus.Leaving)) return false;
        var state = cluster.State;
        return IsThere(state.Members, state.Unreachable, isTerminated: false)
            && !state.Members.Any(member => member.Address == address && member.Status is not (MemberStatus.Down or MemberStatus.Removed));
    }
}
