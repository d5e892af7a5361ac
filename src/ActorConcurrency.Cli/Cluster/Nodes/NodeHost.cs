using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace ActorConcurrency.Cli;

/// <summary>How a node of the demo is hosted: on the loopback network, with the database that it shares with the others.</summary>
internal static class NodeHost
{
    private const string System = "actorconc";

    /// <summary>The environment variable with PostgreSQL's connection string, so that it stands in no list of processes.</summary>
    public const string PostgresVariable = "ACTORCONC_POSTGRES";

    public static IHost Build(NodeOptions options, LogEventLevel level)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        // Ctrl+C reaches all processes of a terminal; whoever started this one ends it in order.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddAkka(System, akka => akka
            .WithRemoting("127.0.0.1", 0)
            .WithClustering(new ClusterOptions())
            .WithClusterStore(Store(options))
            // Whoever is not told to leave ends at once.
            .AddHocon("akka.coordinated-shutdown.run-by-clr-shutdown-hook = off", HoconAddMode.Prepend)
            .AddHocon(Logging.ActorConfiguration(level), HoconAddMode.Prepend));
        return builder.Build();
    }

    /// <summary>Joins the others, or begins a cluster; complete when the node is up.</summary>
    public static async Task<string> JoinAsync(ActorSystem system, IReadOnlyList<string> others, CancellationToken cancellationToken)
    {
        var cluster = Akka.Cluster.Cluster.Get(system);
        if (others.Count == 0) await cluster.JoinAsync(cluster.SelfAddress, cancellationToken);
        else await cluster.JoinSeedNodesAsync([.. others.Select(Address.Parse)], cancellationToken);
        return cluster.SelfAddress.ToString();
    }

    private static ClusterStore Store(NodeOptions options) => options.StoreFile is { } file
        ? ClusterStore.Sqlite(file)
        : ClusterStore.PostgreSql(Environment.GetEnvironmentVariable(PostgresVariable) ?? throw new UsageException($"Set {PostgresVariable} to the connection string of a PostgreSQL database."));

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
