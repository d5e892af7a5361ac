using ActorConcurrency.Tests;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A clustered semaphore promises what one in a process does.</summary>
public sealed class ClusterSemaphoreTests(OneNode one) : OwnedSemaphoreConformance, IClassFixture<OneNode>
{
    protected override IOwnedSemaphore CreateOwned(int initial, int maximum = int.MaxValue, int maxWaiters = int.MaxValue) =>
        ClusterSemaphore.Open(one.Node.System, one.NewName(), new SemaphoreSettings { Initial = initial, Maximum = maximum, MaxWaiters = maxWaiters });
}
