using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

/// <summary>What a semaphore answers, the plain way: two lists, walked over for whatever is asked. Slow, and easily seen to be right.</summary>
internal sealed class WalkingSemaphore(int initial)
{
    private readonly List<(Acquire Request, string To)> _waiting = [];
    private readonly List<Acquire> _held = [];
    private readonly HashSet<RequestId> _open = [];
    private int _available = initial;
    private long _lastToken;

    public List<(string To, IReply Reply)> Apply(ICommand command, string sender)
    {
        var replies = new List<(string To, IReply Reply)>();
        switch (command)
        {
            case OpenSession open:
                _open.Add(open.Session);
                break;
            case Acquire { Session: { } session } acquire when !_open.Contains(session):
                replies.Add((sender, new Refused(acquire.Id, SemaphoreRefusal.SessionClosed)));
                break;
            case Acquire acquire:
                _waiting.Add((acquire, sender));
                break;
            case Withdraw withdraw:
                _waiting.RemoveAll(waiter => waiter.Request.Id == withdraw.Id);
                Free(held => held.Id == withdraw.Id);
                break;
            case Return back:
                Free(held => held.Id == back.Id);
                break;
            case CloseSession close:
                var reclaimed = Close(close.Session, replies);
                replies.Add((sender, new SessionClosed(close.Id, reclaimed)));
                break;
        }

        Admit(replies);
        return replies;
    }

    public List<(string To, IReply Reply)> CloseAll(IEnumerable<RequestId> sessions)
    {
        var replies = new List<(string To, IReply Reply)>();
        foreach (var session in sessions) Close(session, replies);
        Admit(replies);
        return replies;
    }

    private int Close(RequestId session, List<(string To, IReply Reply)> replies)
    {
        _open.Remove(session);
        foreach (var (request, to) in _waiting.Where(waiter => waiter.Request.Session == session))
            replies.Add((to, new Refused(request.Id, SemaphoreRefusal.SessionClosed)));
        _waiting.RemoveAll(waiter => waiter.Request.Session == session);
        return Free(held => held.Session == session);
    }

    private int Free(Predicate<Acquire> which)
    {
        var freed = _held.Where(held => which(held)).Sum(held => held.Permits);
        _held.RemoveAll(which);
        _available += freed;
        return freed;
    }

    private void Admit(List<(string To, IReply Reply)> replies)
    {
        while (_waiting.Count > 0 && _waiting[0].Request.Permits <= _available)
        {
            var (request, to) = _waiting[0];
            _waiting.RemoveAt(0);
            _held.Add(request);
            _available -= request.Permits;
            replies.Add((to, new Granted(request.Id, request.Permits, ++_lastToken)));
        }
    }
}
