using ActorConcurrency.Hosting;
using ActorConcurrency.Tests;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>Nobody is told how the database is reached.</summary>
public sealed class SecretsTests
{
    private const string Secret = "a-password-that-nobody-may-see";

    // Whatever Akka.NET can be made to tell.
    private const string Talkative = "akka { loglevel = DEBUG, log-config-on-start = on, actor.debug { receive = on, lifecycle = on, unhandled = on, event-stream = on } }";

    [Fact]
    public void A_store_says_what_it_is_and_not_where() => Assert.Equal("PostgreSQL", $"{ClusterStore.PostgreSql($"Host=there;Password={Secret}")}");

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Not_of_a_database_that_cannot_be_reached()
    {
        // Nobody listens there: the port was this process's a moment ago.
        using var nowhere = new Forwarder("127.0.0.1", 1);
        var port = nowhere.Port;
        nowhere.Dispose();

        var told = await WhatIsToldAsync($"Host=127.0.0.1;Port={port};Username=somebody;Password={Secret};Timeout=2");

        Assert.Contains(told, line => line.Contains("Failed to connect", StringComparison.Ordinal) || line.Contains("ConnectionRefused", StringComparison.Ordinal));
        Assert.DoesNotContain(told, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    // What it tells while it starts, is asked in vain, is looked after, and stops.
    private static async Task<IReadOnlyCollection<string>> WhatIsToldAsync(string connection)
    {
        using var log = new WholeLog();
        List<string> told = [];
        await using (var node = await TestNode.StartAsync(
            ClusterStore.PostgreSql(connection), configure: akka => akka.WithClusterSemaphore("licences"), hocon: Talkative + "\nactor-concurrency.cluster.call-timeout = 1s",
            services: services => services.AddHealthChecks().AddActorConcurrency(), log: log))
        {
            try
            {
                await using var permit = await node.Get<ClusterSemaphore>("licences").TryAcquireAsync(TimeSpan.Zero);
            }
            catch (OutcomeUnknownException unknown)
            {
                told.Add($"{unknown}");
            }

            var report = await node.HealthAsync();
            foreach (var (_, entry) in report.Entries) told.AddRange([$"{entry.Description} {entry.Exception}", .. entry.Data.Select(data => $"{data.Key} {data.Value}")]);
            told.AddRange([$"{node.System.Settings.Config}", $"{node.System.Settings}"]);
        }

        return [.. told, .. log.Lines];
    }

    [OnPostgres]
    public sealed class OnPostgresTests
    {
        [Fact(Timeout = Limit.HangMilliseconds)]
        public async Task Not_of_a_database_that_is_there()
        {
            using var database = new PostgresStore();
            var password = new NpgsqlConnectionStringBuilder(database.ConnectionString).Password!;

            var told = await WhatIsToldAsync(database.ConnectionString);

            // It was as talkative as can be, and nobody was refused.
            Assert.Contains(told, line => line.Contains("actor-concurrency", StringComparison.Ordinal) && line.StartsWith("Debug", StringComparison.Ordinal));
            Assert.Contains(told, line => line.Contains("1 permit free", StringComparison.Ordinal));
            Assert.DoesNotContain(told, line => line.Contains(password, StringComparison.Ordinal));
        }

        [Fact(Timeout = Limit.HangMilliseconds)]
        public async Task Not_of_a_database_that_refuses_the_password()
        {
            var told = await WhatIsToldAsync(new NpgsqlConnectionStringBuilder(Postgres.Server) { Password = Secret }.ConnectionString);

            Assert.Contains(told, line => line.Contains("cannot reach its database (PostgreSQL): SQLSTATE 28P01", StringComparison.Ordinal));
            Assert.DoesNotContain(told, line => line.Contains(Secret, StringComparison.Ordinal));
        }
    }
}
