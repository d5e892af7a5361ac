using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

/// <summary>What a work queue answers, the plain way: lists, walked over for whatever is asked. First in, first out; a full queue lets a putter wait.</summary>
internal sealed class WalkingWorkQueue(int capacity, int maxDeliveries)
{
    private readonly List<Job> _queued = [];
    private readonly List<(Put<string> Request, string To)> _putters = [];
    private readonly List<(Get Request, string To)> _getters = [];
    private readonly List<(Join Request, string To)> _joiners = [];
    private readonly List<(Get Request, Job Job)> _deliveries = [];
    private readonly HashSet<RequestId> _open = [];
    private long _lastNumber;
    private bool _isShutDown;

    public List<string> Dropped { get; } = [];

    private bool IsExhausted => _isShutDown && _queued.Count == 0 && _deliveries.Count == 0;

    public List<(string To, IReply Reply)> Apply(ICommand command, string sender)
    {
        var replies = new List<(string To, IReply Reply)>();
        switch (command)
        {
            case Put<string> put when _isShutDown:
                replies.Add((sender, new Refused(put.Id, WorkQueueRefusal.ShutDown)));
                break;
            case Put<string> put:
                _putters.Add((put, sender));
                break;
            case Get { Session: { } session } get when !_open.Contains(session):
                replies.Add((sender, new Refused(get.Id, WorkQueueRefusal.SessionClosed)));
                break;
            case Get get:
                _getters.Add((get, sender));
                // One that is served at once makes room for a putter only then.
                if (_getters.Count == 1 && _queued.Count > 0) Serve(replies);
                break;
            case Withdraw withdraw:
                Withdraw(withdraw.Id, replies);
                break;
            case Done done:
                _deliveries.RemoveAll(delivery => delivery.Request.Id == done.Id);
                break;
            case Return back:
                GiveBack(delivery => delivery.Request.Id == back.Id);
                break;
            default:
                Manage(command, sender, replies);
                break;
        }

        Settle(replies);
        return replies;
    }

    private void Manage(ICommand command, string sender, List<(string To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Join join:
                _joiners.Add((join, sender));
                break;
            case OpenSession open:
                _open.Add(open.Session);
                break;
            case CloseSession close:
                Close(close.Session, replies);
                replies.Add((sender, new Counted(close.Id)));
                break;
            case Shutdown shutdown:
                _isShutDown = true;
                foreach (var (request, to) in _putters) replies.Add((to, new Refused(request.Id, WorkQueueRefusal.ShutDown)));
                _putters.Clear();
                replies.Add((sender, new Counted(shutdown.Id)));
                break;
        }
    }

    private void Close(RequestId session, List<(string To, IReply Reply)> replies)
    {
        _open.Remove(session);
        foreach (var (request, to) in _getters.Where(getter => getter.Request.Session == session))
            replies.Add((to, new Refused(request.Id, WorkQueueRefusal.SessionClosed)));
        _getters.RemoveAll(getter => getter.Request.Session == session);
        GiveBack(delivery => delivery.Request.Session == session);
    }

    private void Withdraw(RequestId id, List<(string To, IReply Reply)> replies)
    {
        foreach (var (request, to) in _putters.Where(putter => putter.Request.Id == id))
            replies.Add((to, new Refused(request.Id, WorkQueueRefusal.Withdrawn)));
        _putters.RemoveAll(putter => putter.Request.Id == id);
        foreach (var (_, job) in _deliveries.Where(delivery => delivery.Request.Id == id)) job.Deliveries--;
        GiveBack(delivery => delivery.Request.Id == id);
        _getters.RemoveAll(getter => getter.Request.Id == id);
        _joiners.RemoveAll(joiner => joiner.Request.Id == id);
    }

    private void GiveBack(Predicate<(Get Request, Job Job)> which)
    {
        foreach (var (_, job) in _deliveries.Where(delivery => which(delivery)))
        {
            if (job.Deliveries >= maxDeliveries) Dropped.Add(job.Item);
            else _queued.Insert(_queued.Count(other => other.Number < job.Number), job);
        }

        _deliveries.RemoveAll(which);
    }

    private void Settle(List<(string To, IReply Reply)> replies)
    {
        while (Admit(replies) || Serve(replies))
        {
            // Room lets an item in, and an item serves a getter, which makes room.
        }

        if (IsExhausted)
        {
            foreach (var (request, to) in _getters) replies.Add((to, new Refused(request.Id, WorkQueueRefusal.ShutDown)));
            _getters.Clear();
        }

        if (_queued.Count + _deliveries.Count > 0) return;
        foreach (var (request, to) in _joiners.Where(joiner => _isShutDown || !joiner.Request.ForGood)) replies.Add((to, new Joined(request.Id)));
        _joiners.RemoveAll(joiner => _isShutDown || !joiner.Request.ForGood);
    }

    private bool Admit(List<(string To, IReply Reply)> replies)
    {
        if (_queued.Count >= capacity || _putters.Count == 0) return false;
        var (request, to) = _putters[0];
        _putters.RemoveAt(0);
        _queued.Add(new Job(request.Item, ++_lastNumber));
        replies.Add((to, new Accepted(request.Id)));
        return true;
    }

    private bool Serve(List<(string To, IReply Reply)> replies)
    {
        if (_queued.Count == 0 || _getters.Count == 0) return false;
        var ((request, to), job) = (_getters[0], _queued[0]);
        _getters.RemoveAt(0);
        _queued.RemoveAt(0);
        job.Deliveries++;
        _deliveries.Add((request, job));
        replies.Add((to, new Delivered<string>(request.Id, job.Item, job.Deliveries)));
        return true;
    }

    private sealed class Job(string item, long number)
    {
        public string Item => item;

        public long Number => number;

        public int Deliveries { get; set; }
    }
}
