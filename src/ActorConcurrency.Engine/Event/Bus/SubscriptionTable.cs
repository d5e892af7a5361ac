namespace Akka.Event;

/// <summary>
/// Who is subscribed to what: per subscriber its channels, and per channel the sub-channels that it excludes. Not thread-safe: the bus
/// holds its lock.
/// </summary>
internal sealed class SubscriptionTable<TClassifier, TSubscriber> where TClassifier : notnull
{
    // A subscriber may be any type, a nullable one too; the wrapper makes it a key.
    private readonly Dictionary<ValueTuple<TSubscriber>, Dictionary<TClassifier, HashSet<TClassifier>?>> _channels = [];

    public TSubscriber[] Subscribers() => [.. _channels.Keys.Select(key => key.Item1)];

    public bool Contains(TSubscriber subscriber) => _channels.ContainsKey(new(subscriber));

    /// <summary>Adds or renews a subscription; false if nothing changed.</summary>
    public bool Add(TSubscriber subscriber, TClassifier channel)
    {
        if (!_channels.TryGetValue(new(subscriber), out var channels))
            _channels[new(subscriber)] = channels = [];

        if (channels.TryGetValue(channel, out var excluded) && excluded is null)
            return false;

        channels[channel] = null;
        return true;
    }

    public bool Remove(TSubscriber subscriber) => _channels.Remove(new(subscriber));

    /// <summary>Removes the subscription to this very channel.</summary>
    public bool Remove(TSubscriber subscriber, TClassifier channel)
    {
        if (!_channels.TryGetValue(new(subscriber), out var channels) || !channels.Remove(channel))
            return false;

        if (channels.Count == 0)
            _channels.Remove(new(subscriber));
        return true;
    }

    /// <summary>Excludes a channel from the subscriptions to more general ones.</summary>
    public bool Exclude(TSubscriber subscriber, TClassifier channel, Func<TClassifier, TClassifier, bool> isSubClassification)
    {
        if (!_channels.TryGetValue(new(subscriber), out var channels))
            return false;

        var changed = false;
        foreach (var general in channels.Keys.Where(general => isSubClassification(general, channel)).ToArray())
            changed |= (channels[general] ??= []).Add(channel);
        return changed;
    }

    /// <summary>The subscribers of events of a class.</summary>
    public TSubscriber[] Match(
        TClassifier eventClass, Func<TClassifier, bool> classify, Func<TClassifier, TClassifier, bool> isSubClassification)
    {
        var matching = new List<TSubscriber>();
        foreach (var (subscriber, channels) in _channels)
        {
            if (channels.Any(entry => classify(entry.Key) && !IsExcluded(entry.Value)))
                matching.Add(subscriber.Item1);
        }

        return [.. matching];

        bool IsExcluded(HashSet<TClassifier>? excluded) =>
            excluded is not null && excluded.Any(special => isSubClassification(special, eventClass));
    }
}
