using Akka.Actor;

namespace Akka.Routing;

/// <summary>The head of a router: answers and carries out management messages, and drops routees that have stopped.</summary>
internal class RouterActor : UntypedActor
{
    private const string ControllerName = "routingLogicController";

    private readonly IActorRef? _controller;

    public RouterActor()
    {
        RoutedCell = Context as RoutedActorCell
            ?? throw new ActorInitializationException($"Router actor can only be used in RoutedActorRef, not in {Context.GetType()}");
        if (RoutedCell.RouterConfig.RoutingLogicController(RoutedCell.Router.RoutingLogic) is { } controller)
            _controller = Context.Child(ControllerName).GetOrElse(() => Context.ActorOf(controller.WithDispatcher(Context.Props.Dispatcher), ControllerName));
    }

    protected RoutedActorCell RoutedCell { get; }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case GetRoutees:
                Sender.Tell(new Routees(RoutedCell.Router.Routees));
                break;
            case AddRoutee add:
                RoutedCell.AddRoutees([add.Routee]);
                break;
            case RemoveRoutee remove:
                RoutedCell.RemoveRoutees([remove.Routee], stopChildren: true);
                StopIfEmpty();
                break;
            case Terminated terminated:
                RoutedCell.RemoveRoutees([new ActorRefRoutee(terminated.ActorRef)], stopChildren: false);
                StopIfEmpty();
                break;
            default:
                _controller?.Forward(message);
                break;
        }
    }

    /// <summary>Keeps the routees and the controller: they outlive a restart of the head.</summary>
    protected override void PreRestart(Exception reason, object message) { }

    private void StopIfEmpty()
    {
        if (!RoutedCell.Router.Routees.Any() && RoutedCell.RouterConfig.StopRouterWhenAllRouteesRemoved)
            Context.Stop(Self);
    }
}

/// <summary>The head of a pool.</summary>
internal class RouterPoolActor(SupervisorStrategy strategy) : RouterActor
{
    protected override SupervisorStrategy SupervisorStrategy() => strategy;

    protected override void OnReceive(object message)
    {
        if (message is AdjustPoolSize adjust)
            RoutedCell.ChangeBy((Pool)RoutedCell.RouterConfig, adjust.Change);
        else
            base.OnReceive(message);
    }
}

/// <summary>The head of a pool that grows and shrinks.</summary>
internal sealed class ResizablePoolActor(SupervisorStrategy strategy) : RouterPoolActor(strategy)
{
    protected override void OnReceive(object message)
    {
        if (message is Resize)
            ((ResizablePoolCell)RoutedCell).Resize();
        else
            base.OnReceive(message);
    }
}
