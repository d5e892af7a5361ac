using Akka.Actor;
using Akka.Annotations;

namespace Akka.Routing;

/// <summary>
/// A routing logic with its destinations. Immutable, so that any thread may route while another swaps the router for a
/// changed copy. May be used inside an actor, or behind a router's reference.
/// </summary>
public class Router
{
    private readonly Routee[] _routees;

    /// <summary>A router over actors.</summary>
    /// <param name="logic">Chooses among the destinations.</param>
    /// <param name="routee">The first actor.</param>
    /// <param name="routees">The others.</param>
    [InternalApi]
    public Router(RoutingLogic logic, IActorRef routee, params IActorRef[] routees)
    {
        RoutingLogic = logic;
        _routees = [Routee.FromActorRef(routee), .. routees.Select(Routee.FromActorRef)];
    }

    /// <summary>A router over destinations.</summary>
    /// <param name="logic">Chooses among the destinations.</param>
    /// <param name="routees">The destinations.</param>
    public Router(RoutingLogic logic, params Routee[]? routees)
    {
        RoutingLogic = logic;
        _routees = routees ?? [];
    }

    /// <summary>The destinations.</summary>
    public IEnumerable<Routee> Routees => _routees;

    /// <summary>Chooses among the destinations.</summary>
    public RoutingLogic RoutingLogic { get; }

    /// <summary>Sends a message to the destination that the logic chooses, a <see cref="Broadcast"/> to all of them.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Where replies go.</param>
    public virtual void Route(object message, IActorRef sender)
    {
        if (message is Broadcast broadcast)
        {
            foreach (var routee in _routees)
                routee.Send(broadcast.Message, sender);
        }
        else
        {
            Send(RoutingLogic.Select(message, _routees), message, sender);
        }
    }

    /// <summary>Sends a message, out of its envelope, to a destination.</summary>
    /// <param name="routee">The destination.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">Where replies go.</param>
    protected virtual void Send(Routee routee, object message, IActorRef sender) => routee.Send(UnWrap(message), sender);

    /// <summary>Takes a message out of its envelope.</summary>
    /// <param name="message">The message.</param>
    protected object UnWrap(object message) => message is RouterEnvelope envelope ? envelope.Message : message;

    /// <summary>The same logic over other destinations.</summary>
    /// <param name="routees">The destinations.</param>
    public virtual Router WithRoutees(params Routee[] routees) => new(RoutingLogic, routees);

    /// <summary>The router with a destination more; itself if it has that one already.</summary>
    /// <param name="routee">The destination.</param>
    public virtual Router AddRoutee(Routee routee) =>
        _routees.Contains(routee) ? this : WithRoutees([.. _routees, routee]);

    /// <summary>The router with an actor more; itself if it has that one already.</summary>
    /// <param name="routee">The actor.</param>
    public Router AddRoutee(IActorRef routee) => AddRoutee(new ActorRefRoutee(routee));

    /// <summary>The router with a selection more; itself if it has that one already.</summary>
    /// <param name="routee">The selection.</param>
    public Router AddRoutee(ActorSelection routee) => AddRoutee(new ActorSelectionRoutee(routee));

    /// <summary>The router without a destination.</summary>
    /// <param name="routee">The destination.</param>
    public virtual Router RemoveRoutee(Routee routee) => WithRoutees([.. _routees.Where(r => !r.Equals(routee))]);

    /// <summary>The router without an actor.</summary>
    /// <param name="routee">The actor.</param>
    public Router RemoveRoutee(IActorRef routee) => RemoveRoutee(new ActorRefRoutee(routee));

    /// <summary>The router without a selection.</summary>
    /// <param name="routee">The selection.</param>
    public Router RemoveRoutee(ActorSelection routee) => RemoveRoutee(new ActorSelectionRoutee(routee));
}
