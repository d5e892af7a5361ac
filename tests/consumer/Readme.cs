using ActorConcurrency;
using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddActorConcurrency().AddAkka("app", akka => akka
    .WithSemaphore("licences", options => options.Initial = 3));
using var host = builder.Build();
await host.StartAsync();

var licences = host.Services.GetRequiredKeyedService<ActorSemaphore>("licences");
await using (var owner = licences.OpenSession("import"))
{
    await using var licence = await owner.AcquireAsync();
    Console.WriteLine($"Importing with licence {licence.FencingToken}.");
}

await host.StopAsync();
