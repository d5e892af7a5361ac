using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorConcurrency.Benchmarks;

/// <summary>A node in this process: one has the names, the other asks for them from elsewhere.</summary>
internal sealed class ClusterNodes(IHost host) : IAsyncDisposable
{
    public ActorSystem System => host.Services.GetRequiredService<ActorSystem>();

    public static async Task<ClusterNodes> StartAsync(ClusterStore store, bool hasNames, ClusterNodes? other = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAkka("cluster", akka => akka.WithClusterStore(store).AddHocon(
            $$"""
            actor-concurrency.cluster.role = names
            akka {
              loglevel = ERROR
              stdout-loglevel = OFF
              remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
              cluster.roles = [{{(hasNames ? "names" : "")}}]
            }
            """, HoconAddMode.Prepend));
        var node = new ClusterNodes(builder.Build());
        await node.StartAsync(other);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private async Task StartAsync(ClusterNodes? other)
    {
        await host.StartAsync();
        var cluster = Akka.Cluster.Cluster.Get(System);
        await cluster.JoinAsync(other is null ? cluster.SelfAddress : Akka.Cluster.Cluster.Get(other.System).SelfAddress);
    }
}
