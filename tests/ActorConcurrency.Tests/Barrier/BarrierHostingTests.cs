using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

public sealed class BarrierHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task They_are_services_keyed_by_their_names_and_their_snapshots_are_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithBarrier("round").WithLatch("ready"));

        await app.Get<IBarrier>("round").SignalAsync();
        await app.Get<ILatch>("ready").SignalAsync();

        var data = Assert.Single((await app.HealthAsync()).Entries).Value.Data;
        Assert.Equal(new BarrierSnapshot(0, 2, 1, false, null, [], []) { MoreMissing = 1 }, data["round"]);
        Assert.Equal(new LatchSnapshot(1, 0, []), data["ready"]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Their_options_win_over_HOCON_and_what_is_set_on_the_spot_over_all()
    {
        var phases = new List<long>();
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.barrier.parties = 5", HoconAddMode.Prepend)
                .AddHocon("actor-concurrency.latch.count = 5", HoconAddMode.Prepend)
                .WithBarrier("configured").WithLatch("configured-latch")
                .WithBarrier("bound").WithLatch("bound-latch")
                .WithBarrier("spot", options =>
                {
                    options.Parties = 1;
                    options.Action = (phase, _) =>
                    {
                        phases.Add(phase);
                        return default;
                    };
                })
                .WithLatch("spot-latch", options => options.Count = 1),
            services => services
                .Configure<BarrierOptions>("bound", options => options.Parties = 3)
                .Configure<BarrierOptions>("spot", options => options.Parties = 3)
                .Configure<LatchOptions>("bound-latch", options => options.Count = 3));

        foreach (var (name, parties) in new[] { ("configured", 5), ("bound", 3), ("spot", 1) })
        {
            Assert.Equal(parties, (await app.Get<IBarrier>(name).SnapshotAsync()).Parties);
            Assert.Equal(parties, (await app.Get<ILatch>($"{name}-latch").SnapshotAsync()).Remaining);
        }

        await app.Get<IBarrier>("spot").SignalAndWaitAsync();
        Assert.Equal([0], phases);
    }
}
