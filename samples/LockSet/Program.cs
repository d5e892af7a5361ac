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
    .WithLockSet("accounts")
    .WithLockSet("anyOrder", options => options.Ordered = false));
using var host = builder.Build();
await host.StartAsync();

var accounts = host.Services.GetRequiredKeyedService<ActorLockSet>("accounts");
var balance = new Dictionary<string, int> { ["alice"] = 100, ["bob"] = 100 };

// The page's program: x, y against y, x. Each transfer gets both locks or waits; a deadlock cannot be.
await Task.WhenAll(TransferAsync("alice", "bob", 1), TransferAsync("bob", "alice", 1));
Console.WriteLine($"alice has {balance["alice"]}, bob has {balance["bob"]}");

// Whoever holds something may only ask for what comes after it, so that a mistake shows at its first run.
await using (await accounts.AcquireAsync(["bob"]))
{
    try
    {
        await accounts.AcquireAsync(["alice"]);
    }
    catch (LockOrderException violation)
    {
        Console.WriteLine(violation.Message);
    }
}

// Where any order is allowed, the wait that would close a cycle is refused, and the cycle is named.
var anyOrder = host.Services.GetRequiredKeyedService<ActorLockSet>("anyOrder");
await using var ann = anyOrder.OpenSession("Ann");
await using var ben = anyOrder.OpenSession("Ben");
await using var x = await ann.AcquireAsync(["x"]);
var y = await ben.AcquireAsync(["y"]);
var waiting = ann.AcquireAsync(["y"]);
try
{
    await ben.AcquireAsync(["x"]);
}
catch (DeadlockException deadlock)
{
    foreach (var wait in deadlock.Cycle) Console.WriteLine(wait);
}

await y.DisposeAsync();
Console.WriteLine($"Ann goes on with {string.Join(", ", (await waiting).Names)}");
await host.StopAsync();

Task TransferAsync(string from, string to, int amount) => Task.Run(async () =>
{
    for (var n = 0; n < 1000; n++)
    {
        await using var both = await accounts.AcquireAsync([from, to]);
        balance[from] -= amount;
        balance[to] += amount;
    }
});
