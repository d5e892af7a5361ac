using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

public sealed class ExecutorHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_a_service_keyed_by_its_name_and_its_snapshot_is_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithExecutor("jobs"));

        await app.Get<IExecutor>("jobs").RunAsync(_ => 1);

        Assert.Same(app.Get<IExecutor>("jobs"), app.Get<ActorExecutor>("jobs"));
        var data = Assert.Single((await app.HealthAsync()).Entries).Value.Data;
        Assert.Equal(1, Assert.IsType<ExecutorSnapshot>(data["jobs"]).Completed);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_options_win_over_HOCON_and_what_is_set_on_the_spot_over_all()
    {
        var initialised = new TaskCompletionSource<int>();
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.executor.workers = 2", HoconAddMode.Prepend)
                .WithExecutor("configured")
                .WithExecutor("bound")
                .WithExecutor("spot", options =>
                {
                    options.Workers *= 2;
                    options.Initializer = worker => initialised.TrySetResult(worker);
                }),
            services => services
                .Configure<ExecutorOptions>("bound", options => options.Workers = 3)
                .Configure<ExecutorOptions>("spot", options => options.Workers = 3));

        Assert.Equal(2, await WorkersAsync("configured"));
        Assert.Equal(3, await WorkersAsync("bound"));
        Assert.Equal(6, await WorkersAsync("spot"));
        Assert.InRange(await initialised.Task, 1, 6);

        async Task<int> WorkersAsync(string name) => (await app.Get<IExecutor>(name).SnapshotAsync()).Workers;
    }
}
