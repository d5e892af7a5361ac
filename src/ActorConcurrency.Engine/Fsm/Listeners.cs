using Akka.Actor;

namespace Akka.Routing;

/// <summary>Something that others can listen to.</summary>
public interface IListeners
{
    /// <summary>Who listens.</summary>
    ListenerSupport Listeners { get; }
}

/// <summary>A message about listening.</summary>
public abstract class ListenerMessage;

/// <summary>Starts listening. Immutable.</summary>
public sealed class Listen : ListenerMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="listener">Who wants to listen.</param>
    public Listen(IActorRef listener) => Listener = listener;

    /// <summary>Who wants to listen.</summary>
    public IActorRef Listener { get; }
}

/// <summary>Ends listening. Immutable.</summary>
public sealed class Deafen : ListenerMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="listener">Who listened.</param>
    public Deafen(IActorRef listener) => Listener = listener;

    /// <summary>Who listened.</summary>
    public IActorRef Listener { get; }
}

/// <summary>Does something for each listener. Immutable.</summary>
public sealed class WithListeners : ListenerMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="listenerFunction">What to do; runs inside the actor that is listened to.</param>
    public WithListeners(Action<IActorRef> listenerFunction) => ListenerFunction = listenerFunction;

    /// <summary>What to do.</summary>
    public Action<IActorRef> ListenerFunction { get; }
}

/// <summary>The listeners of an actor. Used inside that actor only.</summary>
public class ListenerSupport
{
    /// <summary>The listeners.</summary>
    protected readonly HashSet<IActorRef> Listeners = [];

    /// <summary>A behaviour that handles the messages about listening.</summary>
    public Receive ListenerReceive => Handle;

    /// <summary>Adds a listener.</summary>
    /// <param name="actor">The listener.</param>
    public void Add(IActorRef actor) => Listeners.Add(actor);

    /// <summary>Removes a listener.</summary>
    /// <param name="actor">The listener.</param>
    public void Remove(IActorRef actor) => Listeners.Remove(actor);

    /// <summary>Sends a message to all listeners.</summary>
    /// <param name="message">The message.</param>
    public void Gossip(object message) => Gossip(message, ActorCell.GetCurrentSelfOrNoSender());

    /// <summary>Sends a message to all listeners.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    public void Gossip(object message, IActorRef? sender)
    {
        foreach (var listener in Listeners) listener.Tell(message, sender);
    }

    private bool Handle(object message)
    {
        switch (message)
        {
            case Listen listen:
                Add(listen.Listener);
                return true;
            case Deafen deafen:
                Remove(deafen.Listener);
                return true;
            case WithListeners with:
                foreach (var listener in Listeners) with.ListenerFunction(listener);
                return true;
            default:
                return false;
        }
    }
}
