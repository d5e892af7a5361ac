using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
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
    public static async Task<TestNode> StartAsync(
        ClusterStore store, TestNode? other = null, Action<AkkaConfigurationBuilder>? configure = null, string hocon = "")
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddActorConcurrencyCluster();
        builder.Services.AddAkka("test", akka =>
        {
            akka.WithClusterStore(store).AddHocon(Quiet.WithFallback(Config.Empty), HoconAddMode.Prepend);
            if (hocon.Length > 0) akka.AddHocon(hocon, HoconAddMode.Prepend);
            configure?.Invoke(akka);
        });
        var node = new TestNode(builder.Build());
        await node._host.StartAsync();
        var cluster = Akka.Cluster.Cluster.Get(node.System);
        await cluster.JoinAsync(other?.Address ?? cluster.SelfAddress).WaitAsync(ActorConcurrency.Tests.Limit.Hang);
        return node;
    }

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

/// <summary>A cluster of one node for a class of specs, with a database of its own.</summary>
public sealed class OneNode : IAsyncLifetime
{
    private readonly TemporaryStore _store = new();
    private TestNode? _node;
    private int _names;

    public TestNode Node => _node!;

    /// <summary>A name that nobody else uses.</summary>
    public string NewName() => $"name-{Interlocked.Increment(ref _names)}";

    public async Task InitializeAsync() => _node = await TestNode.StartAsync(_store.Store);

    public async Task DisposeAsync()
    {
        await _node!.DisposeAsync();
        _store.Dispose();
    }
}

/// <summary>A database in a file that is gone with the spec.</summary>
public sealed class TemporaryStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actor-concurrency-");

    public TemporaryStore() => Store = ClusterStore.Sqlite(Path.Combine(_folder.FullName, "journal.db"));

    public ClusterStore Store { get; }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
