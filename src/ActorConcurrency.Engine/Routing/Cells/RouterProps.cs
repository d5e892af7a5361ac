using Akka.Actor;

namespace Akka.Routing;

/// <summary>The properties of a router's head, with those of its routees.</summary>
internal sealed class RouterProps : Props
{
    public RouterProps(RouterConfig config, Props routees)
        : base(CreateBy(new HeadProducer(config)).WithDispatcher(config.RouterDispatcher).WithRouter(config)) =>
        (Config, Routees) = (config, routees);

    public RouterConfig Config { get; }

    public Props Routees { get; }

    protected override Props Copy() => new RouterProps(Config, Routees);

    private sealed class HeadProducer(RouterConfig config) : IIndirectActorProducer
    {
        public Type ActorType => typeof(RouterActor);

        public ActorBase Produce() => config.CreateRouterActor();

        public void Release(ActorBase actor) { }
    }
}
