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
    .WithLock("accounts", options => options.Reentrant = true)
    .WithLock("catalogue"));
using var host = builder.Build();
await host.StartAsync();

var accounts = host.Services.GetRequiredKeyedService<ActorLock>("accounts");
var balances = new[] { 100, 0 };

// The page's program: a transfer holds the lock and calls what takes it again. Each transfer is an owner of its own, and may await inside.
await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TransferAsync(10)));
Console.WriteLine($"together {balances.Sum()}, moved {balances[1]}");

// One reads on and writes in between, and nobody else can have written meanwhile.
var catalogue = host.Services.GetRequiredKeyedService<ActorLock>("catalogue");
await using (var reading = await catalogue.AcquireAsync(LockMode.Upgradeable))
{
    await using (await catalogue.AcquireAsync(LockMode.Read)) Console.WriteLine($"readers beside it: {(await catalogue.SnapshotAsync()).Holders.Length - 1}");
    await using (await reading.UpgradeAsync()) Console.WriteLine($"read while it writes: {await catalogue.TryAcquireAsync(TimeSpan.Zero, LockMode.Read) is not null}");
}

// Whoever holds it and asks again is told so, instead of waiting for itself.
await using (var owner = catalogue.OpenSession("the importer"))
{
    await owner.AcquireAsync();
    try
    {
        await owner.AcquireAsync();
    }
    catch (LockRecursionException refusal)
    {
        Console.WriteLine(refusal.Message);
    }

    Console.WriteLine($"owner: {(await catalogue.SnapshotAsync()).Owner}");
}

// What no lock does: the owner has ended without giving it back.
Console.WriteLine($"free after its end: {!(await catalogue.SnapshotAsync()).IsHeld}");
await host.StopAsync();

async Task TransferAsync(int amount)
{
    await using var owner = accounts.OpenSession("transfer");
    await using var hold = await owner.AcquireAsync();
    await DepositAsync(owner, 0, -amount);
    await DepositAsync(owner, 1, amount);
}

async Task DepositAsync(ActorLockSession owner, int account, int amount)
{
    await using var hold = await owner.AcquireAsync();
    var balance = balances[account];
    await Task.Yield();
    balances[account] = balance + amount;
}
