using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;

namespace ActorConcurrency;

/// <summary>What a node sees of its cluster at a moment. Immutable.</summary>
/// <param name="Self">What this node is to itself; <see cref="MemberStatus.Removed"/> also once its cluster has ended.</param>
/// <param name="Nodes">All members, this node too.</param>
internal sealed record ClusterView(MemberStatus Self, ImmutableArray<ClusterView.Node> Nodes)
{
    /// <summary>A member.</summary>
    /// <param name="Address">Where it is.</param>
    /// <param name="Status">What the cluster says it is.</param>
    /// <param name="IsReachable">Whether somebody hears it.</param>
    internal readonly record struct Node(Address Address, MemberStatus Status, bool IsReachable);

    public static ClusterView Of(Cluster cluster)
    {
        if (cluster.IsTerminated) return new(MemberStatus.Removed, []);
        var state = cluster.State;
        return new(
            cluster.SelfMember.Status,
            [.. state.Members.Select(member => new Node(member.Address, member.Status, !state.Unreachable.Contains(member)))]);
    }

    /// <summary>
    /// Whether this node is with most of the others. One that was taken out, and hears of it, is not, whatever it sees: in a network that is cut in part it
    /// may see most of the others.
    /// </summary>
    public bool HasMajority => Self is not (MemberStatus.Down or MemberStatus.Removed) && SeesMajority;

    // Of two halves it is the one with the lowest address, as for the resolver.
    private bool SeesMajority
    {
        get
        {
            var nodes = Nodes.Where(node => node.Status is MemberStatus.Up or MemberStatus.Leaving).ToArray();
            if (nodes.Length == 0) return true;
            var there = nodes.Count(node => node.IsReachable);
            if (2 * there != nodes.Length) return 2 * there > nodes.Length;
            return nodes.OrderBy(node => node.Address, Member.AddressOrdering).First().IsReachable;
        }
    }

    /// <summary>
    /// Whether the cluster has taken out the node at an address, as far as a node may say so that sees a majority. A node that was taken out itself reaches nobody any
    /// more: that says nothing of the others.
    /// </summary>
    public bool HasTakenOut(Address address) =>
        Self is MemberStatus.Up or MemberStatus.Leaving
        && HasMajority
        && !Nodes.Any(node => node.Address == address && node.Status is not (MemberStatus.Down or MemberStatus.Removed));
}
