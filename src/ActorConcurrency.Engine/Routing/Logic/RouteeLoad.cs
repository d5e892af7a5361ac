using Akka.Actor;

namespace Akka.Routing;

/// <summary>How busy a routee is. Read while the routee goes on, so it is a hint, which is all that its users need.</summary>
internal static class RouteeLoad
{
    /// <summary>Whether the actor is handling a message. While an asynchronous handler waits, the mailbox is suspended.</summary>
    public static bool IsWorking(ICell cell) => cell is ActorCell actor && (actor.CurrentMessage is not null || actor.Mailbox.IsSuspended());
}
