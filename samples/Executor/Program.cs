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
    .WithExecutor("pool", options => (options.Workers, options.QueueCapacity) = (2, 1)));
using var host = builder.Build();
await host.StartAsync();

var pool = host.Services.GetRequiredKeyedService<IExecutor>("pool");

// Work, and the task of its result.
var primes = await pool.SubmitAsync(_ => CountPrimes(10_000), new("primes"));
Console.WriteLine($"primes below 10000: {await primes.Task}");

// A failure is its own task's alone, and keeps its type.
try
{
    await pool.RunAsync(_ => int.Parse("ten"));
}
catch (FormatException failure)
{
    Console.WriteLine($"the parser: {failure.GetType().Name}");
}

// The same work for each item: results in order, never more than 4 under way.
var counts = new List<int>();
await foreach (var count in pool.MapAsync(new[] { 1000, 2000, 3000, 4000, 5000 }, (below, _) => CountPrimes(below), window: 4)) counts.Add(count);
Console.WriteLine(string.Join(" ", counts));

// Both workers busy, one queued: there is no more room.
using var gate = new ManualResetEventSlim();
var busy = new List<IExecution>();
for (var worker = 0; worker < 2; worker++) busy.Add(await pool.SubmitAsync(token => gate.Wait(token), new($"busy {worker}")));
var queued = await pool.SubmitAsync(_ => CountPrimes(10), new("queued"));
Console.WriteLine($"room for one more: {await pool.TrySubmitAsync(_ => new ValueTask<int>(0), TimeSpan.Zero) is not null}");
Console.WriteLine($"queued: {string.Join(", ", (await pool.SnapshotAsync()).Queued.Select(work => work.Name))}");

// What has not begun never begins; what runs is asked to stop.
Console.WriteLine($"cancelled before it began: {queued.Cancel()}");
Console.WriteLine($"cancelled before it began: {busy[0].Cancel()}");
var first = (await busy.WaitAsync(WaitFor.First)).Done.Single();
Console.WriteLine($"{first.Options.Name}: {first.State}");

await pool.ShutdownAsync();
gate.Set();
await pool.JoinAsync();
Console.WriteLine($"{busy[1].Options.Name}: {busy[1].State}");
try
{
    await pool.SubmitAsync(_ => 1);
}
catch (StoppedException)
{
    Console.WriteLine("the pool is shut down");
}

await host.StopAsync();

static int CountPrimes(int below)
{
    var count = 0;
    for (var number = 2; number < below; number++)
    {
        var divisor = 2;
        while (divisor * divisor <= number && number % divisor != 0) divisor++;
        if (divisor * divisor > number) count++;
    }

    return count;
}
