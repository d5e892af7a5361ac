using ActorConcurrency;
using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;

// Standard output is the sample's own; the log goes to standard error.
Log.Logger = new LoggerConfiguration().MinimumLevel.Warning().WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose).CreateLogger();

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders().AddSerilog();
builder.Services.AddActorConcurrency().AddAkka("sample", akka => akka
    .ConfigureLoggers(log => log.ClearLoggers().AddLoggerFactory())
    .WithSemaphore("start", options => options.Initial = 0));
using var host = builder.Build();
await host.StartAsync();

var start = host.Services.GetRequiredKeyedService<ActorSemaphore>("start");

// The page's program: ten workers wait for a permit that does not exist yet; one release by a stranger lets them in, one by one.
var workers = Enumerable.Range(0, 10).Select(WorkAsync).ToArray();
await start.ReleaseAsync();
await Task.WhenAll(workers);
Console.WriteLine($"permits left: {(await start.SnapshotAsync()).Available}");

// What no lock does: an owner that ends without giving back.
await using (var owner = start.OpenSession("forgetful"))
{
    await owner.AcquireAsync();
    Console.WriteLine($"free while the owner lives: {await start.TryAcquireAsync(TimeSpan.Zero) is not null}");
}

Console.WriteLine($"free after its end: {await start.TryAcquireAsync(TimeSpan.Zero) is not null}");
await host.StopAsync();

async Task WorkAsync(int n)
{
    await using var permit = await start.AcquireAsync();
    Console.WriteLine($"Working {n}");
}
