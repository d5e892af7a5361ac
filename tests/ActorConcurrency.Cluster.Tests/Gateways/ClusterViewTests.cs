using Akka.Actor;
using Akka.Cluster;
using static ActorConcurrency.ClusterView;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>What a node may conclude from its view of the cluster.</summary>
public sealed class ClusterViewTests
{
    private ClusterView _view = new(MemberStatus.Up, [Up(1), Up(2), Up(3)]);

    [Theory]
    [InlineData(new[] { 1, 2, 3 }, true)]
    [InlineData(new[] { 2, 3 }, true)]
    [InlineData(new[] { 3 }, false)]
    public void Most_of_the_nodes_are_a_majority(int[] reachable, bool expected) => Assert.Equal(expected, Sees(reachable).HasMajority);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Of_two_halves_the_one_with_the_lowest_address_is(int reachable, bool expected)
    {
        _view = new(MemberStatus.Up, [Up(1), Up(2)]);

        Assert.Equal(expected, Sees(reachable).HasMajority);
    }

    [Theory]
    [InlineData(MemberStatus.Down)]
    [InlineData(MemberStatus.Removed)]
    public void A_node_that_was_taken_out_has_none_whomever_it_sees(MemberStatus self)
    {
        var majority = new Majority(() => _view);
        Assert.Equal(TimeSpan.Zero, majority.MissingFor(TimeSpan.FromSeconds(1)));

        _view = _view with { Self = self };

        majority.MissingFor(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(3), majority.MissingFor(TimeSpan.FromSeconds(5)));
        Assert.False(majority.IsMember);
        Assert.False(_view.HasTakenOut(At(9)));
    }

    [Theory]
    [InlineData(MemberStatus.Up, true, false)]
    [InlineData(MemberStatus.Up, false, false)]
    [InlineData(MemberStatus.Leaving, false, false)]
    [InlineData(MemberStatus.Exiting, false, false)]
    [InlineData(MemberStatus.Down, false, true)]
    public void A_node_that_is_out_of_reach_is_taken_out_when_the_cluster_says_so(MemberStatus other, bool isReachable, bool expected)
    {
        _view = _view with { Nodes = [Up(1), Up(2), new(At(3), other, isReachable)] };

        Assert.Equal(expected, _view.HasTakenOut(At(3)));
    }

    [Fact]
    public void A_node_that_is_no_member_any_more_is_taken_out() => Assert.True(_view.HasTakenOut(At(9)));

    [Fact]
    public void Who_sees_no_majority_takes_nobody_for_taken_out() => Assert.False(Sees(1).HasTakenOut(At(9)));

    private ClusterView Sees(params int[] reachable) =>
        _view with { Nodes = [.. _view.Nodes.Select(node => node with { IsReachable = reachable.Contains(node.Address.Port!.Value) })] };

    private static Node Up(int port) => new(At(port), MemberStatus.Up, IsReachable: true);

    private static Address At(int port) => new("akka.tcp", "test", "127.0.0.1", port);
}
