using Akka.Actor;

namespace Akka.Routing;

/// <summary>Several destinations as one: each gets every message. Immutable.</summary>
public class SeveralRoutees : Routee
{
    private readonly Routee[] _routees;

    /// <summary>Makes one destination of several.</summary>
    /// <param name="routees">The destinations; not copied.</param>
    public SeveralRoutees(Routee[] routees) => _routees = routees;

    /// <inheritdoc/>
    public override void Send(object message, IActorRef sender)
    {
        foreach (var routee in _routees)
            routee.Send(message, sender);
    }
}
