using Akka.Actor;

namespace Akka.Event;

/// <summary>Subscribing by type argument.</summary>
public static class EventStreamExtensions
{
    /// <summary>Subscribes an actor to all events of a class or interface.</summary>
    /// <param name="eventStream">The stream.</param>
    /// <param name="subscriber">The actor.</param>
    /// <typeparam name="TChannel">The class or interface.</typeparam>
    /// <returns><c>false</c> if it was subscribed already.</returns>
    public static bool Subscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Subscribe(subscriber, typeof(TChannel));

    /// <summary>Unsubscribes an actor from a class or interface.</summary>
    /// <param name="eventStream">The stream.</param>
    /// <param name="subscriber">The actor.</param>
    /// <typeparam name="TChannel">The class or interface.</typeparam>
    /// <returns><c>false</c> if nothing changed.</returns>
    public static bool Unsubscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Unsubscribe(subscriber, typeof(TChannel));
}
