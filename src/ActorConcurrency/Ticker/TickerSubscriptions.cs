using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>
/// A ticker's subscriptions, in the order in which they were made, and whose they are. Whatever is asked about one takes constant time:
/// there may be a hundred thousand. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed class TickerSubscriptions<TAddress> where TAddress : notnull
{
    private readonly ArrivalOrder<TickerSubscription<TAddress>> _all = new();
    private readonly Dictionary<TAddress, HashSet<RequestId>> _bySubscriber = [];

    /// <summary>The subscriptions whose next tick is asked for, by the request; they see to it themselves.</summary>
    public Dictionary<RequestId, TickerSubscription<TAddress>> Asking { get; } = [];

    public int Count => _all.Count;

    public IEnumerable<TickerSubscription<TAddress>> All => _all.All.Select(static entry => entry.Entry);

    /// <summary>Whether it has a subscription.</summary>
    public bool Knows(TAddress subscriber) => _bySubscriber.ContainsKey(subscriber);

    public bool TryGet(RequestId id, [MaybeNullWhen(false)] out TickerSubscription<TAddress> subscription) => _all.TryGet(id, out subscription);

    /// <summary>Adds a subscription, unless there is one under that id.</summary>
    public void TryAdd(RequestId id, TickerSubscription<TAddress> subscription)
    {
        if (_all.Contains(id)) return;
        _all.Add(id, subscription);
        if (!_bySubscriber.TryGetValue(subscription.Subscriber, out var ids)) _bySubscriber.Add(subscription.Subscriber, ids = []);
        ids.Add(id);
    }

    /// <summary>Ends the request for a tick, if it waits for one.</summary>
    public void Withdraw(RequestId request)
    {
        if (Asking.TryGetValue(request, out var asked)) asked.Withdraw(request);
    }

    public bool Remove(RequestId id, [MaybeNullWhen(false)] out TickerSubscription<TAddress> subscription)
    {
        if (!_all.Remove(id, out subscription)) return false;
        var ids = _bySubscriber[subscription.Subscriber];
        ids.Remove(id);
        if (ids.Count == 0) _bySubscriber.Remove(subscription.Subscriber);
        return true;
    }

    /// <summary>Removes what a subscriber has, and gives it.</summary>
    public IEnumerable<TickerSubscription<TAddress>> RemoveAll(TAddress subscriber)
    {
        if (!_bySubscriber.Remove(subscriber, out var ids)) yield break;
        foreach (var id in ids)
        {
            _all.Remove(id, out var subscription);
            yield return subscription!;
        }
    }

    [Conditional("DEBUG")]
    public void AssertInvariants()
    {
        Debug.Assert(Asking.Count == All.Count(subscription => subscription.IsAsked), "Every request that waits is found by its id, and no other.");
        Debug.Assert(_bySubscriber.Values.Sum(ids => ids.Count) == Count, "Every subscription is its subscriber's.");
    }
}
