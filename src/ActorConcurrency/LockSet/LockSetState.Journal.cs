using System.Diagnostics;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <content>For a state whose facts are kept: it can be told them again, saved, and made anew from what was saved.</content>
internal sealed partial class LockSetState<TAddress>
{
    public bool Ordered => _ordered;

    public int MaxWaiters => _maxWaiters;

    public long LastToken => _leases.LastToken;

    /// <summary>What was granted under this id and is held; null: nothing is.</summary>
    public Granted? GrantOf(RequestId id) => _leases.GrantOf(id);

    public bool IsWaiting(RequestId id) => _waiters.Contains(id);

    /// <summary>
    /// Something that happened is told again. What it decided is not decided anew: until <see cref="Resume"/>, somebody may wait for what is free.
    /// </summary>
    /// <param name="fact">The fact.</param>
    /// <param name="addressOf">Where answers to a request go.</param>
    /// <param name="at">When it happened.</param>
    public void Replay(LockSetFact fact, Func<RequestId, TAddress> addressOf, TimeSpan at)
    {
        switch (fact)
        {
            case LockSetFact.Created created:
                Create(created);
                break;
            case LockSetFact.Queued queued:
                CheckSession(queued.Request.Session);
                Join(queued.Request, queued.Run, addressOf(queued.Request.Id), at);
                break;
            case LockSetFact.Granted granted:
                CheckSession(granted.Session);
                _leases.Give(granted, at);
                _reservations.Changed(granted.Grant.Names);
                Leave(granted.Grant.Id, out _);
                break;
            case LockSetFact.Returned returned:
                Freed(_leases.Return(returned.Id));
                break;
            case LockSetFact.Withdrawn withdrawn:
                Leave(withdrawn.Id, out _);
                break;
            case LockSetFact.Reclaimed reclaimed:
                Freed(_leases.Reclaim(reclaimed.Id));
                break;
            case LockSetFact.SessionOpened opened:
                _leases.Open(opened.Session, opened.Label);
                break;
            case LockSetFact.SessionClosed closed:
                Close(closed.Session, []);
                break;
            default:
                throw new UnreachableException($"{fact.GetType()} is no fact of a lock set.");
        }
    }

    /// <summary>Lets in whoever may go in, after facts were told again.</summary>
    public void Resume(Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        Admit(now, replies);
        Settle();
    }

    /// <summary>Everything of a client's is ended as one step: it is gone. What it held does not go to a wait of its own.</summary>
    public void Abandon(long client, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        foreach (var session in _leases.SessionsOf(client)) Close(session, replies);
        foreach (var id in _waiters.All.Select(waiter => waiter.Id).Where(id => id.Client == client).ToArray()) Withdraw(id);
        foreach (var id in _leases.HeldBy(client)) Withdraw(id);
        Resume(now, replies);
    }

    /// <summary>What the facts have come to. Nothing that was lent without a message is in it: such a thing has no facts.</summary>
    public LockSetImage Image() => _leases.Image(_ordered, _maxWaiters) with
    {
        Waiters = [.. _waiters.All.Select(waiter => waiter.Entry.Place).Select(place => new LockSetImage.Waiter(
            new(place.Request, place.Run), place.Since))],
    };

    /// <summary>Becomes what the facts had come to. For a state to which nothing has happened yet.</summary>
    public void Restore(LockSetImage image, Func<RequestId, TAddress> addressOf)
    {
        Create(image.Making);
        foreach (var session in image.Sessions) Replay(session, addressOf, default);
        foreach (var (granted, since) in image.Leases) Replay(granted, addressOf, since);
        foreach (var (queued, since) in image.Waiters) Replay(queued, addressOf, since);
        _leases.Restore(image);
    }

    private void Create(LockSetFact.Created created)
    {
        (_ordered, _maxWaiters) = (created.Ordered, created.MaxWaiters);
        _graph = created.Ordered ? null : new(_leases);
        _leases.Reach(created.LastToken);
    }

    private void CheckSession(RequestId? session)
    {
        if (session is { } id && _leases.OwnerOf(id) is null)
            throw new InvalidOperationException($"The journal grants to {id}, a session that it has not opened. It is damaged: restore it from a copy.");
    }
}
