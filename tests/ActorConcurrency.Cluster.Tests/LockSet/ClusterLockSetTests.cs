using ActorConcurrency.Tests;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A clustered lock set promises what one in a process does.</summary>
public abstract class ClusterLockSetTests(OneNode one) : OwnedLockSetConformance
{
    protected override IOwnedLockSet CreateOwned(int maxWaiters = int.MaxValue) =>
        ClusterLockSet.Open(one.Node.System, one.NewName(), new LockSetSettings { MaxWaiters = maxWaiters });
}

public sealed class ClusterLockSetOnSqliteTests(OneNode one) : ClusterLockSetTests(one), IClassFixture<OneNode>;

[OnPostgres]
public sealed class ClusterLockSetOnPostgresTests(OneNodeOnPostgres one) : ClusterLockSetTests(one), IClassFixture<OneNodeOnPostgres>;
