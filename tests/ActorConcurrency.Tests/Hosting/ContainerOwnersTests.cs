using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

/// <summary>An actor that gets recipes from the container owns what it takes, without a cast.</summary>
public sealed class ContainerOwnersTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_an_actor_that_the_container_made_releases_whatever_it_has_taken()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka
            .WithSemaphore("licences")
            .WithLockSet("tables")
            .WithLock("ledger")
            .WithWorkQueue<string>("orders")
            .WithActors((system, registry, resolver) => registry.Register<Importer>(system.ActorOf(resolver.Props<Importer>(), "importer"))));
        await app.Get<ActorWorkQueue<string>>("orders").PutAsync("tea");
        var importer = app.Services.GetRequiredService<IRequiredActor<Importer>>().ActorRef;
        Assert.Equal("tea", await importer.Ask<string>("import", Limit.Hang));
        var next = NextAsync(app);

        await importer.GracefulStop(Limit.Hang);
        await next;

        Assert.Equal(1, (await app.Get<ActorSemaphore>("licences").SnapshotAsync()).Reclaimed);
        Assert.Equal(1, (await app.Get<ActorLockSet>("tables").SnapshotAsync()).Reclaimed);
        Assert.Equal(1, (await app.Get<ActorLock>("ledger").SnapshotAsync()).Reclaimed);
    }

    // All of it, as somebody who waits for it while the other one lives.
    private static async Task NextAsync(RecipeApp app)
    {
        await using var permit = await app.Get<ActorSemaphore>("licences").AcquireAsync();
        await using var lease = await app.Get<ActorLockSet>("tables").AcquireAsync(["orders"]);
        await using var hold = await app.Get<ActorLock>("ledger").AcquireAsync();
        await using var worker = app.Get<ActorWorkQueue<string>>("orders").OpenSession("next");
        Assert.Equal("tea", (await worker.GetAsync()).Item);
    }

    private sealed class Importer : ReceiveActor
    {
        public Importer(
            [FromKeyedServices("licences")] ActorSemaphore licences,
            [FromKeyedServices("tables")] ActorLockSet tables,
            [FromKeyedServices("ledger")] ActorLock ledger,
            [FromKeyedServices("orders")] ActorWorkQueue<string> orders)
        {
            var licence = licences.OpenSession("importer", owner: Self);
            var table = tables.OpenSession("importer", owner: Self);
            var book = ledger.OpenSession("importer", owner: Self);
            var work = orders.OpenSession("importer", owner: Self);
            ReceiveAsync<string>(async _ =>
            {
                await licence.AcquireAsync();
                await table.AcquireAsync(["orders"]);
                await book.AcquireAsync();
                Sender.Tell((await work.GetAsync()).Item);
            });
        }
    }
}
