using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActorConcurrency.Tests;

public sealed class RecipeServicesTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_recipe_is_a_service_keyed_by_its_name()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka
            .WithCounter("orders")
            .WithCounter("returns")
            .WithSemaphore("pool")
            .WithCountdown("launch", options => options.From = 0));

        app.Get<ICounter>("orders").Increment(3);

        Assert.Equal(3, await app.Get<ICounter>("orders").ValueAsync());
        Assert.Equal(0, await app.Get<ICounter>("returns").ValueAsync());
        await using var permit = await app.Get<ISemaphore>("pool").AcquireAsync();
        Assert.Equal(new CountdownOutcome.Finished(), await app.Get<ICountdown>("launch").Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_queue_of_another_type_of_item_is_named()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithWorkQueue<string>("mail"));

        var refused = Assert.Throws<InvalidOperationException>(() => app.Get<IWorkQueue<int>>("mail"));

        Assert.StartsWith("There is no workQueue<System.Int32> 'mail'. 'mail' is a workQueue<System.String>.", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_container_that_was_not_told_of_the_recipes_is_warned_of()
    {
        var warned = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("akka.loglevel = WARNING", HoconAddMode.Prepend)
                .WithActors((system, _) => system.EventStream.Subscribe(
                    system.ActorOf(Props.Create(() => new Listener(warned))), typeof(Akka.Event.Warning)))
                .WithCounter("orders"),
            services => services.RemoveAll<RecipeServices>());

        Assert.Contains("services.AddActorConcurrency()", await warned.Task, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_constructor_gets_the_recipe_it_names()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka.WithCounter("orders"), services => services.AddSingleton<Shop>());

        await app.Services.GetRequiredService<Shop>().SellAsync();

        Assert.Equal(1, await app.Get<ICounter>("orders").ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task All_users_of_a_name_share_one_handle()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithSemaphore("pool"));

        Assert.Same(app.Get<ISemaphore>("pool"), app.Get<ISemaphore>("pool"));
        Assert.Same(app.Get<ISemaphore>("pool"), app.Get<IOwnedSemaphore>("pool"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_recipe_is_also_its_handle_itself()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka
            .WithCounter("counter").WithSemaphore("semaphore").WithCountdown("countdown").WithEvent("event").WithTicker("ticker").WithLockSet("locks")
            .WithLock("lock").WithSchedule("schedule").WithBarrier("barrier").WithLatch("latch").WithExecutor("executor")
            .WithSubprocess("subprocess", new SubprocessStart("no-such-program")));

        Assert.Same(app.Get<ICounter>("counter"), app.Get<ActorCounter>("counter"));
        Assert.Same(app.Get<ISemaphore>("semaphore"), app.Get<ActorSemaphore>("semaphore"));
        Assert.Same(app.Get<ICountdown>("countdown"), app.Get<ActorCountdown>("countdown"));
        Assert.Same(app.Get<IEvent>("event"), app.Get<ActorEvent>("event"));
        Assert.Same(app.Get<ITicker>("ticker"), app.Get<ActorTicker>("ticker"));
        Assert.Same(app.Get<ISchedule>("schedule"), app.Get<ActorSchedule>("schedule"));
        Assert.Same(app.Get<IExecutor>("executor"), app.Get<ActorExecutor>("executor"));
        Assert.Same(app.Get<ILockSet>("locks"), app.Get<ActorLockSet>("locks"));
        Assert.Same(app.Get<ILock>("lock"), app.Get<ActorLock>("lock"));
        Assert.Same(app.Get<IOwnedLock>("lock"), app.Get<ActorLock>("lock"));
        Assert.Same(app.Get<IBarrier>("barrier"), app.Get<ActorBarrier>("barrier"));
        Assert.Same(app.Get<ILatch>("latch"), app.Get<ActorLatch>("latch"));
        Assert.Same(app.Get<ISubprocess>("subprocess"), app.Get<ActorSubprocess>("subprocess"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_recipe_starts_with_the_host_though_nobody_asks_for_it()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithCounter("orders"));

        var actor = await app.System.ActorSelection("/user/orders").ResolveOne(Limit.Hang);

        Assert.Equal("orders", actor.Path.Name);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_recipe_that_is_resolved_before_the_host_starts_is_the_one_the_host_has()
    {
        await using var app = RecipeApp.Create(akka => akka.WithCounter("orders"));
        var early = app.Get<ICounter>("orders");
        await early.IncrementAsync();

        await app.StartAsync();

        Assert.Same(early, app.Get<ICounter>("orders"));
        Assert.Equal(1, await early.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_the_host_ends_the_recipes()
    {
        var app = await RecipeApp.StartAsync(akka => akka.WithCounter("orders").WithSemaphore("pool"));
        var counter = app.Get<ICounter>("orders");
        var wait = app.Get<ISemaphore>("pool").AcquireAsync(1).AsTask();
        var pending = app.Get<ISemaphore>("pool").AcquireAsync(1).AsTask();
        await wait;

        await app.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => counter.ValueAsync().AsTask());
        await Assert.ThrowsAsync<StoppedException>(() => pending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_name_that_nobody_added_says_how_to_add_it()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithCounter("orders").WithSemaphore("pool"));

        var unknown = Assert.Throws<InvalidOperationException>(() => app.Get<ICounter>("pool"));

        Assert.Contains("'orders'", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("WithCounter(\"pool\")", unknown.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("orders", "taken")]
    [InlineData("no/path", "letters")]
    public async Task A_name_must_be_new_and_fit_for_an_actor(string name, string reason)
    {
        await using var app = RecipeApp.Create(akka => akka.WithCounter("orders").WithSemaphore(name));

        var refused = await Assert.ThrowsAsync<ArgumentException>(app.StartAsync);

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private sealed class Shop([FromKeyedServices("orders")] ICounter orders)
    {
        public ValueTask SellAsync() => orders.IncrementAsync();
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(TaskCompletionSource<string> warned) => Receive<Akka.Event.Warning>(warning => warned.TrySetResult(warning.ToString()));
    }
}
