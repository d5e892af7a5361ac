using ActorConcurrency.Hosting;
using ActorConcurrency.Tests;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A node is healthy when its database answers, and the names.</summary>
public sealed class ClusterHealthTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_node_whose_database_and_names_answer_is_healthy_and_their_snapshots_are_shown()
    {
        using var store = new TemporaryStore();
        await using var node = await StartAsync(store.Store);

        var entry = Assert.Single((await node.HealthAsync()).Entries).Value;

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(2, Assert.IsType<SemaphoreSnapshot>(entry.Data["licences"]).Available);
        Assert.Empty(Assert.IsType<LockSetSnapshot>(entry.Data["files"]).Holders);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_file_that_was_taken_away_is_told_of()
    {
        using var store = new TemporaryStore();
        await using var node = await StartAsync(store.Store);

        store.TakeAway();

        AssertBad(await node.HealthAsync(), "The semaphore 'licences' cannot reach its database (SQLite): SQLite error 14.");
        store.BringBack();
        Assert.Equal(HealthStatus.Healthy, (await node.HealthAsync()).Status);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Names_that_do_not_answer_are_told_of_before_the_check_has_no_time_left()
    {
        using var store = new TemporaryStore();
        // No node is there to have a name.
        await using var node = await StartAsync(store.Store, "actor-concurrency.cluster.role = nobody", TimeSpan.FromSeconds(1));

        AssertBad(await node.HealthAsync(), "The semaphore 'licences' does not answer, though its database does: ");
    }

    private static void AssertBad(HealthReport report, string problem)
    {
        var entry = Assert.Single(report.Entries).Value;
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains(problem, entry.Description, StringComparison.Ordinal);
    }

    private static Task<TestNode> StartAsync(ClusterStore store, string hocon = "", TimeSpan? timeout = null) => TestNode.StartAsync(
        store, configure: akka => akka.WithClusterSemaphore("licences", options => options.Initial = 2).WithClusterLockSet("files"), hocon: hocon,
        services: services => services.AddHealthChecks().AddActorConcurrency(timeout: timeout));

    /// <summary>The same with a server that refuses connections.</summary>
    [OnPostgres]
    public sealed class OnPostgresTests
    {
        [Fact(Timeout = Limit.HangMilliseconds)]
        public async Task A_server_that_refuses_connections_is_told_of_within_the_time_of_the_check()
        {
            var server = new NpgsqlConnectionStringBuilder(Postgres.Server);
            using var database = new PostgresStore();
            using var way = new Forwarder(server.Host!, server.Port);
            await using var node = await StartAsync(
                ClusterStore.PostgreSql(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = way.Port }.ConnectionString), timeout: Limit.Hang / 2);
            Assert.Equal(HealthStatus.Healthy, (await node.HealthAsync()).Status);

            way.Dispose();

            var report = await node.HealthAsync();
            AssertBad(report, "The semaphore 'licences' cannot reach its database (PostgreSQL): ConnectionRefused.");
            AssertBad(report, "The lockSet 'files' cannot reach its database (PostgreSQL): ConnectionRefused.");
        }
    }
}
