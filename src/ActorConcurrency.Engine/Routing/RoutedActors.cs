using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Routing;

/// <summary>Where the provider hands over the making of routers.</summary>
internal static class RoutedActors
{
    public static IInternalActorRef Create(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path) =>
        throw new NotSupportedException($"Router [{props.RouterConfig.GetType().Name}] for {path}: routers are not part of this engine yet.");
}
