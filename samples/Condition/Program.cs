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
    .WithCondition("bakery", new Bakery(Loaves: 0, Flour: 5)));
using var host = builder.Build();
await host.StartAsync();

var bakery = host.Services.GetRequiredKeyedService<ICondition<Bakery>>("bakery");

// Two customers wait for loaves. Each takes what it wants in the same step in which it is there.
var ann = BuyAsync("ann", 3);
var ben = BuyAsync("ben", 1);
while ((await bakery.SnapshotAsync()).Waiters.Length < 2) await Task.Yield();

// One loaf is enough for ben, though ann asked first; nobody had to be notified.
await BakeAsync(1);
Console.WriteLine(await ben);
await BakeAsync(3);
Console.WriteLine(await ann);

// One deadline for the whole wait; in time or not at all.
Console.WriteLine(await bakery.TryWaitAsync(state => state.Loaves > 0, state => state with { Loaves = 0 }, TimeSpan.FromMilliseconds(50)) is null
    ? "cid: out of time, and nothing was taken"
    : "cid: took the rest");

// An update that fails is its caller's alone.
try { await BakeAsync(10); }
catch (InvalidOperationException failure) { Console.WriteLine($"baker: {failure.Message}"); }

var after = await bakery.SnapshotAsync();
Console.WriteLine($"left: {after.State.Loaves} loaves, {after.State.Flour} flour, after {after.Updates} updates");
await host.StopAsync();

async Task<string> BuyAsync(string who, int wanted)
{
    var left = await bakery.WaitAsync(state => state.Loaves >= wanted, state => state with { Loaves = state.Loaves - wanted });
    return $"{who}: bought {wanted}, left {left.Loaves}";
}

async Task BakeAsync(int count) => await bakery.UpdateAsync(state => state.Flour >= count
    ? new Bakery(state.Loaves + count, state.Flour - count)
    : throw new InvalidOperationException($"{state.Flour} flour is not enough for {count}"));

internal sealed record Bakery(int Loaves, int Flour);
