using Akka;
using Akka.Actor;
using Akka.Hosting;
using Akka.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Engine.Tests.Hosting;

public sealed class HostedServiceTests
{
    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Actors_start_before_the_start_up_tasks_and_both_in_the_order_they_were_added()
    {
        var steps = new List<string>();

        await using var host = await TestHost.StartAsync(akka => akka
            .AddStartup((_, _) => steps.Add("task 1"))
            .WithActors((_, _) => steps.Add("actors 1"))
            .AddStartup(async (_, _) => { await Task.Yield(); steps.Add("task 2"); })
            .WithActors(async (_, _) => { await Task.Yield(); steps.Add("actors 2"); })
            .WithActors((_, _, resolver) => steps.Add(resolver is null ? "no resolver" : "actors 3")));

        Assert.Equal(["actors 1", "actors 2", "actors 3", "task 1", "task 2"], steps);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Nothing_is_configured_before_the_actor_system_is_needed()
    {
        var configured = false;
        await using var host = TestHost.Create((_, _) => configured = true);
        Assert.False(configured);

        Assert.Equal("test", host.System.Name);

        Assert.True(configured);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Stopping_the_host_runs_the_coordinated_shutdown_and_ends_the_actor_system()
    {
        CoordinatedShutdown.Reason? reason = null;
        var host = await TestHost.StartAsync(akka => akka.AddStartup((system, _) =>
        {
            var shutdown = CoordinatedShutdown.Get(system);
            shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "note", () =>
            {
                reason = shutdown.ShutdownReason;
                return Task.FromResult(Done.Instance);
            });
        }));
        var ended = host.System.WhenTerminated;

        await host.StopAsync();

        Assert.True(ended.IsCompletedSuccessfully);
        Assert.IsType<CoordinatedShutdown.ClrExitReason>(reason);
        await host.DisposeAsync();
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task The_end_of_the_actor_system_stops_the_host()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.Lifetime.ApplicationStopping.Register(stopping.SetResult);

        await host.System.Terminate();

        await stopping.Task;
    }

    [Theory(Timeout = TestHost.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failed_start_fails_the_host_and_ends_the_actor_system(bool inActors)
    {
        ActorSystem? started = null;
        await using var host = TestHost.Create((akka, _) =>
        {
            if (inActors) akka.WithActors(Fail);
            else akka.AddStartup(Fail);
        });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);

        Assert.Equal("out of order", failure.Message);
        await started!.WhenTerminated;

        void Fail(ActorSystem system, IActorRegistry registry)
        {
            started = system;
            throw new InvalidOperationException("out of order");
        }
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Registry_and_actor_system_are_services()
    {
        await using var host = await TestHost.StartAsync(_ => { });

        Assert.Same(host.Registry, host.Services.GetRequiredService<IActorRegistry>());
        Assert.Same(host.Registry, host.Services.GetRequiredService<IReadOnlyActorRegistry>());
        Assert.Same(host.System, host.Services.GetRequiredService<ActorSystem>());
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Types_are_bound_to_a_serializer_of_ones_own()
    {
        await using var host = await TestHost.StartAsync(akka =>
            akka.WithCustomSerializer("own", [typeof(IMarked)], system => new OwnSerializer(system)));

        Assert.IsType<OwnSerializer>(host.System.Serialization.FindSerializerFor(new Marked()));
    }

    public interface IMarked;

    public sealed record Marked : IMarked;

    public sealed class OwnSerializer(ExtendedActorSystem system) : Serializer(system)
    {
        public override int Identifier => 435;

        public override bool IncludeManifest => false;

        public override byte[] ToBinary(object obj) => [];

        public override object FromBinary(byte[] bytes, Type type) => new Marked();
    }
}
