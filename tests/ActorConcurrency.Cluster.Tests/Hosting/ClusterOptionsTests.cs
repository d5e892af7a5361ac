using ActorConcurrency.Hosting;
using ActorConcurrency.Tests;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>What is set about clustered recipes, and what is refused.</summary>
public sealed class ClusterOptionsTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_set_on_the_spot_wins_over_options_of_the_name_and_these_over_HOCON()
    {
        await using var node = await StartAsync(
            akka => akka.WithClusterSemaphore("spot", options => options.Initial = 3).WithClusterSemaphore("bound").WithClusterSemaphore("other"),
            "actor-concurrency.semaphore { initial = 5, maximum = 20 }",
            services => services.Configure<ClusterSemaphoreOptions>("bound", options => options.Initial = 4).Configure<ClusterSemaphoreOptions>("spot", options => options.Initial = 4));

        foreach (var (name, initial) in new[] { ("spot", 3), ("bound", 4), ("other", 5) })
        {
            var made = await node.Get<ClusterSemaphore>(name).SnapshotAsync();
            Assert.Equal((name, initial, 20), (name, made.Initial, made.Maximum));
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lock_set_takes_its_options_by_its_name()
    {
        await using var node = await StartAsync(
            akka => akka.WithClusterLockSet("files"),
            services: services => services.Configure<ClusterLockSetOptions>("files", options => (options.Ordered, options.MaxWaiters) = (false, 0)));
        var locks = node.Get<ClusterLockSet>("files");
        await using var lease = await locks.AcquireAsync(["b"]);

        // Against the order, and so refused at once if the order counted.
        await using var lower = await locks.AcquireAsync(["a"]);
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await locks.OpenSession("one too many").AcquireAsync(["a"]));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("initial = -1", "actor-concurrency.semaphore.initial must be ")]
    [InlineData("max-waiters = -1", "actor-concurrency.semaphore.max-waiters must be ")]
    public async Task A_value_out_of_range_keeps_the_host_from_starting_and_is_named(string set, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(akka => akka.WithClusterSemaphore("licences"), $"actor-concurrency.semaphore {{ {set} }}"))).Message);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lease_is_refused_for_a_holder_keeps_what_it_has_while_its_node_lives()
    {
        await using var node = await StartAsync();

        var refusal = Assert.Throws<ArgumentException>(() => ClusterSemaphore.Open(node.System, "licences", new SemaphoreSettings { Lease = TimeSpan.FromSeconds(1) }));
        Assert.Contains("Leave Lease out", refusal.Message);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Without_a_store_the_host_does_not_start_and_the_remedy_is_named() =>
        Assert.Contains("Use WithClusterStore", (await Assert.ThrowsAsync<OptionsValidationException>(
            () => TestNode.StartAsync(store: null, configure: akka => akka.WithClusterSemaphore("licences")))).Message);

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("journal", "akka.persistence.journal.inmem")]
    [InlineData("snapshot-store", "akka.persistence.snapshot-store.inmem")]
    [InlineData("snapshot-store", "akka.persistence.no-snapshot-store")]
    [InlineData("journal", "")]
    public async Task A_store_that_ends_with_its_process_is_refused_with_the_reason(string store, string plugin)
    {
        var refusal = await Assert.ThrowsAsync<ConfigurationException>(
            () => StartAsync(akka => akka.WithClusterSemaphore("licences"), $"akka.persistence.{store}.plugin = \"{plugin}\""));

        Assert.Contains($"akka.persistence.{store}.plugin is '{plugin}'", refusal.Message);
        Assert.Contains("a failover doubles", refusal.Message);
    }

    [Fact]
    public void SQLite_in_memory_is_refused_and_so_is_a_connection_to_nowhere()
    {
        Assert.Contains("outlives", Assert.Throws<ArgumentException>(() => ClusterStore.Sqlite(":memory:")).Message);
        Assert.Throws<ArgumentException>(() => ClusterStore.Sqlite(" "));
        Assert.Throws<ArgumentException>(() => ClusterStore.PostgreSql(""));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_file_in_a_folder_that_is_not_there_keeps_the_host_from_starting()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => TestNode.StartAsync(ClusterStore.Sqlite(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "journal.db"))));

        Assert.Contains("Is its folder there", refusal.Message);
    }

    private Task<TestNode> StartAsync(Action<AkkaConfigurationBuilder>? recipes = null, string hocon = "", Action<IServiceCollection>? services = null) =>
        TestNode.StartAsync(_store.Store, configure: recipes, hocon: hocon, services: services);
}
