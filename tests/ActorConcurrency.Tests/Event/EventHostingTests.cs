using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

public sealed class EventHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_a_service_keyed_by_its_name_and_its_snapshot_is_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithEvent("started").WithEvent("other"));

        await app.Get<IEvent>("started").SetAsync();

        Assert.True(await app.Get<IEvent>("started").TryWaitAsync(TimeSpan.Zero));
        Assert.False(await app.Get<IEvent>("other").TryWaitAsync(TimeSpan.Zero));
        var data = Assert.Single((await app.HealthAsync()).Entries).Value.Data;
        Assert.Equal(new EventSnapshot(false, true, 1, 1, []), data["started"]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_options_win_over_HOCON_and_what_is_set_on_the_spot_over_all()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.event { auto-reset = on, set = on }", HoconAddMode.Prepend)
                .WithEvent("configured")
                .WithEvent("bound")
                .WithEvent("spot", options => options.Set = false),
            services => services
                .Configure<EventOptions>("bound", options => options.AutoReset = false)
                .Configure<EventOptions>("spot", options => options.Set = true));

        Assert.Equal((true, true), await ShapeAsync("configured"));
        Assert.Equal((false, true), await ShapeAsync("bound"));
        Assert.Equal((true, false), await ShapeAsync("spot"));

        async Task<(bool AutoReset, bool IsSet)> ShapeAsync(string name)
        {
            var snapshot = await app.Get<IEvent>(name).SnapshotAsync();
            return (snapshot.AutoReset, snapshot.IsSet);
        }
    }
}
