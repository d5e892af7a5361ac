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
    .WithEvent("started")
    .WithEvent("news"));
using var host = builder.Build();
await host.StartAsync();

// The page's program: the launcher waits until the countdown has started.
var started = host.Services.GetRequiredKeyedService<IEvent>("started");
Console.WriteLine("Launching countdown");
var countdown = Task.Run(async () =>
{
    Console.WriteLine("Countdown starting");
    await started.SetAsync();
});
await started.WaitAsync();
await countdown;
Console.WriteLine("Countdown is running");

// What the page warns of: an event that is signalled over and over. Here signals are numbered, so the reader passes once on each...
var news = host.Services.GetRequiredKeyedService<IEvent>("news");
var seen = 0L;
for (var issue = 0; issue < 2; issue++)
{
    var reading = news.WaitForSignalAsync(after: seen);
    await news.SetAsync();
    seen = await reading;
    Console.WriteLine($"read issue {seen}");
}

Console.WriteLine($"the flag is set: {await news.TryWaitAsync(TimeSpan.Zero)}");
Console.WriteLine($"another issue: {await news.TryWaitForSignalAsync(TimeSpan.Zero, after: seen) is not null}");

// ...and if it was away while others were given, it passes and knows how many it has missed.
await news.ClearAsync();
for (var issue = 0; issue < 3; issue++) await news.PulseAsync();
var latest = await news.WaitForSignalAsync(after: seen);
Console.WriteLine($"read issue {latest}, missed {latest - seen - 1}");
await host.StopAsync();
