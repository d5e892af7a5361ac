using ActorConcurrency.Tests;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A cluster of three nodes in this process, with a database of its own, for the specs of a collection.</summary>
public sealed class ThreeNodes : IAsyncLifetime
{
    // So patient that a busy machine is not taken for a lost node: nothing here is to be found lost.
    private const string Patient =
        """
        akka.loglevel = OFF
        akka.cluster.failure-detector.acceptable-heartbeat-pause = 10m
        actor-concurrency.cluster { session-ttl = 60m, lost-after = 30m, call-timeout = 30m, give-up-after = off }
        """;

    private readonly TemporaryStore _store = new();
    private readonly List<TestNode> _nodes = [];
    private int _names;

    public TestNode A => _nodes[0];

    public TestNode B => _nodes[1];

    public TestNode C => _nodes[2];

    /// <summary>A name that nobody else uses.</summary>
    public string NewName() => $"name-{Interlocked.Increment(ref _names)}";

    /// <summary>The names of semaphores that live on a node.</summary>
    public static async Task<IReadOnlyCollection<string>> NamesOnAsync(TestNode node)
    {
        var region = ClusterSharding.Get(node.System).ShardRegion("actor-concurrency-semaphore");
        var state = await region.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Limit.Hang);
        return [.. state.Shards.SelectMany(shard => shard.EntityIds)];
    }

    /// <summary>One more node, which its spec ends.</summary>
    public async Task<TestNode> JoinAsync()
    {
        var node = await TestNode.StartAsync(_store.Store, _nodes.FirstOrDefault(), hocon: Patient);
        await RegisteredAsync(node);
        return node;
    }

    // A node gets names from when its region is known to the coordinator, which nothing announces.
    private static async Task RegisteredAsync(TestNode node)
    {
        var region = ClusterSharding.Get(node.System).ShardRegion("actor-concurrency-semaphore");
        using var limit = new CancellationTokenSource(Limit.Hang);
        while (!(await region.Ask<CurrentRegions>(GetCurrentRegions.Instance, limit.Token)).Regions.Contains(node.Address)) await Task.Yield();
    }

    public async Task InitializeAsync()
    {
        while (_nodes.Count < 3) _nodes.Add(await JoinAsync());
    }

    public async Task DisposeAsync()
    {
        foreach (var node in Enumerable.Reverse(_nodes)) await node.DisposeAsync();
        _store.Dispose();
    }
}

[CollectionDefinition(nameof(ThreeNodes))]
public sealed class ThreeNodesCollection : ICollectionFixture<ThreeNodes>;
