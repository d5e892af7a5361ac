using System.Diagnostics;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency;

/// <summary>
/// What a ticker keeps for one subscriber. A tick that was told is kept until the subscriber asks for the next, and is told again if it
/// did not arrive: so a request that is withdrawn while its answer is on the way loses nothing. Not thread-safe: its state owns it.
/// </summary>
internal sealed class TickerSubscription<TAddress>(RequestId id, TAddress subscriber, int capacity, string label, bool push)
{
    private readonly Queue<Tick> _backlog = new();
    private (TAddress Address, RequestId Id)? _asking;
    private Tick? _told;
    private long _dropped;

    public TAddress Subscriber => subscriber;

    public TickSubscriber Description => new(label, capacity, _backlog.Count, _dropped);

    /// <summary>Asks for the next tick; null: the answer comes later.</summary>
    public IReply? Ask(Next next, TAddress sender)
    {
        if (_told is null || _told.Number <= next.After) _backlog.TryDequeue(out _told);
        _asking = _told is null ? (sender, next.Id) : null;
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
        if (_asking?.Id == request) _asking = null;
    }

    /// <summary>The subscription is closed: whoever asks is told so.</summary>
    public void Close(List<(TAddress To, IReply Reply)> replies)
    {
        if (_asking is { } asking) replies.Add((asking.Address, new Refused(asking.Id, TickerRefusal.NotSubscribed)));
    }

    private void Tell((TAddress Address, RequestId Id) asking, Tick tick, List<(TAddress To, IReply Reply)> replies)
    {
        replies.Add((asking.Address, new Ticked(asking.Id, tick)));
        (_asking, _told) = (null, tick);
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
