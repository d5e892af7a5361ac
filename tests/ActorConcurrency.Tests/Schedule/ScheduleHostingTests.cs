using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Tests;

public sealed class ScheduleHostingTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_a_service_keyed_by_its_name_and_its_snapshot_is_part_of_the_hosts_health()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka.WithSchedule("jobs"));

        await (await app.Get<ISchedule>("jobs").EnterAsync(TimeSpan.Zero, () => { })).Completion;

        Assert.Same(app.Get<ISchedule>("jobs"), app.Get<ActorSchedule>("jobs"));
        var data = Assert.Single((await app.HealthAsync()).Entries).Value.Data;
        Assert.Equal(1, Assert.IsType<ScheduleSnapshot>(data["jobs"]).Runs);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_options_win_over_HOCON_and_what_is_set_on_the_spot_over_all()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.schedule.max-running = 2", HoconAddMode.Prepend)
                .WithSchedule("configured")
                .WithSchedule("bound")
                .WithSchedule("spot", options => options.MaxRunning *= 2),
            services => services
                .Configure<ScheduleOptions>("bound", options => options.MaxRunning = 3)
                .Configure<ScheduleOptions>("spot", options => options.MaxRunning = 3));

        Assert.Equal(2, await MostAsync("configured"));
        Assert.Equal(3, await MostAsync("bound"));
        Assert.Equal(6, await MostAsync("spot"));

        async Task<int> MostAsync(string name)
        {
            var schedule = app.Get<ISchedule>(name);
            var gate = new TaskCompletionSource();
            for (var entry = 0; entry < 10; entry++) await schedule.EnterAsync(TimeSpan.Zero, async _ => await gate.Task);
            ScheduleSnapshot snapshot;
            do snapshot = await schedule.SnapshotAsync();
            while (snapshot.Running.IsEmpty);
            gate.SetResult();
            return snapshot.Running.Length;
        }
    }
}
