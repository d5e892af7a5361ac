using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Routers defined in the configuration, and what of them is defined in code.</summary>
public sealed class RouterConfigTests : TestKit
{
    private const string Deployment = """
        akka.actor.deployment {
          /pool { router = round-robin-pool, nr-of-instances = 3 }
          /group { router = broadcast-group, routees.paths = ["/user/first", "/user/second"] }
          /growing { router = random-pool, resizer { enabled = on, lower-bound = 2, upper-bound = 4 } }
          /plain { router = round-robin-pool, nr-of-instances = 3 }
        }
        """;

    public RouterConfigTests() : base(Deployment)
    {
    }

    [Fact]
    public async Task A_router_is_made_as_configured()
    {
        var router = Sys.ActorOf(Echo.WithRouter(FromConfig.Instance), "pool");

        Assert.Equal(3, await Size(router));
    }

    [Fact]
    public async Task The_configuration_goes_before_the_code()
    {
        var router = Sys.ActorOf(new RandomPool(12).Props(Echo), "pool");

        Assert.Equal(3, await Size(router));
    }

    [Fact]
    public async Task Without_a_section_the_code_holds()
    {
        var router = Sys.ActorOf(new RandomPool(2).Props(Echo), "elsewhere");

        Assert.Equal(2, await Size(router));
    }

    [Fact]
    public async Task A_group_takes_its_paths_from_the_configuration()
    {
        Sys.ActorOf(Echo, "first");
        Sys.ActorOf(Echo, "second");
        var router = Sys.ActorOf(FromConfig.Instance.Props(), "group");

        router.Tell("hello", TestActor);

        await ExpectMsgAsync("hello");
        await ExpectMsgAsync("hello");
    }

    [Fact]
    public async Task A_pool_with_a_resizer_starts_within_its_bounds()
    {
        var router = Sys.ActorOf(FromConfig.Instance.Props(Echo), "growing");

        Assert.InRange(await Size(router), 2, 4);
    }

    [Fact]
    public void A_router_that_nobody_configured_is_reported_with_its_path()
    {
        var fault = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(FromConfig.Instance.Props(Echo), "missing"));

        Assert.Contains("missing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dispatcher_that_is_not_there_is_reported()
    {
        var fault = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(new RandomPool(1).WithDispatcher("nowhere").Props(Echo), "lost"));

        Assert.Contains("nowhere", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_supervision_and_resizer_are_taken_from_the_code()
    {
        var strategy = new AllForOneStrategy(_ => Directive.Stop);
        var resizer = new DefaultResizer(1, 3);

        var merged = (RoundRobinPool)new RoundRobinPool(5).WithFallback(new RoundRobinPool(1, resizer, strategy, null));

        Assert.Equal((5, resizer), (merged.NrOfInstances, merged.Resizer));
        Assert.Same(strategy, merged.SupervisorStrategy);
    }

    [Fact]
    public void Configurations_compare_by_value()
    {
        Assert.Equal(new RandomPool(3), new RandomPool(3));
        Assert.NotEqual(new RandomPool(3), new RandomPool(4));
        Assert.NotEqual(new RandomPool(3), new RandomPool(3, new DefaultResizer(1, 2), null, null));
        Assert.Equal(new RandomGroup("a", "b"), new RandomGroup("a", "b"));
        Assert.NotEqual(new RandomGroup("a"), new RandomGroup("b"));
        Assert.Equal(new DefaultResizer(1, 2), new DefaultResizer(1, 2));
    }

    [Fact]
    public void No_router_routes_nothing()
    {
        Assert.Same(NoRouter.Instance, NoRouter.Instance.WithFallback(NoRouter.Instance));
        Assert.IsType<RandomPool>(NoRouter.Instance.WithFallback(new RandomPool(1)));
        Assert.Throws<NotSupportedException>(() => NoRouter.Instance.CreateRouter(Sys));
        Assert.Throws<NotSupportedException>(() => NoRouter.Instance.RouterDispatcher);
    }

    private static Props Echo => Props.Create(() => new Echoing());

    private static async Task<int> Size(IActorRef router) => (await router.Ask<Routees>(new GetRoutees())).Members.Count();

    private sealed class Echoing : ReceiveActor
    {
        public Echoing() => ReceiveAny(message => Sender.Tell(message));
    }
}
