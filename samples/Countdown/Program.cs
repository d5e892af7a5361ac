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
    .WithCountdown("launch", options => (options.From, options.Period) = (5, TimeSpan.FromMilliseconds(100)))
    .WithCountdown("holiday", options => (options.From, options.Period) = (10, TimeSpan.FromHours(1))));
using var host = builder.Build();
await host.StartAsync();

// Both have started with the host; whoever looks later still sees every tick.
var launch = host.Services.GetRequiredKeyedService<ICountdown>("launch");
await foreach (var tick in launch.TicksAsync()) Console.WriteLine($"T-minus {tick}");
Console.WriteLine($"launch: {await launch.Completion}");

// Terminating takes effect at once, not after the current sleep of an hour.
var holiday = host.Services.GetRequiredKeyedService<ICountdown>("holiday");
await holiday.Started;
Console.WriteLine($"holiday: {await holiday.TerminateAsync()}");
await host.StopAsync();
