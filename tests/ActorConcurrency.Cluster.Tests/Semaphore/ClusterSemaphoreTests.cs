using ActorConcurrency.Tests;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A clustered semaphore promises what one in a process does.</summary>
public abstract class ClusterSemaphoreTests(OneNode one) : OwnedSemaphoreConformance
{
    protected override IOwnedSemaphore CreateOwned(int initial, int maximum = int.MaxValue, int maxWaiters = int.MaxValue) =>
        ClusterSemaphore.Open(one.Node.System, one.NewName(), new SemaphoreSettings { Initial = initial, Maximum = maximum, MaxWaiters = maxWaiters });
}

public sealed class ClusterSemaphoreOnSqliteTests(OneNode one) : ClusterSemaphoreTests(one), IClassFixture<OneNode>;

[OnPostgres]
public sealed class ClusterSemaphoreOnPostgresTests(OneNodeOnPostgres one) : ClusterSemaphoreTests(one), IClassFixture<OneNodeOnPostgres>;
