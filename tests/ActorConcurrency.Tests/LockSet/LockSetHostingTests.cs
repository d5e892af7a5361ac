using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

public sealed class LockSetHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_a_service_keyed_by_its_name_under_all_contracts()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithLockSet("accounts").WithLockSet("files"));

        await using var session = app.Get<IOwnedLockSet>("accounts").OpenSession("transfer");
        await using var lease = await session.AcquireAsync(["x"]);

        Assert.Same(app.Get<ILockSet>("accounts"), app.Get<IOwnedLockSet>("accounts"));
        Assert.Same(app.Get<ILockSet>("accounts"), app.Get<IEndableLockSet>("accounts"));
        Assert.Null(await app.Get<ILockSet>("accounts").TryAcquireAsync(["x"], TimeSpan.Zero));
        await using var other = await app.Get<ILockSet>("files").AcquireAsync(["x"]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_constructor_gets_the_lock_set_it_names_and_an_unknown_name_says_how_to_add_it()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithLockSet("accounts"), services => services.AddSingleton<Bank>());

        var unknown = Assert.Throws<InvalidOperationException>(() => app.Get<ILockSet>("other"));

        Assert.Same(app.Get<ILockSet>("accounts"), app.Services.GetRequiredService<Bank>().Accounts);
        Assert.Contains("WithLockSet(\"other\")", unknown.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_options_win_over_HOCON_and_what_is_set_on_the_spot_over_all()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.lock-set.ordered = off", HoconAddMode.Prepend)
                .WithLockSet("configured")
                .WithLockSet("bound")
                .WithLockSet("spot", options => options.Ordered = false),
            services => services
                .Configure<LockSetOptions>("bound", options => options.Ordered = true)
                .Configure<LockSetOptions>("spot", options => options.Ordered = true));

        Assert.False(await IsOrderedAsync("configured"));
        Assert.True(await IsOrderedAsync("bound"));
        Assert.False(await IsOrderedAsync("spot"));

        async Task<bool> IsOrderedAsync(string name)
        {
            var locks = app.Get<ILockSet>(name);
            await using var high = await locks.AcquireAsync(["y"]);
            try
            {
                await using var low = await locks.AcquireAsync(["x"]);
                return false;
            }
            catch (LockOrderException)
            {
                return true;
            }
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_snapshot_is_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithLockSet("accounts"));
        await using var lease = await app.Get<ILockSet>("accounts").AcquireAsync(["x"]);

        var report = await app.HealthAsync();

        Assert.Single(Assert.IsType<LockSetSnapshot>(Assert.Single(report.Entries).Value.Data["accounts"]).Holders);
    }

    private sealed class Bank([FromKeyedServices("accounts")] ILockSet accounts)
    {
        public ILockSet Accounts => accounts;
    }
}
