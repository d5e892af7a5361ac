using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.App.Tests;

internal static class HandleSnippets
{
    public static async Task<long> FromAHostAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddActorConcurrency().AddAkka("app", akka => akka
            .WithSemaphore("licences", options => options.Initial = 3));
        using var host = builder.Build();
        await host.StartAsync();

        var licences = host.Services.GetRequiredKeyedService<ActorSemaphore>("licences");
        await using var owner = licences.OpenSession("import");
        await using var licence = await owner.AcquireAsync();
        return licence.FencingToken;
    }

    public static async Task<int> FromASystemAsync()
    {
        using var system = ActorSystem.Create("app");
        await using var licences = ActorSemaphore.Start(system, new SemaphoreSettings { Initial = 3 });
        return await licences.DrainAsync();
    }

    // A class that needs the semaphore asks for it by its name.
    public sealed class Importer([FromKeyedServices("licences")] IOwnedSemaphore licences)
    {
        public ISemaphoreSession Begin() => licences.OpenSession("import");
    }
}
