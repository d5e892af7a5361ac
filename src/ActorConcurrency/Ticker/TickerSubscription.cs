using System.Diagnostics;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency;

/// <summary>
/// What a ticker keeps for one subscriber. A tick that was told is kept until the subscriber asks for the next, and is told again if it
/// did not arrive: so a request that is withdrawn while its answer is on the way loses nothing. Until then it counts as one of those that are
/// kept, and is the first to be dropped for newer ones. Not thread-safe: its state owns it.
/// </summary>
internal sealed class TickerSubscription<TAddress>(
    RequestId id, TAddress subscriber, int capacity, string label, bool push, TimeSpan since, Dictionary<RequestId, TickerSubscription<TAddress>> asked)
{
    private readonly Queue<Tick> _backlog = new();
    private (TAddress Address, RequestId Id)? _asking;
    private Tick? _told;
    private long _dropped;

    public TAddress Subscriber => subscriber;

    /// <summary>Whether a request of it waits for a tick.</summary>
    public bool IsAsked => _asking is not null;

    public TickSubscriber Describe(TimeSpan now) => new(label, capacity, _backlog.Count, _dropped) { Subscribed = now - since };

    /// <summary>Asks for the next tick; null: the answer comes later.</summary>
    public IReply? Ask(Next next, TAddress sender)
    {
        var arrived = _told is null || _told.Number <= next.After;
        if (!arrived && _backlog.Count == capacity) _dropped++;
        if (arrived || _backlog.Count == capacity) _backlog.TryDequeue(out _told);
        Await(_told is null ? (sender, next.Id) : null);
        return _told is null ? null : new Ticked(next.Id, _told);
    }

    /// <summary>There is a tick.</summary>
    public void Offer(Tick tick, List<(TAddress To, IReply Reply)> replies)
    {
        if (push) replies.Add((subscriber, new Ticked(id, tick)));
        else if (_asking is { } asking) Tell(asking, tick, replies);
        else Keep(tick);
        Debug.Assert(_backlog.Count <= capacity, "No more is kept than was asked for.");
        Debug.Assert(_asking is null || _backlog.Count == 0, "Nobody waits for a tick that is there.");
    }

    /// <summary>Ends a request, if it is this subscription's.</summary>
    public void Withdraw(RequestId request)
    {
        if (_asking?.Id == request) Await(null);
    }

    /// <summary>The subscription is closed: whoever asks is told so.</summary>
    public void Close(List<(TAddress To, IReply Reply)> replies)
    {
        if (_asking is { } asking) replies.Add((asking.Address, new Refused(asking.Id, TickerRefusal.NotSubscribed)));
        Await(null);
    }

    // Whoever withdraws names only its request: the others must not be searched for it.
    private void Await((TAddress Address, RequestId Id)? asking)
    {
        if (_asking is { } former) asked.Remove(former.Id);
        if (asking is { } latter) asked[latter.Id] = this;
        _asking = asking;
    }

    private void Tell((TAddress Address, RequestId Id) asking, Tick tick, List<(TAddress To, IReply Reply)> replies)
    {
        replies.Add((asking.Address, new Ticked(asking.Id, tick)));
        Await(null);
        _told = tick;
    }

    private void Keep(Tick tick)
    {
        if (_backlog.Count == capacity)
        {
            _backlog.Dequeue();
            _dropped++;
        }

        _backlog.Enqueue(tick);
    }
}
