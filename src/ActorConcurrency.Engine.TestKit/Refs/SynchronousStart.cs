using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.TestKit.Internal;

/// <summary>
/// Creates an actor under any parent from any thread, and starts it on that thread. An actor on the calling thread's
/// dispatcher exists when the call returns, whatever the parent's threads are doing; nothing waits.
/// </summary>
internal static class SynchronousStart
{
    /// <summary>Makes a reference out of everything the engine needs to know.</summary>
    public delegate TRef Factory<out TRef>(ActorSystemImpl system, Props props, MessageDispatcher dispatcher,
        MailboxType mailbox, IInternalActorRef parent, ActorPath path) where TRef : LocalActorRef;

    /// <exception cref="InvalidActorNameException">The parent has a child of that name.</exception>
    public static TRef Create<TRef>(ActorSystem system, Props props, IInternalActorRef parent, string name, Factory<TRef> factory)
        where TRef : LocalActorRef
    {
        var dispatcher = system.Dispatchers.Lookup(props.Dispatcher);
        var mailbox = system.Mailboxes.GetMailboxType(props, dispatcher.Configurator.Config);
        var family = CellOf(parent);
        family?.ReserveChild(name);
        var path = (parent.Path / name).WithUid(Random.Shared.Next(1, int.MaxValue));
        var child = factory((ActorSystemImpl)system, props, dispatcher, mailbox, parent, path);
        if (family is not null && family.InitChild(child) is null)
            throw new InvalidOperationException($"Cannot create the child '{name}': its parent {parent} is stopping.");
        child.Start();
        return child;
    }

    // A parent that is just being created by its own parent has its cell in a moment.
    private static ActorCell? CellOf(IInternalActorRef parent)
    {
        if (parent is not ActorRefWithCell family)
            return null;
        SpinWait.SpinUntil(() => family.Underlying is ActorCell, parent.Provider.Settings.CreationTimeout);
        return family.Underlying as ActorCell;
    }
}
