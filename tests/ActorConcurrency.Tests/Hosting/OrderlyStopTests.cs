using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.Tests;

/// <summary>Services of a host that wait for a recipe while the host stops.</summary>
public sealed class OrderlyStopTests
{
    public static TheoryData<string> Waits { get; } =
    [
        "semaphore", "lock", "upgrade", "lockSet", "event", "ticker", "subscription", "get", "put", "delivery", "join", "priorityGet", "priorityPut",
        "condition", "conditionUpdate", "conditionNotify", "barrier", "phase", "latch", "schedule",
        "executor", "executorRoom",
        "subprocess",
    ];

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Waits))]
    public async Task A_service_that_was_registered_before_the_actor_system_sees_its_wait_end_as_stopped(string wait)
    {
        var waiter = new Waiter(wait);
        await using var app = await StartAsync(services => services.AddSingleton<IHostedService>(waiter.In), after: null);
        await waiter.Waits;

        await app.StopAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiter.End);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Waits))]
    public async Task A_service_that_was_registered_after_it_has_stopped_by_then(string wait)
    {
        var waiter = new Waiter(wait);
        await using var app = await StartAsync(before: null, services => services.AddSingleton<IHostedService>(waiter.In));
        await waiter.Waits;

        await app.StopAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter.End);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_the_actor_system_alone_is_orderly_too()
    {
        var waiter = new Waiter("semaphore");
        await using var app = await StartAsync(before: null, services => services.AddSingleton<IHostedService>(waiter.In));
        await waiter.Waits;

        await app.System.Terminate();

        await Assert.ThrowsAsync<StoppedException>(() => waiter.End);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_countdown_that_counts_when_the_host_stops_is_terminated_and_has_not_failed()
    {
        var app = await RecipeApp.StartAsync(akka => akka.WithCountdown("launch", options => options.Period = TimeSpan.FromHours(1)));
        var countdown = app.Get<ICountdown>("launch");

        await app.DisposeAsync();

        Assert.IsType<CountdownOutcome.Terminated>(await countdown.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_recipe_that_nobody_has_needed_before_the_stop_is_not_started_by_it()
    {
        await using var app = RecipeApp.Create(akka => akka.WithCounter("orders"));
        _ = app.System;
        var recipes = HostedRecipes.Of(app.System);

        await app.System.Terminate();

        var refused = Assert.Throws<StoppedException>(() => recipes.Get<ICounter>("counter", "orders"));
        Assert.Contains("counter 'orders'", refused.Message, StringComparison.Ordinal);
    }

    private static Task<RecipeApp> StartAsync(Action<IServiceCollection>? before, Action<IServiceCollection>? after) => RecipeApp.StartAsync(
        akka => akka
            .WithSemaphore("semaphore", options => options.Initial = 0)
            .WithLock("lock")
            .WithLockSet("lockSet")
            .WithEvent("event")
            .WithSchedule("schedule")
            .WithExecutor("executor", options => (options.Workers, options.QueueCapacity) = (1, 0))
            .WithBarrier("barrier")
            .WithLatch("latch")
            .WithSubprocess("subprocess", new SubprocessStart(OperatingSystem.IsWindows() ? "sort.exe" : "cat"))
            .WithTicker("ticker", options => options.Period = TimeSpan.FromHours(1))
            .WithWorkQueue<int>("queue", options => options.Capacity = 1)
            .WithPriorityQueue<int>("priorityQueue", options => options.Capacity = 1)
            .WithCondition("condition", 0),
        before, after);

    /// <summary>Waits, as long as it may.</summary>
    private sealed class Waiter(string wait)
    {
        private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waits => _waits.Task.WaitAsync(Limit.Hang);

        public Task End => _end.Task.WaitAsync(Limit.Hang);

        public IHostedService In(IServiceProvider services) => new Service(this, services);

        private async Task RunAsync(IServiceProvider services, CancellationToken stopping)
        {
            var waiting = await BeginAsync(services, stopping);
            _waits.TrySetResult();
            try
            {
                await waiting;
                _end.TrySetResult();
            }
            catch (Exception cause)
            {
                _end.TrySetException(cause);
            }
        }

        private async Task<Task> BeginAsync(IServiceProvider services, CancellationToken stopping)
        {
            var queue = services.GetRequiredKeyedService<ActorWorkQueue<int>>("queue");
            var priorityQueue = services.GetRequiredKeyedService<ActorPriorityQueue<int>>("priorityQueue");
            switch (wait)
            {
                case "semaphore":
                    return services.GetRequiredKeyedService<ISemaphore>("semaphore").AcquireAsync(1, stopping).AsTask();
                case "lock":
                    var one = services.GetRequiredKeyedService<ILock>("lock");
                    await one.AcquireAsync(LockMode.Write, stopping);
                    return one.AcquireAsync(LockMode.Read, stopping).AsTask();
                case "upgrade":
                    var shared = services.GetRequiredKeyedService<ILock>("lock");
                    await shared.AcquireAsync(LockMode.Read, stopping);
                    return (await shared.AcquireAsync(LockMode.Upgradeable, stopping)).UpgradeAsync(stopping).AsTask();
                case "lockSet":
                    var lockSet = services.GetRequiredKeyedService<IOwnedLockSet>("lockSet");
                    await lockSet.OpenSession("holder").AcquireAsync(["name"], stopping);
                    return lockSet.OpenSession("waiter").AcquireAsync(["name"], stopping).AsTask();
                case "event":
                    return services.GetRequiredKeyedService<IEvent>("event").WaitAsync(stopping).AsTask();
                case "barrier":
                    return services.GetRequiredKeyedService<IBarrier>("barrier").SignalAndWaitAsync(stopping).AsTask();
                case "phase":
                    return services.GetRequiredKeyedService<IBarrier>("barrier").WaitForPhaseAsync(0, stopping).AsTask();
                case "latch":
                    return services.GetRequiredKeyedService<ILatch>("latch").WaitAsync(stopping).AsTask();
                case "ticker":
                    return services.GetRequiredKeyedService<ITicker>("ticker").WaitForTickAsync(stopping).AsTask();
                case "subprocess":
                    return services.GetRequiredKeyedService<ISubprocess>("subprocess").ReadLineAsync(null, stopping).AsTask();
                case "schedule":
                    var schedule = services.GetRequiredKeyedService<ISchedule>("schedule");
                    await schedule.EnterAsync(TimeSpan.FromHours(1), () => { }, cancellationToken: stopping);
                    return schedule.WaitUntilEmptyAsync(stopping).AsTask();
                case "executor":
                    return services.GetRequiredKeyedService<IExecutor>("executor").JoinAsync(stopping).AsTask();
                case "executorRoom":
                    var executor = services.GetRequiredKeyedService<IExecutor>("executor");
                    await executor.SubmitAsync(token => new TaskCompletionSource().Task.WaitAsync(token), cancellationToken: stopping);
                    return executor.SubmitAsync(_ => 1, cancellationToken: stopping).AsTask();
                case "subscription":
                    var subscription = await services.GetRequiredKeyedService<ITicker>("ticker").SubscribeAsync(cancellationToken: stopping);
                    return subscription.TicksAsync(stopping).GetAsyncEnumerator(stopping).MoveNextAsync().AsTask();
                case "get":
                    return queue.GetAsync(stopping).AsTask();
                case "put":
                    await queue.PutAsync(1, cancellationToken: stopping);
                    return queue.PutAsync(2, cancellationToken: stopping).AsTask();
                case "delivery":
                    return queue.OpenSession("worker").GetAsync(stopping).AsTask();
                case "join":
                    await queue.PutAsync(1, cancellationToken: stopping);
                    return queue.JoinAsync(stopping).AsTask();
                case "priorityGet":
                    return priorityQueue.GetAsync(stopping).AsTask();
                case "condition":
                    return services.GetRequiredKeyedService<ICondition<int>>("condition").WaitAsync(state => state > 0, stopping).AsTask();
                case "conditionUpdate":
                    return services.GetRequiredKeyedService<ICondition<int>>("condition").WaitAsync(state => state > 0, state => state - 1, stopping).AsTask();
                case "conditionNotify":
                    return services.GetRequiredKeyedService<ICondition<int>>("condition").WaitForNotifyAsync(stopping).AsTask();
                default:
                    await priorityQueue.PutAsync(1, 1, stopping);
                    return priorityQueue.PutAsync(2, 1, stopping).AsTask();
            }
        }

        private sealed class Service(Waiter waiter, IServiceProvider services) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => waiter.RunAsync(services, stoppingToken);
        }
    }
}
