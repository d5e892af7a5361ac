using ActorConcurrency;
using ActorConcurrency.Hosting;
using Akka.Cluster.Hosting;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;

if (args is ["--node", var file, .. var others])
{
    await RunNodeAsync(file, others);
    return;
}

// Three processes share two licences. The database is what they have in common.
var folder = Directory.CreateTempSubdirectory("licences-");
var store = Path.Combine(folder.FullName, "licences.db");
using var first = await Node.StartAsync(store);
using var second = await Node.StartAsync(store, first.Address);
using var third = await Node.StartAsync(store, first.Address, second.Address);

var one = await first.AskAsync("take");
var two = await second.AskAsync("take");
Console.WriteLine($"process 1 has a licence: {one > 0}");
Console.WriteLine($"process 2 has a licence: {two > 0}");
Console.WriteLine($"process 3 has a licence: {await third.AskAsync("try") > 0}");

// What the holders of licences work on. It knows who was granted a licence last, and turns away whoever was before.
var press = new FencedResource();
Console.WriteLine($"process 1 may print: {press.TryEnter(one)}");

first.Kill();
Console.WriteLine("process 1 is killed");
var three = await third.AskAsync("take");
Console.WriteLine($"process 3 has a licence: {three > 0}");
Console.WriteLine($"process 3 may print: {press.TryEnter(three)}");
Console.WriteLine($"what process 1 had sent before, and comes late, may print: {press.TryEnter(one)}");

second.Kill();
third.Kill();
folder.Delete(recursive: true);

// A process that shares the licences: it does what it is told, and ends with its input.
static async Task RunNodeAsync(string file, string[] others)
{
    // That another process is gone is worth many warnings; here it is killed on purpose.
    Log.Logger = new LoggerConfiguration().MinimumLevel.Fatal().WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose).CreateLogger();
    var builder = Host.CreateApplicationBuilder();
    builder.Logging.ClearProviders().AddSerilog();
    builder.Services.AddActorConcurrencyCluster().AddAkka("sample", akka => akka
        .ConfigureLoggers(log => log.ClearLoggers().AddLoggerFactory())
        .WithRemoting("127.0.0.1", port: 0)
        .WithClustering(new ClusterOptions { SeedNodes = others })
        .WithClusterStore(ClusterStore.Sqlite(file))
        .WithClusterSemaphore("licences", options => options.Initial = 2));
    using var host = builder.Build();
    await host.StartAsync();
    var cluster = Akka.Cluster.Cluster.Get(host.Services.GetRequiredService<Akka.Actor.ActorSystem>());
    if (others.Length == 0) await cluster.JoinAsync(cluster.SelfAddress);

    var licences = host.Services.GetRequiredKeyedService<ClusterSemaphore>("licences");
    await licences.SnapshotAsync();
    Console.WriteLine(cluster.SelfAddress);
    while (Console.ReadLine() is { } command)
    {
        var licence = command == "try" ? await licences.TryAcquireAsync(TimeSpan.Zero) : await licences.AcquireAsync();
        Console.WriteLine(licence?.FencingToken ?? 0);
    }
}
