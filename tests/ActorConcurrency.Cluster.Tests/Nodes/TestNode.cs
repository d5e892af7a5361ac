using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A node of a cluster in this process: a host with an actor system on the loopback network.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly IHost _host;

    private TestNode(IHost host) => _host = host;

    public ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    public IServiceProvider Services => _host.Services;

    public Address Address => Akka.Cluster.Cluster.Get(System).SelfAddress;

    /// <summary>Starts a node, which joins another one or begins a cluster of its own, and waits until it is up.</summary>
    /// <param name="store">The database; null: none.</param>
    /// <param name="other">A node of the cluster; null: it begins one.</param>
    /// <param name="configure">What else is set about the actor system.</param>
    /// <param name="hocon">What wins over everything else.</param>
    /// <param name="services">What else is in the container.</param>
    /// <param name="log">Gets the whole log; null: nobody does.</param>
    public static async Task<TestNode> StartAsync(
        ClusterStore? store, TestNode? other = null, Action<AkkaConfigurationBuilder>? configure = null, string hocon = "",
        Action<IServiceCollection>? services = null, ILoggerProvider? log = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        if (log is not null) builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddActorConcurrencyCluster().AddHealthChecks();
        services?.Invoke(builder.Services);
        builder.Services.AddAkka("test", akka =>
        {
            if (log is not null) akka.ConfigureLoggers(loggers => loggers.ClearLoggers().AddLoggerFactory());
            if (store is not null) akka.WithClusterStore(store);
            akka.AddHocon(Quiet.WithFallback(Config.Empty), HoconAddMode.Prepend);
            if (hocon.Length > 0) akka.AddHocon(hocon, HoconAddMode.Prepend);
            configure?.Invoke(akka);
        });
        var node = new TestNode(builder.Build());
        try
        {
            await node._host.StartAsync();
            var cluster = Akka.Cluster.Cluster.Get(node.System);
            await cluster.JoinAsync(other?.Address ?? cluster.SelfAddress).WaitAsync(ActorConcurrency.Tests.Limit.Hang);
            return node;
        }
        catch
        {
            await ((IAsyncDisposable)node._host).DisposeAsync();
            throw;
        }
    }

    public T Get<T>(string name) where T : notnull => Services.GetRequiredKeyedService<T>(name);

    public Task<HealthReport> HealthAsync() => Services.GetRequiredService<HealthCheckService>().CheckHealthAsync().WaitAsync(ActorConcurrency.Tests.Limit.Hang);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static Config Quiet { get; } = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = ERROR
          stdout-loglevel = OFF
          remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
          cluster.min-nr-of-members = 1
        }
        """);
}
