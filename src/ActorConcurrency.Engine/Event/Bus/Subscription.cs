namespace Akka.Event;

/// <summary>A subscriber with the channels that it left although it subscribed to a more general one.</summary>
/// <typeparam name="TSubscriber">Who gets the events.</typeparam>
/// <typeparam name="TClassifier">What a channel is named by.</typeparam>
public class Subscription<TSubscriber, TClassifier>
{
    /// <summary>Creates the subscription.</summary>
    /// <param name="subscriber">Who gets the events.</param>
    /// <param name="unsubscriptions">The channels left.</param>
    public Subscription(TSubscriber subscriber, IEnumerable<TClassifier> unsubscriptions)
    {
        Subscriber = subscriber;
        Unsubscriptions = new HashSet<TClassifier>(unsubscriptions);
    }

    /// <summary>Creates a subscription that left no channel.</summary>
    /// <param name="subscriber">Who gets the events.</param>
    public Subscription(TSubscriber subscriber) : this(subscriber, []) { }

    /// <summary>Who gets the events.</summary>
    public TSubscriber Subscriber { get; }

    /// <summary>The channels left.</summary>
    public ISet<TClassifier> Unsubscriptions { get; }
}
