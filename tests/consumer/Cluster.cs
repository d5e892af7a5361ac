using ActorConcurrency;
using ActorConcurrency.Hosting;
using Akka.Cluster.Hosting;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
var first = builder.Configuration.GetValue("first", 4053);
builder.Services.AddActorConcurrencyCluster().AddAkka("app", akka => akka
    .WithRemoting("127.0.0.1", builder.Configuration.GetValue("port", first))
    .WithClustering(new ClusterOptions { SeedNodes = [$"akka.tcp://app@127.0.0.1:{first}"] })
    .WithClusterStore(ClusterStore.Sqlite("licences.db"))
    .WithClusterSemaphore("licences", options => options.Initial = 3));
using var host = builder.Build();
await host.StartAsync();

var licences = host.Services.GetRequiredKeyedService<ClusterSemaphore>("licences");
await using (var licence = await licences.AcquireAsync())
{
    Console.WriteLine($"Working with licence {licence.FencingToken}.");
}

await host.StopAsync();
