using Akka.Actor;
using Akka.Util;

namespace Akka.Routing;

/// <summary>Says that an actor is not a router. Immutable.</summary>
public class NoRouter : RouterConfig
{
    /// <summary>For <see cref="Instance"/> and derived classes.</summary>
    protected NoRouter() { }

    /// <summary>The only instance.</summary>
    public static NoRouter Instance { get; } = new();

    /// <summary>Not to be asked for.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override string RouterDispatcher => throw new NotSupportedException("NoRouter has no dispatcher");

    /// <summary>Not to be called.</summary>
    /// <param name="system">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Router CreateRouter(ActorSystem system) => throw new NotSupportedException("NoRouter has no Router");

    /// <summary>Not to be called.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override ActorBase CreateRouterActor() => throw new NotSupportedException("NoRouter must not create RouterActor");

    /// <summary>The properties of an actor, marked as not being a router.</summary>
    /// <param name="routeeProps">The actor's properties.</param>
    public Props Props(Props routeeProps) => routeeProps.WithRouter(this);

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new NoRouterSurrogate();

    /// <summary>The other configuration: this one leaves everything open.</summary>
    /// <param name="routerConfig">The other.</param>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => routerConfig;

    /// <summary>No router, as it travels. Immutable.</summary>
    public class NoRouterSurrogate : ISurrogate
    {
        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}
