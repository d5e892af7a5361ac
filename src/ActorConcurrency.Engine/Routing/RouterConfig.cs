using Akka.Actor;
using Akka.Annotations;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Routing;

/// <summary>Says how a router is made: its logic, its dispatcher and the actor that manages it. Immutable.</summary>
public abstract class RouterConfig : ISurrogated, IEquatable<RouterConfig>
{
    /// <summary>A configuration on the default dispatcher.</summary>
    protected RouterConfig() : this(Dispatchers.DefaultDispatcherId) { }

    /// <summary>A configuration on a named dispatcher.</summary>
    /// <param name="routerDispatcher">The dispatcher's id; <c>null</c> means the default dispatcher.</param>
    protected RouterConfig(string? routerDispatcher) => RouterDispatcher = routerDispatcher ?? Dispatchers.DefaultDispatcherId;

    /// <summary>The id of the dispatcher that runs the router's head.</summary>
    public virtual string RouterDispatcher { get; }

    /// <summary>Whether the router stops when its last routee is gone. Default: true.</summary>
    public virtual bool StopRouterWhenAllRouteesRemoved => true;

    /// <summary>Makes the router: the logic and the initial routees.</summary>
    /// <param name="system">The system that the router lives in.</param>
    public abstract Router CreateRouter(ActorSystem system);

    /// <summary>Makes the actor that manages the router.</summary>
    [InternalApi]
    public abstract ActorBase CreateRouterActor();

    /// <summary>Whether a message is for the router itself rather than for a routee.</summary>
    /// <param name="message">The message.</param>
    public virtual bool IsManagementMessage(object message) =>
        message is RouterManagementMessage or IAutoReceivedMessage or Terminated;

    /// <summary>The actor that drives the routing logic, if it needs one. Default: none.</summary>
    /// <param name="routingLogic">The logic.</param>
    public virtual Props? RoutingLogicController(RoutingLogic routingLogic) => null;

    /// <summary>Makes the serialisable stand-in.</summary>
    /// <param name="system">The system in which this object lives.</param>
    public abstract ISurrogate ToSurrogate(ActorSystem system);

    /// <summary>Checks, before the router is made, that the configuration suffices. Default: it does.</summary>
    /// <param name="path">The path of the router.</param>
    /// <exception cref="Configuration.ConfigurationException">Something is missing.</exception>
    public virtual void VerifyConfig(ActorPath path) { }

    /// <summary>This configuration, with what it leaves open taken from another. Default: itself.</summary>
    /// <param name="routerConfig">Where to take missing values from.</param>
    public virtual RouterConfig WithFallback(RouterConfig routerConfig) => this;

    /// <summary>Equal means: of the same class.</summary>
    /// <param name="other">The other configuration.</param>
    public bool Equals(RouterConfig? other) => other is not null && (ReferenceEquals(this, other) || GetType() == other.GetType());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RouterConfig);

    /// <inheritdoc/>
    public override int GetHashCode() => GetType().GetHashCode();
}
