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
    .AddHoconFile(Path.Combine(AppContext.BaseDirectory, "sample.conf"), HoconAddMode.Prepend)
    .ConfigureLoggers(log => log.ClearLoggers().AddLoggerFactory())
    .WithWorkQueue<int>("numbers"));
using var host = builder.Build();
await host.StartAsync();

var numbers = host.Services.GetRequiredKeyedService<ActorWorkQueue<int>>("numbers");

// What no queue of .NET does: a worker ends without having done its work, and the item goes to the next one.
await numbers.PutAsync(7);
await using (var mortal = numbers.OpenSession("mortal"))
{
    Console.WriteLine($"mortal got {(await mortal.GetAsync()).Item}");
}

await using (var heir = numbers.OpenSession("heir"))
{
    var delivery = await heir.GetAsync();
    Console.WriteLine($"heir got {delivery.Item}, delivered {delivery.Attempt} times");
    delivery.Done();
}

// The page's program: a producer and a consumer. There is no sentinel; the producer shuts the queue down.
var consuming = ConsumeAsync();
var random = new Random(1);
var produced = 0;
for (var item = 0; item < 20; item++)
{
    var data = random.Next(0, 11);
    await numbers.PutAsync(data);
    produced += data;
}

await numbers.ShutdownAsync();
await numbers.CompletionAsync();
Console.WriteLine($"consumed all: {await consuming == produced}");

var end = await numbers.SnapshotAsync();
Console.WriteLine($"put {end.Put}, done {end.Done}, unfinished {end.Unfinished()}");
await host.StopAsync();

async Task<int> ConsumeAsync()
{
    var sum = 0;
    await foreach (var data in numbers.ReadAllAsync()) sum += data;
    return sum;
}
