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
    .WithCounter("visitors"));
using var host = builder.Build();
await host.StartAsync();

var visitors = host.Services.GetRequiredKeyedService<ICounter>("visitors");

// Four doors at once; every change is a message, and none is lost.
await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
{
    for (var n = 0; n < 10_000; n++) visitors.Increment();
    for (var n = 0; n < 4_000; n++) visitors.Decrement();
})));
Console.WriteLine($"inside: {await visitors.ValueAsync()}");

Console.WriteLine($"set to 0 if still 24000: {await visitors.CompareAndSetAsync(expected: 24_000, update: 0)}");
Console.WriteLine($"set to 0 if still 24000: {await visitors.CompareAndSetAsync(expected: 24_000, update: 0)}");

try
{
    await visitors.IncrementAsync(long.MaxValue);
    await visitors.IncrementAsync();
}
catch (OverflowException)
{
    Console.WriteLine("one more would overflow: refused, the value stays");
}

Console.WriteLine(await visitors.SnapshotAsync());
await host.StopAsync();
