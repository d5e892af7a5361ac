using ActorConcurrency;
using ActorConcurrency.Hosting;
using Akka.Actor;
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
    .WithBarrier("rounds", options =>
    {
        options.Parties = 3;
        options.Action = (phase, _) =>
        {
            Console.WriteLine($"round {phase} is done");
            return ValueTask.CompletedTask;
        };
    })
    .WithLatch("ready", options => options.Count = 3));
using var host = builder.Build();
await host.StartAsync();

// Three workers say that they are ready, and do not wait; whoever needs them all does.
var ready = host.Services.GetRequiredKeyedService<ILatch>("ready");
for (var worker = 0; worker < 3; worker++) _ = Task.Run(async () => await ready.SignalAsync());
await ready.WaitAsync();
Console.WriteLine("all are ready");

// Python's program: three workers, three rounds. Nobody begins the next round before all have ended this one.
var rounds = host.Services.GetRequiredKeyedService<ActorBarrier>("rounds");
await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
{
    for (var round = 0; round < 3; round++)
        if (await rounds.SignalAndWaitAsync() is { Index: 0, Phase: var phase }) Console.WriteLine($"one of them tidies up after round {phase}");
})));

// With names: ann and bob wait for cid. Cid is an actor, and ends without a word...
var system = host.Services.GetRequiredService<ActorSystem>();
var cid = system.ActorOf(Props.Empty, "cid");
var ann = await rounds.JoinAsync("ann");
var bob = await rounds.JoinAsync("bob");
await rounds.JoinAsync("cid", owner: cid);
var waiting = ann.SignalAndWaitAsync();
await bob.SignalAsync();
Console.WriteLine($"still missing: {string.Join(", ", (await rounds.SnapshotAsync()).Missing)}");
system.Stop(cid);
try
{
    await waiting;
}
catch (BrokenBarrierException end)
{
    Console.WriteLine($"ann is told: {end.Message}");
}

// ...and the round begins anew, with somebody in its place.
await rounds.ResetAsync();
await using var dan = await rounds.JoinAsync("dan");
await bob.SignalAsync();
await dan.SignalAsync();
await ann.SignalAndWaitAsync();
await host.StopAsync();
