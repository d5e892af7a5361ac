using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

public sealed class TickerHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_a_service_keyed_by_its_name_and_its_snapshot_is_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka
            .WithTicker("quick", options => options.Period = TimeSpan.FromMilliseconds(50))
            .WithTicker("silent", options => options.Started = false));

        await app.Get<ITicker>("quick").WaitForTickAsync();

        var data = Assert.Single((await app.HealthAsync()).Entries).Value.Data;
        Assert.True(Assert.IsType<TickerSnapshot>(data["quick"]).Ticks >= 1);
        Assert.Equal((false, 0L), (Assert.IsType<TickerSnapshot>(data["silent"]).Running, ((TickerSnapshot)data["silent"]).Ticks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_options_win_over_HOCON_and_what_is_set_on_the_spot_over_all()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.ticker { period = 1h, started = off }", HoconAddMode.Prepend)
                .WithTicker("configured")
                .WithTicker("bound")
                .WithTicker("spot", options => options.Period *= 2),
            services => services
                .Configure<TickerOptions>("bound", options => options.Started = true)
                .Configure<TickerOptions>("spot", options => options.Period = TimeSpan.FromHours(3)));

        Assert.Equal((false, 1), await ShapeAsync("configured"));
        Assert.Equal((true, 1), await ShapeAsync("bound"));
        Assert.Equal((false, 6), await ShapeAsync("spot"));

        async Task<(bool Running, int Hours)> ShapeAsync(string name)
        {
            var snapshot = await app.Get<ITicker>(name).SnapshotAsync();
            return (snapshot.Running, (int)snapshot.Period.TotalHours);
        }
    }
}
