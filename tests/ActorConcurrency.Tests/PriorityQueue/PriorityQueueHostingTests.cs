using ActorConcurrency.Hosting;
using Akka.Hosting;

namespace ActorConcurrency.Tests;

public sealed class PriorityQueueHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_queue_is_a_service_keyed_by_its_name()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithPriorityQueue<string>("orders").WithPriorityQueue<int>("numbers"));

        await app.Get<IPriorityQueue<string>>("orders").PutAsync("tea", 1);
        await app.Get<IPriorityQueue<string>>("orders").PutAsync("coffee", 2);
        await app.Get<IPriorityQueue<int>>("numbers").PutAsync(42, 0);

        Assert.Equal("coffee", await app.Get<IPriorityQueue<string>>("orders").GetAsync());
        Assert.Equal(42, await app.Get<IPriorityQueue<int>>("numbers").GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_queue_is_also_its_handle_itself()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithPriorityQueue<string>("orders"));
        var orders = app.Get<ActorPriorityQueue<string>>("orders");

        await app.Get<IPriorityQueue<string>>("orders").PutAsync("tea", 1);

        Assert.Equal(("tea", "/user/orders"), (await orders.GetAsync(), orders.Actor.Path.ToStringWithoutAddress()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_takes_its_options_over_those_of_the_HOCON()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka
            .AddHocon("actor-concurrency.priority-queue { capacity = 3, ageing = 1s }", HoconAddMode.Prepend)
            .WithPriorityQueue<string>("orders", options => (options.Capacity, options.MaxWaiters) = (2, 0)));

        Assert.Equal(2, (await app.Get<IPriorityQueue<string>>("orders").SnapshotAsync()).Capacity);
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await app.Get<IPriorityQueue<string>>("orders").GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_queue_may_have_a_comparer()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithPriorityQueue<string>("orders", comparer: StringComparer.Ordinal));

        await app.Get<IPriorityQueue<string>>("orders").PutManyAsync([("coffee", 0), ("tea", 0)]);

        Assert.Equal("tea", await app.Get<IPriorityQueue<string>>("orders").GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_name_that_nobody_added_says_how_to_add_it()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithPriorityQueue<string>("orders"));

        var unknown = Assert.Throws<InvalidOperationException>(() => app.Get<IPriorityQueue<int>>("orders"));

        Assert.Contains("WithPriorityQueue<System.Int32>(\"orders\")", unknown.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_snapshot_is_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithPriorityQueue<string>("orders"));

        var report = await app.HealthAsync();

        var snapshot = Assert.IsType<PriorityQueueSnapshot>(Assert.Single(report.Entries).Value.Data["orders"]);
        Assert.StartsWith("0 queued", $"{snapshot}", StringComparison.Ordinal);
    }
}
