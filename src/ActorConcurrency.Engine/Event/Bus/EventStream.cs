using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>
/// The bus of an actor system. The channel is a class or an interface: its subscribers get every event that can be used as one.
/// An actor that stops is unsubscribed. Thread-safe.
/// </summary>
public class EventStream : LoggingBus
{
    private readonly bool _debug;
    private volatile EventStreamUnsubscriber? _unsubscriber;

    /// <summary>Creates a stream.</summary>
    /// <param name="debug">Whether to publish a <see cref="Debug"/> event about every change of subscriptions.</param>
    public EventStream(bool debug) => _debug = debug;

    /// <summary>Subscribes an actor to all events of a class or interface.</summary>
    /// <param name="subscriber">The actor.</param>
    /// <param name="channel">The class or interface.</param>
    /// <returns><c>false</c> if it was subscribed already.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);

        var subscribed = base.Subscribe(subscriber, channel);
        if (_debug)
            PublishDebug($"subscribing {subscriber} to channel {channel}");

        // Behind the lock of the subscription: see StartUnsubscriber.
        _unsubscriber?.Watch(subscriber);
        return subscribed;
    }

    /// <summary>Unsubscribes an actor from a class or interface. A subscription to a more general one goes on without it.</summary>
    /// <param name="subscriber">The actor.</param>
    /// <param name="channel">The class or interface.</param>
    /// <returns><c>false</c> if nothing changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);

        var unsubscribed = base.Unsubscribe(subscriber, channel);
        if (_debug)
            PublishDebug($"unsubscribing {subscriber} from channel {channel}");
        return unsubscribed;
    }

    /// <summary>Unsubscribes an actor from everything.</summary>
    /// <param name="subscriber">The actor.</param>
    /// <returns><c>false</c> if it was subscribed to nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subscriber"/> is null.</exception>
    public override bool Unsubscribe(IActorRef subscriber)
    {
        ThrowIfNull(subscriber);

        var unsubscribed = base.Unsubscribe(subscriber);
        if (_debug)
            PublishDebug($"unsubscribing {subscriber} from all channels");
        return unsubscribed;
    }

    /// <summary>Starts to unsubscribe actors of a system when they stop, those subscribed already included. Later calls do nothing.</summary>
    /// <param name="system">The system.</param>
    public void StartUnsubscriber(ActorSystemImpl system)
    {
        // The full fence orders this write before the reading of the table. A subscription made at the same time is either in the
        // table by then, or its maker, who reads the field after leaving the table's lock, finds the unsubscriber. Maybe both.
        var unsubscriber = new EventStreamUnsubscriber(this, system, _debug);
        if (Interlocked.CompareExchange(ref _unsubscriber, unsubscriber, null) is not null)
            return;

        foreach (var subscriber in Subscribers())
            unsubscriber.Watch(subscriber);
    }

    private void PublishDebug(string message) => Publish(new Debug(SimpleName(this), GetType(), message));

    private static void ThrowIfNull(IActorRef? subscriber)
    {
        if (subscriber is null)
            throw new ArgumentNullException(nameof(subscriber), "The subscriber cannot be a null actor.");
    }
}
