using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActorConcurrency.Tests;

public sealed class RecipeOptionsTests
{
    private const string Hocon = "actor-concurrency.semaphore { initial = 2, maximum = 20 }";

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Without_anything_set_the_defaults_count()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithSemaphore("pool"));

        await AssertPoolAsync(app, initial: 1, maximum: int.MaxValue);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task HOCON_wins_over_the_defaults()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.AddHocon(Hocon, HoconAddMode.Prepend).WithSemaphore("pool"));

        await AssertPoolAsync(app, initial: 2, maximum: 20);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Options_of_the_name_win_over_HOCON()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka.AddHocon(Hocon, HoconAddMode.Prepend).WithSemaphore("pool"),
            services => services
                .Configure<SemaphoreOptions>("pool", options => options.Initial = 3)
                .Configure<SemaphoreOptions>("other", options => options.Maximum = 4));

        await AssertPoolAsync(app, initial: 3, maximum: 20);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_set_on_the_spot_wins_over_all()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka.AddHocon(Hocon, HoconAddMode.Prepend).WithSemaphore("pool", options => options.Initial += 5),
            services => services.Configure<SemaphoreOptions>("pool", options => options.Initial = 3));

        await AssertPoolAsync(app, initial: 8, maximum: 20);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_counter_and_a_countdown_take_their_options()
    {
        var ticked = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await RecipeApp.StartAsync(akka => akka
            .WithCounter("orders", options => options.InitialValue = 42)
            .WithCountdown("launch", options =>
            {
                options.From = 7;
                options.Period = TimeSpan.FromHours(1);
                options.OnTick = number => ticked.TrySetResult(number);
            }));

        Assert.Equal(42, await app.Get<ICounter>("orders").ValueAsync());
        Assert.Equal(7, await ticked.Task);
        Assert.Equal(7, (await app.Get<ICountdown>("launch").SnapshotAsync()).From);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_infinite_lease_in_the_options_switches_off_the_one_in_HOCON()
    {
        var clock = new FakeTimeProvider();
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.semaphore { initial = 1, lease = 100ms }", HoconAddMode.Prepend)
                .WithSemaphore("leased")
                .WithSemaphore("kept", options => options.Lease = Timeout.InfiniteTimeSpan),
            services => services.AddSingleton<TimeProvider>(clock));
        await app.Get<ISemaphore>("leased").AcquireAsync();
        await app.Get<ISemaphore>("kept").AcquireAsync();

        clock.Advance(TimeSpan.FromSeconds(1));

        await using var again = await app.Get<ISemaphore>("leased").AcquireAsync();
        Assert.Equal(1, (await app.Get<ISemaphore>("kept").SnapshotAsync()).Held);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_setting_out_of_range_keeps_the_host_from_starting_and_is_named()
    {
        await using var app = RecipeApp.Create(akka => akka.WithSemaphore("pool", options => options.Maximum = 0));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(app.StartAsync);

        Assert.StartsWith("The semaphore 'pool' cannot start: actor-concurrency.semaphore.maximum must be 1 to 2147483647, but is 0.", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_misspelt_key_is_the_fault_of_no_recipe_but_its_own()
    {
        await using var app = RecipeApp.Create(akka => akka.AddHocon("actor-concurrency.lock.reentrent = on", HoconAddMode.Prepend).WithSemaphore("pool"));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(app.StartAsync);

        Assert.StartsWith(
            "No recipe can start: actor-concurrency.lock.reentrent is unknown. Did you mean actor-concurrency.lock.reentrant?", refused.Message, StringComparison.Ordinal);
    }

    private static async Task AssertPoolAsync(RecipeApp app, int initial, int maximum)
    {
        var snapshot = await app.Get<ISemaphore>("pool").SnapshotAsync();
        Assert.Equal((initial, maximum), (snapshot.Initial, snapshot.Maximum));
    }
}
