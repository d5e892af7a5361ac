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
    .WithPriorityQueue<string>("errands"));
using var host = builder.Build();
await host.StartAsync();

// As a queue: the highest first, equals in the order of their puts, and a priority may change while the item waits.
var errands = host.Services.GetRequiredKeyedService<IPriorityQueue<string>>("errands");
await errands.PutAsync("water the plants", 1);
await errands.PutAsync("answer the phone", 5);
var bread = await errands.PutAsync("buy bread", 1);
await errands.PutAsync("put out the fire", int.MaxValue);
await errands.PutAsync("answer the door", 5);
await errands.ReprioritizeAsync(bread, 9);
for (var errand = 0; errand < 5; errand++) Console.WriteLine(await errands.GetAsync());
Console.WriteLine($"nothing left: {await errands.TryGetAsync(TimeSpan.FromMilliseconds(50)) is null}");

// As a mailbox: the actor's own messages are handled by importance.
var system = host.Services.GetRequiredService<ActorSystem>();
var clerk = system.ActorOf(Props.Create(() => new Clerk()).WithHigherFirstMailbox(system));
using var open = new ManualResetEventSlim();
await clerk.Ask<string>(open);
clerk.Tell(new Letter("an advertisement", -1));
clerk.Tell(new Letter("a postcard", 0));
clerk.Tell(new Letter("a telegram", 9));
open.Set();
await clerk.GracefulStop(TimeSpan.FromSeconds(10), new Letter("the end", int.MinValue));
await host.StopAsync();

internal sealed record Letter(string What, int Priority) : IPrioritized;

internal sealed class Clerk : UntypedActor
{
    protected override void OnReceive(object message)
    {
        if (message is ManualResetEventSlim open)
        {
            // Busy until the office opens, so that the letters are in the mailbox together.
            Sender.Tell("I am busy");
            open.Wait();
        }

        if (message is not Letter letter) return;
        Console.WriteLine($"clerk: {letter.What}");
        if (letter.Priority == int.MinValue) Context.Stop(Self);
    }
}
