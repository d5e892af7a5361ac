using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>The reference of a router: what is told to it goes straight to the routees. Thread-safe.</summary>
internal sealed class RoutedActorRef(
    ActorSystemImpl system, RouterProps props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path)
    : LocalActorRef(system, props, dispatcher, mailboxType, supervisor, path)
{
    public bool IsStarted => ((RoutedActorCell)Cell).IsStarted;

    protected override ActorCell NewActorCell(
        ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        ((RouterProps)props).Config is Pool { Resizer: { } resizer }
            ? new ResizablePoolCell(system, self, (RouterProps)props, dispatcher, supervisor, resizer)
            : new RoutedActorCell(system, self, (RouterProps)props, dispatcher, supervisor);
}
