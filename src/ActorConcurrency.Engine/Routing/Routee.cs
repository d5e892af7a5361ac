using Akka.Actor;

namespace Akka.Routing;

/// <summary>One destination of a router.</summary>
public class Routee
{
    /// <summary>No destination: what is sent to it goes to the dead letters.</summary>
    public static readonly Routee NoRoutee = new NoRoutee();

    /// <summary>Sends a message to the destination. The base class drops it.</summary>
    /// <param name="message">The message, out of its router envelope.</param>
    /// <param name="sender">Where replies go.</param>
    public virtual void Send(object message, IActorRef sender) { }

    /// <summary>Asks the destination. The base class never answers.</summary>
    /// <param name="message">The question.</param>
    /// <param name="timeout">How long to wait; <c>null</c> waits for ever.</param>
    /// <exception cref="NotSupportedException">The destination cannot be asked.</exception>
    public virtual Task<object> Ask(object message, TimeSpan? timeout) =>
        throw new NotSupportedException($"{GetType().Name} cannot be asked.");

    /// <summary>Makes a destination of an actor.</summary>
    /// <param name="actorRef">The actor.</param>
    public static Routee FromActorRef(IActorRef actorRef) => new ActorRefRoutee(actorRef);
}

/// <summary>The destination that a routing logic chooses when there is none.</summary>
internal sealed class NoRoutee : Routee
{
    /// <inheritdoc/>
    public override void Send(object message, IActorRef sender)
    {
        if (!sender.IsNobody() && sender is IInternalActorRef { Provider: { } provider })
            provider.DeadLetters.Tell(message, sender);
    }
}
