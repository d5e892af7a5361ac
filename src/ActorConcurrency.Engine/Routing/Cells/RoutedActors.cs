using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>Where the provider hands over the making of routers.</summary>
internal static class RoutedActors
{
    /// <summary>Makes the reference of a router whose routees have the properties given.</summary>
    /// <exception cref="ConfigurationException">The router or its routees cannot be made as configured.</exception>
    public static IInternalActorRef Create(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path)
    {
        var config = props.RouterConfig;
        Require(system, config.RouterDispatcher, $"router of path {path}");
        Require(system, props.Dispatcher, $"routees of path {path}");
        try
        {
            config.VerifyConfig(path);
            var routees = props.WithRouter(NoRouter.Instance);
            var head = new RouterProps(config, routees);
            var dispatcher = system.Dispatchers.Lookup(config.RouterDispatcher);
            var mailbox = system.Mailboxes.GetMailboxType(head, dispatcher.Configurator.Config);
            _ = system.Mailboxes.GetMailboxType(routees, system.Dispatchers.Lookup(routees.Dispatcher).Configurator.Config);
            return new RoutedActorRef(system, head, dispatcher, mailbox, supervisor, path);
        }
        catch (Exception fault)
        {
            throw new ConfigurationException(
                $"Configuration problem while creating [{path}] with router dispatcher [{config.RouterDispatcher}] and mailbox "
                + $"[{props.Mailbox}] and routee dispatcher [{props.Dispatcher}] and mailbox [{props.Mailbox}].", fault);
        }
    }

    private static void Require(ActorSystemImpl system, string dispatcher, string user)
    {
        if (!system.Dispatchers.HasDispatcher(dispatcher))
            throw new ConfigurationException($"Dispatcher [{dispatcher}] not configured for {user}");
    }
}
