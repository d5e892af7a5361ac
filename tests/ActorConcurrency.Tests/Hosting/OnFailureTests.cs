using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ActorConcurrency.Tests;

/// <summary>What a host does when the actor of a recipe fails.</summary>
public sealed class OnFailureTests
{
    private static readonly TimeSpan Min = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(4);
    private readonly AnnouncingClock _clock = new();

    public static TheoryData<string> Recipes { get; } =
        ["barrier", "condition", "counter", "event", "executor", "latch", "lock", "lockSet", "priorityQueue", "schedule", "semaphore", "ticker", "workQueue"];

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task By_default_a_recipe_stays_stopped_and_says_what_a_host_can_do()
    {
        await using var app = await StartAsync(akka => akka.WithSemaphore("pool"));
        var pool = app.Get<ActorSemaphore>("pool");

        await FailAsync(pool.Actor);

        var stopped = await Assert.ThrowsAsync<StoppedException>(() => pool.AcquireAsync().AsTask());
        Assert.Contains("OnFailure.Restart", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, (await app.HealthAsync()).Status);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Recipes))]
    public async Task Started_anew_the_same_handle_works_again_and_the_actor_is_where_it_was(string recipe)
    {
        await using var app = await StartAsync(All);
        var (handle, use) = Use(app, recipe);
        await use();
        var before = ((IRenewable)handle).Link.Actor;

        await FailAsync(before);
        await _clock.PauseAsync();
        var stopped = await Assert.ThrowsAsync<StoppedException>(use);
        _clock.Advance(Min);
        await RenewedAsync((IRenewable)handle, before);

        Assert.Contains("anew: try again", stopped.Message, StringComparison.Ordinal);
        await use();
        Assert.Equal(before.Path.ToStringWithoutAddress(), ((IRenewable)handle).Link.Actor.Path.ToStringWithoutAddress());
        Assert.Equal(HealthStatus.Healthy, (await app.HealthAsync()).Status);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_was_granted_before_is_lost_and_void_and_the_tokens_go_on()
    {
        await using var app = await StartAsync(All);
        var semaphore = app.Get<ActorSemaphore>("semaphore");
        var locks = app.Get<ActorLockSet>("lockSet");
        var session = semaphore.OpenSession("old");
        var inSession = await session.AcquireAsync();
        var direct = await semaphore.AcquireAsync();
        var lease = await locks.AcquireAsync(["name"]);
        var waiting = semaphore.AcquireAsync().AsTask();
        CancellationToken[] lost = [inSession.Lost, direct.Lost, lease.Lost];
        var (semaphoreBefore, locksBefore) = (semaphore.Actor, locks.Actor);

        await FailAsync(semaphoreBefore);
        await FailAsync(locksBefore);
        Assert.All(lost, token => Assert.True(token.IsCancellationRequested));
        await _clock.PauseAsync();
        await _clock.PauseAsync();
        await RenewedAsync(semaphore, semaphoreBefore, Min);
        await RenewedAsync(locks, locksBefore);
        inSession.Dispose();
        direct.Dispose();
        lease.Dispose();

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(() => session.AcquireAsync().AsTask());
        var next = await semaphore.AcquireAsync();
        Assert.True(next.FencingToken > direct.FencingToken);
        Assert.False(next.Lost.IsCancellationRequested);
        Assert.True((await locks.AcquireAsync(["name"])).FencingToken > lease.FencingToken);
        Assert.Equal((1, 1, 0), await semaphore.SnapshotAsync() is var now ? (now.Available, now.Held, now.Returned) : default);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Tickets_and_signals_of_before_mean_nothing_new()
    {
        await using var app = await StartAsync(All);
        var queue = app.Get<ActorPriorityQueue<int>>("priorityQueue");
        var signal = app.Get<ActorEvent>("event");
        var ticket = await queue.PutAsync(1, priority: 1);
        var number = await signal.PulseAsync();

        await RestartAsync(queue);
        await RestartAsync(signal);
        await queue.PutAsync(2, priority: 1);
        var waiting = signal.WaitForSignalAsync(after: number).AsTask();
        await signal.SnapshotAsync();

        Assert.False(await queue.RemoveAsync(ticket));
        Assert.Equal(await signal.PulseAsync(), await waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_tick_that_was_seen_before_is_not_waited_for_again()
    {
        await using var app = await StartAsync(All);
        var ticker = app.Get<ActorTicker>("ticker");
        var waiting = ticker.WaitForTickAsync().AsTask();
        await ticker.SnapshotAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        var tick = await waiting;

        await RestartAsync(ticker);
        var next = ticker.WaitForTickAfterAsync(tick.Number).AsTask();
        await ticker.SnapshotAsync();
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(tick.Number + 1, (await next).Number);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_shares_a_queue_under_another_contract_goes_on_with_it()
    {
        await using var app = await StartAsync(All);
        var queue = app.Get<IOwnedWorkQueue<int>>("workQueue");

        await RestartAsync(app.Get<ActorWorkQueue<int>>("workQueue"));
        await queue.PutAsync(42);

        Assert.Equal(42, await app.Get<IWorkQueue<int>>("workQueue").GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Pauses_grow_up_to_the_longest_and_begin_anew_after_a_long_life()
    {
        await using var app = await StartAsync(All);
        var counter = app.Get<ActorCounter>("counter");
        var pauses = new List<TimeSpan>();

        for (var failure = 0; failure < 4; failure++) pauses.Add(await RestartAsync(counter));
        _clock.Advance(Max);
        pauses.Add(await RestartAsync(counter));

        Assert.Equal([Min, 2 * Min, Max, Max, Min], pauses);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Chance_makes_a_pause_longer_by_its_part_at_most()
    {
        await using var app = await StartAsync(akka => akka.WithCounter("counter", options =>
        {
            options.OnFailure = OnFailure.Restart;
            options.Backoff = new() { Min = Min, Max = Min, RandomFactor = 1 };
        }));

        await FailAsync(app.Get<ActorCounter>("counter").Actor);

        Assert.InRange(await _clock.PauseAsync(), Min, 2 * Min);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_host_that_stops_starts_nothing_anew()
    {
        var app = await StartAsync(All);
        var counter = app.Get<ActorCounter>("counter");
        await FailAsync(counter.Actor);
        await _clock.PauseAsync();

        await app.DisposeAsync();
        _clock.Advance(Max);

        var stopped = await Assert.ThrowsAsync<StoppedException>(() => counter.ValueAsync().AsTask());
        Assert.Contains("host is stopping", stopped.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_handle_that_is_disposed_is_not_started_anew()
    {
        await using var app = await StartAsync(All);
        var counter = app.Get<ActorCounter>("counter");

        await counter.DisposeAsync();

        // Had the end of this one begun a pause, it would come before that of the next.
        var before = app.Get<ActorEvent>("event").Actor;
        await FailAsync(before);
        await _clock.PauseAsync();
        _clock.Advance(Min);
        await RenewedAsync(app.Get<ActorEvent>("event"), before);
        await Assert.ThrowsAsync<StoppedException>(() => counter.ValueAsync().AsTask());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_policy_is_read_from_the_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OnFailure"] = "Restart", ["Backoff:Min"] = "00:00:04", ["Backoff:RandomFactor"] = "0",
        }).Build();
        await using var app = await StartAsync(
            akka => akka.WithCounter("orders"), services => services.Configure<CounterOptions>("orders", configuration));

        await FailAsync(app.Get<ActorCounter>("orders").Actor);

        Assert.Equal(Max, await _clock.PauseAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(0, 1, 0, "Backoff.Min")]
    [InlineData(2, 1, 0, "Backoff.Max")]
    [InlineData(1, 100_000, 0, "Backoff.Max")]
    [InlineData(1, 1, 2, "Backoff.RandomFactor")]
    [InlineData(1, 1, double.NaN, "Backoff.RandomFactor")]
    public async Task A_pause_out_of_range_keeps_the_host_from_starting_and_is_named(int min, int max, double factor, string option)
    {
        await using var app = RecipeApp.Create(akka => akka.WithCounter(
            "orders", options => options.Backoff = new() { Min = TimeSpan.FromSeconds(min), Max = TimeSpan.FromSeconds(max), RandomFactor = factor }));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(app.StartAsync);

        Assert.StartsWith($"The counter 'orders' cannot start: {option} must be ", refused.Message, StringComparison.Ordinal);
    }

    private static void All(AkkaConfigurationBuilder akka) => akka
        .WithCondition("condition", 0, Restarts)
        .WithCounter("counter", Restarts)
        .WithEvent("event", Restarts)
        .WithExecutor("executor", Restarts)
        .WithLock("lock", Restarts)
        .WithBarrier("barrier", Restarts)
        .WithLatch("latch", Restarts)
        .WithLockSet("lockSet", Restarts)
        .WithPriorityQueue<int>("priorityQueue", Restarts)
        .WithSchedule("schedule", Restarts)
        .WithSemaphore("semaphore", options =>
        {
            Restarts(options);
            options.Initial = 2;
        })
        .WithTicker("ticker", options =>
        {
            Restarts(options);
            options.Period = TimeSpan.FromHours(1);
        })
        .WithWorkQueue<int>("workQueue", Restarts);

    private static void Restarts(RecipeOptions options)
    {
        options.OnFailure = OnFailure.Restart;
        options.Backoff = new() { Min = Min, Max = Max, RandomFactor = 0 };
    }

    private static (object Handle, Func<Task> Use) Use(RecipeApp app, string recipe) => recipe switch
    {
        "condition" => On(app.Get<ActorCondition<int>>(recipe), async condition => await condition.UpdateAsync(state => state + 1)),
        "barrier" => On(app.Get<ActorBarrier>(recipe), async barrier => await barrier.SignalAsync()),
        "latch" => On(app.Get<ActorLatch>(recipe), async latch => await latch.SnapshotAsync()),
        "counter" => On(app.Get<ActorCounter>(recipe), counter => counter.IncrementAsync()),
        "event" => On(app.Get<ActorEvent>(recipe), async signal => await signal.SetAsync()),
        "executor" => On(app.Get<ActorExecutor>(recipe), async executor => await executor.RunAsync(_ => 1)),
        "lock" => On(app.Get<ActorLock>(recipe), async one => (await one.AcquireAsync()).Dispose()),
        "lockSet" => On(app.Get<ActorLockSet>(recipe), async locks => (await locks.AcquireAsync(["name"])).Dispose()),
        "priorityQueue" => On(app.Get<ActorPriorityQueue<int>>(recipe), async queue => await queue.PutAsync(1, 1)),
        "schedule" => On(app.Get<ActorSchedule>(recipe), async schedule => await schedule.EnterAsync(TimeSpan.Zero, () => { })),
        "semaphore" => On(app.Get<ActorSemaphore>(recipe), async semaphore => (await semaphore.AcquireAsync()).Dispose()),
        "ticker" => On(app.Get<ActorTicker>(recipe), async ticker => await ticker.SnapshotAsync()),
        _ => On(app.Get<ActorWorkQueue<int>>(recipe), queue => queue.PutAsync(1)),
    };

    private static (object Handle, Func<Task> Use) On<THandle>(THandle handle, Func<THandle, ValueTask> use) where THandle : class =>
        (handle, () => use(handle).AsTask());

    private Task<RecipeApp> StartAsync(Action<AkkaConfigurationBuilder> recipes, Action<IServiceCollection>? services = null) =>
        RecipeApp.StartAsync(recipes, all =>
        {
            all.AddSingleton<TimeProvider>(_clock);
            services?.Invoke(all);
        });

    // Its handles have heard of it before: they watch it as well, and longer.
    private static async Task FailAsync(IActorRef actor)
    {
        var handle = actor.WatchAsync();
        actor.Tell(Kill.Instance);
        await handle.WaitAsync(Limit.Hang);
    }

    private async Task<TimeSpan> RestartAsync(IRenewable handle)
    {
        var before = handle.Link.Actor;
        await FailAsync(before);
        var pause = await _clock.PauseAsync();
        await RenewedAsync(handle, before, pause);
        return pause;
    }

    private Task RenewedAsync(IRenewable handle, IActorRef before, TimeSpan? after = null)
    {
        if (after is { } pause) _clock.Advance(pause);
        return Eventually.Holds(() => !handle.Link.Actor.Equals(before) && !handle.Link.Ended.IsCompleted, "the actor was started anew");
    }
}
