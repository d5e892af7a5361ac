using ActorConcurrency.Hosting;
using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorConcurrency.Tests;

public sealed class RecipeHealthTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Recipes_that_answer_are_healthy_and_their_snapshots_are_shown()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka
            .WithCounter("orders", options => options.InitialValue = 5)
            .WithSemaphore("pool"));

        var report = await app.HealthAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
        var data = Assert.Single(report.Entries).Value.Data;
        Assert.Equal(new CounterSnapshot(5, 0, 0), data["orders"]);
        Assert.Equal(1, Assert.IsType<SemaphoreSnapshot>(data["pool"]).Available);
        Assert.Equal(["5 after 0 changes, 0 refused.", "1 permit free, 0 held."], data.OrderBy(one => one.Key).Select(one => $"{one.Value}"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_recipe_whose_actor_has_ended_is_unhealthy_and_named()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithCounter("orders").WithCounter("returns"));
        var counter = (ActorCounter)app.Get<ICounter>("orders");
        await counter.Actor.GracefulStop(Limit.Hang);

        var report = await app.HealthAsync();

        var entry = report.Entries["actor-concurrency"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("counter 'orders'", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("returns", entry.Description, StringComparison.Ordinal);
        Assert.IsType<StoppedException>(entry.Exception);
        Assert.IsType<CounterSnapshot>(entry.Data["returns"]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_countdown_that_has_failed_is_unhealthy_and_one_that_has_finished_is_not()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka
            .WithCountdown("launch", options => options.From = 0)
            .WithCountdown("broken", options =>
            {
                options.MaxRestarts = 0;
                options.OnTick = _ => throw new InvalidOperationException("out of order");
            }));
        await app.Get<ICountdown>("launch").Completion;
        await app.Get<ICountdown>("broken").Completion;

        var report = await app.HealthAsync();

        var entry = report.Entries["actor-concurrency"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("countdown 'broken'", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("launch", entry.Description, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_failure_has_the_status_that_was_asked_for()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka.WithCounter("orders"),
            services => services.AddHealthChecks().AddActorConcurrency("gentle", HealthStatus.Degraded, ["recipes"]));
        await ((ActorCounter)app.Get<ICounter>("orders")).Actor.GracefulStop(Limit.Hang);

        var report = await app.HealthAsync();

        Assert.Equal(HealthStatus.Degraded, report.Entries["gentle"].Status);
        Assert.Equal(["recipes"], report.Entries["gentle"].Tags);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_actor_system_that_has_ended_is_unhealthy()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithCounter("orders"));

        await app.System.Terminate();
        var report = await app.HealthAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
    }
}
