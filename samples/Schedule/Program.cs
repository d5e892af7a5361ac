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
    .WithSchedule("jobs"));
using var host = builder.Build();
await host.StartAsync();

var jobs = host.Services.GetRequiredKeyedService<ISchedule>("jobs");
var soon = DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(200);

// All but the last are due at the same moment: the most important one is first, the others are in the order of entering.
await jobs.EnterAtAsync(soon, () => Console.WriteLine("second"));
await jobs.EnterAtAsync(soon, () => Console.WriteLine("third"));
await jobs.EnterAtAsync(soon, () => Console.WriteLine("first"), new(Priority: 10, Label: "urgent"));
var failing = await jobs.EnterAtAsync(soon, () => throw new InvalidOperationException("no paper"));
var late = await jobs.EnterAsync(TimeSpan.FromDays(60), () => Console.WriteLine("never"), new(Label: "in two months"));

Console.WriteLine($"pending: {string.Join(", ", (await jobs.SnapshotAsync()).Pending.Select(entry => entry.Label.Length > 0 ? entry.Label : "unnamed"))}");
Console.WriteLine($"cancelled: {await late.CancelAsync()}, and again: {await late.CancelAsync()}");
await jobs.WaitUntilEmptyAsync();
Console.WriteLine($"the printer: {(await failing.Completion as EntryOutcome.Failed)?.Message}");

// What repeats ends when it should, or when it is cancelled, be it by its own action.
var beats = 0;
var heart = await jobs.EnterAsync(
    TimeSpan.Zero, () => Console.WriteLine($"beat {++beats}"), new(Repetition: new(TimeSpan.FromMilliseconds(50), MaxRuns: 3)));
Console.WriteLine($"the heart: {await heart.Completion}");

// Any call, bounded in time.
Func<CancellationToken, Task> forever = token => Task.Delay(Timeout.Infinite, token);
try
{
    await forever.WithTimeout(TimeSpan.FromMilliseconds(50));
}
catch (TimeoutException)
{
    Console.WriteLine("too slow");
}

await jobs.EnterAsync(TimeSpan.FromHours(1), () => { });
Console.WriteLine($"stopped: {(await jobs.StopAsync()).Dropped} dropped");
await host.StopAsync();
