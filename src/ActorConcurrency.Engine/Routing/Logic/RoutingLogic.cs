using Akka.Actor;

namespace Akka.Routing;

/// <summary>Chooses the destination of each message. Called by every sender at once, so implementations are thread-safe.</summary>
public abstract class RoutingLogic : INoSerializationVerificationNeeded
{
    /// <summary>Chooses.</summary>
    /// <param name="message">The message to route.</param>
    /// <param name="routees">The destinations at this moment; may be empty.</param>
    /// <returns>One destination, a <see cref="SeveralRoutees"/>, or <see cref="Routee.NoRoutee"/>.</returns>
    public abstract Routee Select(object message, Routee[] routees);
}
