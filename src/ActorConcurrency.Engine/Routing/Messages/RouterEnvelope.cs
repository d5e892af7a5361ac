namespace Akka.Routing;

/// <summary>A message wrapped for the router: routees get what is inside. Immutable.</summary>
public class RouterEnvelope
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message.</param>
    public RouterEnvelope(object message) => Message = message;

    /// <summary>What routees get.</summary>
    public object Message { get; }
}

/// <summary>Sends what is inside to every routee, whatever the logic. Immutable.</summary>
public class Broadcast : RouterEnvelope
{
    /// <summary>Wraps a message for every routee.</summary>
    /// <param name="message">The message.</param>
    public Broadcast(object message) : base(message) { }
}
