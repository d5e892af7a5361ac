using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>The cell of a pool that grows and shrinks: counts messages, and has the head ask the resizer, once at a time.</summary>
internal sealed class ResizablePoolCell(
    ActorSystemImpl system, IInternalActorRef self, RouterProps props, MessageDispatcher dispatcher, IInternalActorRef parent, Resizer resizer)
    : RoutedActorCell(system, self, props, dispatcher, parent)
{
    private long _messages;
    private int _resizing;

    /// <summary>Asks the resizer. Called by the head.</summary>
    public void Resize()
    {
        try
        {
            ChangeBy((Pool)RouterConfig, resizer.Resize(Router.Routees));
        }
        finally
        {
            // Behind the change: who starts the next round sees it.
            Volatile.Write(ref _resizing, 0);
        }
    }

    protected override void MakeRoutees()
    {
        base.MakeRoutees();
        if (resizer.IsTimeForResize(_messages++))
            Resize();
    }

    protected override void Route(object message, IActorRef? sender)
    {
        if (resizer.IsTimeForResize(Interlocked.Increment(ref _messages) - 1) && Interlocked.CompareExchange(ref _resizing, 1, 0) == 0)
            SendMessage(Self, new Resize());
        base.Route(message, sender);
    }
}
