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

    // What it holds is taken back when it stops, however that comes.
    public sealed class ImportActor : ReceiveActor
    {
        public ImportActor([FromKeyedServices("licences")] ActorSemaphore licences)
        {
            var owned = licences.OpenSession("import", owner: Self);
            ReceiveAsync<string>(async file =>
            {
                await using var licence = await owned.AcquireAsync();
                await ImportAsync(file, licence.Lost);
            });
        }

        private static Task ImportAsync(string file, CancellationToken stop) => File.ReadAllBytesAsync(file, stop);
    }

    // The recipe begins anew when its actor has failed.
    public static AkkaConfigurationBuilder WithRestart(AkkaConfigurationBuilder akka) =>
        akka.WithSemaphore("licences", options =>
        {
            options.Initial = 3;
            options.OnFailure = OnFailure.Restart;
        });

    // A class that needs the semaphore asks for it by its name.
    public sealed class Importer([FromKeyedServices("licences")] IOwnedSemaphore licences)
    {
        public ISemaphoreSession Begin() => licences.OpenSession("import");
    }
}
