using Akka.Actor;
using Akka.Routing;

namespace ActorConcurrency.Engine.Tests.Stress;

/// <summary>Children that come while their parent goes, and messages that come before their receiver has started.</summary>
public sealed class LateChildrenStressTests
{
    private const int Makers = 4;

    [Fact]
    public async Task An_actor_made_while_the_system_terminates_is_refused_or_stopped()
    {
        for (var round = 0; round < 50; round++)
        {
            var system = StressSystem.Create();
            var census = new Census();
            Task terminated = Task.CompletedTask;

            StressSystem.OnThreads(Makers, maker =>
            {
                for (var made = 0; ; made++)
                {
                    if (maker == 0 && made == 10 + round) terminated = system.Terminate();
                    try
                    {
                        system.ActorOf(Props.Create(() => new Counted(census)));
                    }
                    catch (InvalidOperationException)
                    {
                        return;
                    }
                }
            });

            await terminated.WaitAsync(StressSystem.Limit);
            Assert.True(census.Born > 0);
            Assert.Equal(census.Born, census.Died);
        }
    }

    [Fact]
    public async Task A_router_whose_routees_stop_while_it_makes_them_stops_with_the_last()
    {
        var system = StressSystem.Create();

        for (var round = 0; round < 300; round++)
        {
            var router = system.ActorOf(Props.Create(() => new ShortLived()).WithRouter(new RoundRobinPool(4)));

            await router.WatchAsync().WaitAsync(StressSystem.Limit);
        }

        await system.Terminate().WaitAsync(StressSystem.Limit);
    }

    private sealed class Census
    {
        public int Born;
        public int Died;
    }

    private sealed class Counted(Census census) : UntypedActor
    {
        protected override void PreStart() => Interlocked.Increment(ref census.Born);

        protected override void PostStop() => Interlocked.Increment(ref census.Died);

        protected override void OnReceive(object message) => Unhandled(message);
    }

    private sealed class ShortLived : UntypedActor
    {
        protected override void PreStart() => Context.Stop(Self);

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
