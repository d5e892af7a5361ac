using ActorConcurrency.Hosting;
using ActorConcurrency.Tests;
using Akka.Hosting;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A node with one clustered recipe of each kind, and one in the process.</summary>
public sealed class HostedNode : IAsyncLifetime
{
    private readonly TemporaryStore _store = new();

    public TestNode Node { get; private set; } = null!;

    public async Task InitializeAsync() => Node = await TestNode.StartAsync(_store.Store, configure: akka => akka
        .WithClusterSemaphore("licences", options => options.Initial = 3)
        .WithClusterLockSet("files")
        .WithSemaphore("local"));

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        _store.Dispose();
    }
}

/// <summary>A container has clustered recipes as it has those of the process.</summary>
public sealed class ClusterServicesTests(HostedNode hosted) : IClassFixture<HostedNode>
{
    private readonly TestNode _node = hosted.Node;

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_semaphore_is_resolved_by_its_name_as_its_interfaces_and_as_itself()
    {
        var semaphore = _node.Get<ClusterSemaphore>("licences");

        Assert.Same(semaphore, _node.Get<IOwnedSemaphore>("licences"));
        Assert.Same(semaphore, _node.Get<ISemaphore>("licences"));
        await using var permit = await semaphore.AcquireAsync(3);
        Assert.Equal((3, 0), (permit.Count, (await semaphore.SnapshotAsync()).Available));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lock_set_is_resolved_by_its_name_as_its_interfaces_and_as_itself()
    {
        var locks = _node.Get<ClusterLockSet>("files");

        Assert.Same(locks, _node.Get<IOwnedLockSet>("files"));
        Assert.Same(locks, _node.Get<ILockSet>("files"));
        await using var lease = await locks.AcquireAsync(["a", "b"]);
        Assert.Null(await locks.TryAcquireAsync(["b"], TimeSpan.Zero));
    }

    [Fact]
    public void Who_asks_for_another_handle_is_told_which_one_it_is()
    {
        var local = Assert.Throws<InvalidOperationException>(() => _node.Get<ClusterSemaphore>("local"));
        var clustered = Assert.Throws<InvalidOperationException>(() => _node.Get<ActorSemaphore>("licences"));

        Assert.Contains("'local' is a ActorSemaphore, not a ClusterSemaphore", local.Message);
        Assert.Contains("'licences' is a ClusterSemaphore, not a ActorSemaphore", clustered.Message);
    }

    [Fact]
    public void Who_asks_for_a_name_that_is_not_there_is_told_which_ones_are()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => _node.Get<ClusterSemaphore>("licenses"));

        Assert.Contains("There is no semaphore 'licenses'. There are 'licences', 'local'.", refusal.Message);
    }
}
