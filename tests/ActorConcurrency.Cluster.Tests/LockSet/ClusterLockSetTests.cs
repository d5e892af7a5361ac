using ActorConcurrency.Tests;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A clustered lock set promises what one in a process does.</summary>
public sealed class ClusterLockSetTests(OneNode one) : OwnedLockSetConformance, IClassFixture<OneNode>
{
    protected override IOwnedLockSet CreateOwned(int maxWaiters = int.MaxValue) =>
        ClusterLockSet.Open(one.Node.System, one.NewName(), new LockSetSettings { MaxWaiters = maxWaiters });
}
