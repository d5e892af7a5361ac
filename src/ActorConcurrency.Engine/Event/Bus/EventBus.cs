using System.Collections.Concurrent;

namespace Akka.Event;

/// <summary>
/// Delivers each published event to the subscribers of its channel and of the more general channels. Thread-safe.
/// Publishing takes no lock and allocates nothing once a class of events has been seen; subscribing is the slow side.
/// </summary>
/// <remarks>
/// The subscriptions are a plain table behind a lock. What publishers read is a cache, from the class of an event to the array of
/// its subscribers. A change empties the table's cache by replacing it with none; a publisher that finds no entry computes it under
/// the lock and stores it in the cache that is current there.
/// <para>
/// Why that is right: an entry is computed and stored while holding the lock, and a change drops the whole cache while holding the
/// same lock, so no cache that can still be reached holds an entry older than the table. The drop is a volatile (release) write that
/// precedes the return of Subscribe or Unsubscribe, and a publisher starts with a volatile (acquire) read: whoever publishes after
/// such a call has returned, on the same thread or ordered behind it, sees the change. A publisher that runs at the same time
/// uses one cache throughout, so it delivers to the subscribers as they were before or after the change, never to a mixture.
/// </para>
/// </remarks>
/// <typeparam name="TEvent">The events.</typeparam>
/// <typeparam name="TClassifier">What a channel is named by; its equality decides which channel is the same.</typeparam>
/// <typeparam name="TSubscriber">Who gets the events.</typeparam>
public abstract class EventBus<TEvent, TClassifier, TSubscriber> where TClassifier : notnull
{
    private readonly SubscriptionTable<TClassifier, TSubscriber> _table = new();
    private volatile ConcurrentDictionary<TClassifier, TSubscriber[]>? _cache;

    /// <summary>Adds a subscription. One to the same channel that excluded sub-channels is renewed in full.</summary>
    /// <param name="subscriber">Who shall get the events.</param>
    /// <param name="classifier">The channel.</param>
    /// <returns><c>false</c> if the subscription was there already.</returns>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_table)
            return Changed(_table.Add(subscriber, classifier));
    }

    /// <summary>Removes all subscriptions of a subscriber.</summary>
    /// <param name="subscriber">Who shall get no more events.</param>
    /// <returns><c>false</c> if there was none.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_table)
            return Changed(_table.Remove(subscriber));
    }

    /// <summary>
    /// Removes a subscription. If the subscriber has none to this very channel, but to more general ones, these go on without it.
    /// </summary>
    /// <param name="subscriber">Who shall get no more events of the channel.</param>
    /// <param name="classifier">The channel.</param>
    /// <returns><c>false</c> if nothing changed.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_table)
            return Changed(_table.Remove(subscriber, classifier) || _table.Exclude(subscriber, classifier, IsSubClassification));
    }

    /// <summary>Delivers an event, once to each subscriber whose channel it belongs to, on this thread.</summary>
    /// <param name="event">The event.</param>
    public virtual void Publish(TEvent @event)
    {
        var classifier = GetClassifier(@event);
        if (_cache is not { } cache || !cache.TryGetValue(classifier, out var subscribers))
            subscribers = FindSubscribers(@event, classifier);

        foreach (var subscriber in subscribers)
            Publish(@event, subscriber);
    }

    /// <summary>The class of an event: events of one class have the same subscribers.</summary>
    /// <param name="event">The event.</param>
    protected abstract TClassifier GetClassifier(TEvent @event);

    /// <summary>Whether an event belongs to a channel.</summary>
    /// <param name="event">The event.</param>
    /// <param name="classifier">The channel.</param>
    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    /// <summary>Whether <paramref name="child"/> is <paramref name="parent"/> or one of its sub-channels.</summary>
    /// <param name="parent">The more general channel.</param>
    /// <param name="child">The more special channel.</param>
    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    /// <summary>Delivers an event to one subscriber.</summary>
    /// <param name="event">The event.</param>
    /// <param name="subscriber">Who gets it.</param>
    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    /// <summary>The name of an object's class without its namespace.</summary>
    /// <param name="source">The object.</param>
    protected string SimpleName(object source) => Logging.SimpleName(source);

    /// <summary>The name of a class without its namespace.</summary>
    /// <param name="source">The class.</param>
    protected string SimpleName(Type source) => Logging.SimpleName(source);

    /// <summary>Everybody who is subscribed to anything, at this moment.</summary>
    internal TSubscriber[] Subscribers()
    {
        lock (_table)
            return _table.Subscribers();
    }

    /// <summary>Whether a subscriber has any subscription, at this moment.</summary>
    internal bool HasSubscriptions(TSubscriber subscriber)
    {
        lock (_table)
            return _table.Contains(subscriber);
    }

    private bool Changed(bool changed)
    {
        if (changed)
            _cache = null;
        return changed;
    }

    private TSubscriber[] FindSubscribers(TEvent @event, TClassifier classifier)
    {
        lock (_table)
        {
            // All writes happen under the lock, so one stripe is enough.
            var cache = _cache ??= new ConcurrentDictionary<TClassifier, TSubscriber[]>(concurrencyLevel: 1, capacity: 11);
            return cache.GetOrAdd(classifier, _ => _table.Match(classifier, c => Classify(@event, c), IsSubClassification));
        }
    }
}
