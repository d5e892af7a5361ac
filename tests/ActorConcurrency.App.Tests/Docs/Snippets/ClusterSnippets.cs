using ActorConcurrency.Hosting;
using Akka.Cluster.Hosting;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.App.Tests;

internal static class ClusterSnippets
{
    public static async Task NodeAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddActorConcurrencyCluster();
        builder.Services.AddAkka("shop", akka => akka
            .WithRemoting("10.0.0.1", 4053)
            .WithClustering(new ClusterOptions { SeedNodes = ["akka.tcp://shop@10.0.0.1:4053", "akka.tcp://shop@10.0.0.2:4053"] })
            .WithClusterStore(ClusterStore.PostgreSql(builder.Configuration.GetConnectionString("Shop")!))
            .WithClusterSemaphore("licences", licences => licences.Initial = 3));
        await builder.Build().RunAsync();
    }
}
