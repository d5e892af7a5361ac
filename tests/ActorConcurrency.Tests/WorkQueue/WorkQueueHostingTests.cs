using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

public sealed class WorkQueueHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_queue_is_a_service_keyed_by_its_name_under_both_contracts()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithWorkQueue<string>("orders").WithWorkQueue<int>("numbers"));

        await app.Get<IWorkQueue<string>>("orders").PutAsync("tea");
        await app.Get<IWorkQueue<int>>("numbers").PutAsync(42);

        await using var worker = app.Get<IOwnedWorkQueue<string>>("orders").OpenSession("worker");
        Assert.Equal("tea", (await worker.GetAsync()).Item);
        Assert.Equal(42, await app.Get<IWorkQueue<int>>("numbers").GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_queue_is_also_its_handle_itself_whose_deliveries_are_values()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithWorkQueue<string>("orders"));
        var orders = app.Get<ActorWorkQueue<string>>("orders");
        await app.Get<IWorkQueue<string>>("orders").PutAsync("tea");

        await using var worker = orders.OpenSession("worker");
        WorkDelivery<string> delivery = await worker.GetAsync();
        delivery.Done();

        Assert.Equal(("tea", "/user/orders"), (delivery.Item, orders.Actor.Path.ToStringWithoutAddress()));
        await app.Get<IWorkQueue<string>>("orders").JoinAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_constructor_gets_the_queue_it_names()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka.WithWorkQueue<string>("orders"), services => services.AddSingleton<Shop>());

        await app.Services.GetRequiredService<Shop>().Orders.PutAsync("tea");

        Assert.Equal("tea", await app.Get<IWorkQueue<string>>("orders").GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_name_with_another_type_of_items_says_how_to_add_it()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithWorkQueue<string>("orders"));

        var unknown = Assert.Throws<InvalidOperationException>(() => app.Get<IWorkQueue<int>>("orders"));

        Assert.Contains("WithWorkQueue<System.Int32>(\"orders\")", unknown.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_takes_its_options_over_those_of_the_HOCON()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka
            .AddHocon("actor-concurrency.work-queue { capacity = 3, overflow = drop-next }", HoconAddMode.Prepend)
            .WithWorkQueue<string>("orders", options => (options.Capacity, options.Order, options.MaxWaiters) = (2, WorkQueueOrder.Lifo, 0)));
        var orders = app.Get<IWorkQueue<string>>("orders");

        foreach (var order in new[] { "a", "b", "c" }) await orders.PutAsync(order);

        Assert.Equal(("c", "a"), (await orders.GetAsync(), await orders.GetAsync()));
        Assert.Equal(2, (await orders.SnapshotAsync()).Capacity);
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await orders.GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_snapshot_is_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithWorkQueue<string>("orders"));

        var report = await app.HealthAsync();

        var snapshot = Assert.IsType<WorkQueueSnapshot>(Assert.Single(report.Entries).Value.Data["orders"]);
        Assert.StartsWith("0 queued", $"{snapshot}", StringComparison.Ordinal);
    }

    private sealed class Shop([FromKeyedServices("orders")] IWorkQueue<string> orders)
    {
        public IWorkQueue<string> Orders => orders;
    }
}
