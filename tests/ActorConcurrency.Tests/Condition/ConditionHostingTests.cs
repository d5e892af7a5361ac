using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

public sealed class ConditionHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_a_service_keyed_by_its_name_and_its_snapshot_is_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithCondition("stock", 3).WithCondition("name", "ann"));

        await app.Get<ICondition<int>>("stock").UpdateAsync(state => state - 1);

        Assert.Equal(2, await app.Get<ActorCondition<int>>("stock").ReadAsync());
        Assert.Equal("ann", await app.Get<ICondition<string>>("name").ReadAsync());
        var data = Assert.Single((await app.HealthAsync()).Entries).Value.Data;
        Assert.Equal(new ConditionSnapshot<int>(2, 1, 0, []), data["stock"]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_options_win_over_HOCON_and_what_is_set_on_the_spot_over_all()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.condition.max-waiters = 0", HoconAddMode.Prepend)
                .WithCondition("configured", 0)
                .WithCondition("bound", 0)
                .WithCondition("spot", 0, options => options.MaxWaiters = 2),
            services => services
                .Configure<ConditionOptions>("bound", options => options.MaxWaiters = 1)
                .Configure<ConditionOptions>("spot", options => options.MaxWaiters = 1));

        Assert.Equal((0, 1, 2), (await MostAsync("configured"), await MostAsync("bound"), await MostAsync("spot")));

        async Task<int> MostAsync(string name)
        {
            var condition = app.Get<ICondition<int>>(name);
            while (true)
            {
                _ = condition.WaitAsync(state => state > 0).AsTask();
                try { await condition.TryWaitAsync(state => state > 0, TimeSpan.FromMilliseconds(1)); }
                catch (TooManyWaitersException refusal) { return refusal.Waiting; }
            }
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_condition_of_another_type_of_state_is_not_found_under_its_name()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithCondition("stock", 3));

        Assert.Throws<InvalidOperationException>(() => app.Get<ICondition<string>>("stock"));
    }
}
