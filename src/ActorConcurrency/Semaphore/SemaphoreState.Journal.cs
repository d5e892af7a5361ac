using System.Diagnostics;

namespace ActorConcurrency;

/// <content>For a state whose facts are kept: it can be told them again, saved, and made anew from what was saved.</content>
internal sealed partial class SemaphoreState<TAddress>
{
    public int Initial => _ledger.Initial;

    public int MaxWaiters => _maxWaiters;

    public long LastToken => _ledger.LastToken;

    /// <summary>What was granted under this id and is held; null: nothing is.</summary>
    public SemaphoreProtocol.Granted? GrantOf(RequestId id) => _ledger.GrantOf(id);

    public bool IsWaiting(RequestId id) => _waiters.Contains(id);

    /// <summary>Something that happened is told again. What it decided is not decided anew: between facts, somebody may wait for what is free.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="addressOf">Where answers to a request go.</param>
    /// <param name="at">When it happened.</param>
    public void Replay(SemaphoreFact fact, Func<RequestId, TAddress> addressOf, TimeSpan at)
    {
        switch (fact)
        {
            case SemaphoreFact.Created created:
                _maxWaiters = created.MaxWaiters;
                _ledger.Restore(created.Initial, created.Maximum, created.LastToken);
                break;
            case SemaphoreFact.Queued queued:
                Queue(queued, addressOf, at);
                break;
            case SemaphoreFact.Granted granted:
                _waiters.Remove(granted.Id, out _);
                _ledger.Give(granted.Id, granted.Permits, SessionOf(granted.Session), at, granted.Token);
                break;
            case SemaphoreFact.Returned returned:
                _ledger.Return(returned.Id);
                break;
            case SemaphoreFact.Withdrawn withdrawn:
                _waiters.Remove(withdrawn.Id, out _);
                break;
            case SemaphoreFact.Reclaimed reclaimed:
                _ledger.Reclaim(reclaimed.Id);
                break;
            case SemaphoreFact.Released released:
                _ledger.Release(released.Permits);
                break;
            case SemaphoreFact.Drained drained:
                _ledger.Drain();
                break;
            case SemaphoreFact.MaximumChanged changed:
                _ledger.ChangeMaximum(changed.Maximum);
                break;
            case SemaphoreFact.SessionOpened opened:
                _sessions.Open(opened.Session, opened.Label);
                break;
            case SemaphoreFact.SessionClosed closed:
                Close(closed.Session, []);
                break;
            default:
                throw new UnreachableException($"{fact.GetType()} is no fact of a semaphore.");
        }
    }

    /// <summary>Everything of a client's is ended as one step: it is gone. What it held does not go to a wait of its own.</summary>
    public void Abandon(long client, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        // In an order that no earlier sessions change.
        foreach (var session in _sessions.All.Select(session => session.Id).Where(id => id.Client == client).OrderBy(id => id.Number).ToArray()) Close(session, replies);
        foreach (var id in _waiters.All.Select(waiter => waiter.Id).Where(id => id.Client == client).ToArray()) Withdraw(id);
        foreach (var id in _ledger.HeldBy(client)) Withdraw(id);
        Admit(now, replies);
        AssertInvariants();
    }

    /// <summary>What the facts have come to. Nothing that was lent without a name is in it: such a thing has no facts.</summary>
    public SemaphoreImage Image() => _ledger.Image() with
    {
        MaxWaiters = _maxWaiters,
        Sessions = [.. _sessions.All.Select(session => new SemaphoreImage.OpenSession(session.Id, session.Label))],
        Waiters = [.. _waiters.All.Select(waiter => new SemaphoreImage.Waiter(
            waiter.Id, waiter.Entry.Permits, waiter.Entry.Session?.Id, waiter.Entry.Since))],
    };

    /// <summary>Becomes what the facts had come to. For a state to which nothing has happened yet.</summary>
    public void Restore(SemaphoreImage image, Func<RequestId, TAddress> addressOf)
    {
        _maxWaiters = image.MaxWaiters;
        foreach (var session in image.Sessions) _sessions.Open(session.Id, session.Label);
        _ledger.Restore(image, SessionOf);
        foreach (var waiter in image.Waiters)
            Queue(new SemaphoreFact.Queued(waiter.Id, waiter.Permits, waiter.Session), addressOf, waiter.Since);
    }

    private void Queue(SemaphoreFact.Queued queued, Func<RequestId, TAddress> addressOf, TimeSpan at)
    {
        var session = SessionOf(queued.Session);
        _waiters.Add(queued.Id, new Waiter(addressOf(queued.Id), queued.Permits, session, at), session?.Waits);
    }

    private Session? SessionOf(RequestId? id) => _sessions.IsOpen(id, out var session)
        ? session
        : throw new InvalidOperationException($"The journal grants to {id}, a session that it has not opened. It is damaged: restore it from a copy.");
}
