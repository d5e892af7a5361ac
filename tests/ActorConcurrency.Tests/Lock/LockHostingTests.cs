using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

public sealed class LockHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_a_service_keyed_by_its_name_and_its_snapshot_is_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithLock("ledger").WithLock("other"));

        var hold = await app.Get<ILock>("ledger").AcquireAsync();
        hold.Dispose();

        Assert.NotNull(await app.Get<IOwnedLock>("other").TryAcquireAsync(TimeSpan.Zero));
        var data = Assert.Single((await app.HealthAsync()).Entries).Value.Data;
        Assert.Equal(new LockSnapshot(1, 1, 0, [], []), data["ledger"]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_options_win_over_HOCON_and_what_is_set_on_the_spot_over_all()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.lock { reentrant = on, max-waiters = 0 }", HoconAddMode.Prepend)
                .WithLock("configured")
                .WithLock("bound")
                .WithLock("spot", options => options.Reentrant = true),
            services => services
                .Configure<LockOptions>("bound", options => options.Reentrant = false)
                .Configure<LockOptions>("spot", options => options.Reentrant = false));

        Assert.True(await IsReentrantAsync("configured"));
        Assert.False(await IsReentrantAsync("bound"));
        Assert.True(await IsReentrantAsync("spot"));

        async Task<bool> IsReentrantAsync(string name)
        {
            await using var session = app.Get<IOwnedLock>(name).OpenSession("ann");
            await session.AcquireAsync();
            return await Record.ExceptionAsync(async () => await session.AcquireAsync()) is null;
        }
    }
}
