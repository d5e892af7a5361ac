using ActorConcurrency;
using ActorConcurrency.Hosting;
using ActorConcurrency.Locks;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Everything that a user has from the one package: the host's registration, a handle, its twin, and actors of their own.
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddActorConcurrency().AddAkka("consumer", akka => akka
    .ConfigureLoggers(log => log.ClearLoggers().AddLoggerFactory())
    .WithSemaphore("permits", options => options.Initial = 1)
    .WithActors((system, registry) => registry.Register<Worker>(system.ActorOf(Props.Create(() => new Worker()), "worker"))));
using var host = builder.Build();
await host.StartAsync();

var permits = host.Services.GetRequiredKeyedService<IOwnedSemaphore>("permits");
await using (var owner = permits.OpenSession("forgetful")) await owner.AcquireAsync();
Console.WriteLine($"actor: {await permits.TryAcquireAsync(TimeSpan.Zero) is not null}");

ISemaphore twin = new DotNetSemaphore(initial: 1);
Console.WriteLine($"twin: {await twin.TryAcquireAsync(TimeSpan.Zero) is not null}");

var answer = await host.Services.GetRequiredService<IRequiredActor<Worker>>().ActorRef.Ask<string>("ping", TimeSpan.FromSeconds(30));
Console.WriteLine($"own actor: {answer}");
await host.StopAsync();

internal sealed class Worker : ReceiveActor
{
    public Worker() => Receive<string>(text => Sender.Tell(text == "ping" ? "pong" : text));
}
