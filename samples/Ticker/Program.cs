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
    .WithTicker("beat", options => (options.Period, options.Started) = (TimeSpan.FromMilliseconds(100), false)));
using var host = builder.Build();
await host.StartAsync();

var beat = host.Services.GetRequiredKeyedService<ITicker>("beat");
await using var slow = await beat.SubscribeAsync(SlowSubscriber.LatestOnly, "slow");

// The page's program: one counts down from 10, one up to 5, in step. Both have subscribed before the first tick.
await using var down = await beat.SubscribeAsync(label: "countdown");
await using var up = await beat.SubscribeAsync(label: "countup");
await beat.StartAsync();
Console.WriteLine($"started again: {await beat.StartAsync()}");

var countdown = CountAsync(down, 10, step => $"T-minus {10 - step}");
var countup = CountAsync(up, 5, step => $"Counting {step}");
foreach (var tick in (await countdown).Concat(await countup).ToLookup(line => line.Tick, line => line.Text))
    Console.WriteLine($"tick {tick.Key}: {string.Join(", ", tick)}");
await beat.StopAsync();

// The slow one comes only now: it gets the latest tick, and knows how many it has missed.
await foreach (var tick in slow.TicksAsync())
{
    Console.WriteLine($"slow: all but the latest dropped: {slow.Dropped == tick.Number - 1}");
    break;
}

await host.StopAsync();

static async Task<List<(long Tick, string Text)>> CountAsync(ITickSubscription subscription, int steps, Func<int, string> text)
{
    var lines = new List<(long, string)>();
    await foreach (var tick in subscription.TicksAsync())
    {
        lines.Add((tick.Number, text(lines.Count)));
        if (lines.Count == steps) break;
    }

    return lines;
}
