using Akka.Actor;

namespace Akka.Routing;

/// <summary>The base of routers of one's own. A class named in a configuration has a constructor with a <see cref="Configuration.Config"/>.</summary>
public abstract class CustomRouterConfig : RouterConfig
{
    /// <summary>A configuration on the default dispatcher.</summary>
    protected CustomRouterConfig() { }

    /// <summary>A configuration on a named dispatcher.</summary>
    /// <param name="routerDispatcher">The dispatcher's id; <c>null</c> takes the default one.</param>
    protected CustomRouterConfig(string? routerDispatcher) : base(routerDispatcher) { }

    /// <inheritdoc/>
    public override ActorBase CreateRouterActor() => new RouterActor();
}
