using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <content>How many may be queued and may wait, and what a snapshot tells.</content>
internal sealed partial class PriorityQueueState<T, TAddress>
{
    // What one wait too many is told, by how many wait then.
    private readonly Refused _isTooMany = new(default, PriorityQueueRefusal.TooManyWaiters, settings.MaxWaiters);
    private int _capacity = settings.Capacity;

    private bool HasRoom => _queued.Count < _capacity;

    private bool MayWait(int waiting) => waiting < _isTooMany.Waiting;

    private IReply Change(ChangeCapacity change)
    {
        if (change.Capacity < 1) return new Refused(change.Id, PriorityQueueRefusal.OutOfRange);
        _capacity = change.Capacity;
        return new Changed(change.Id);
    }

    private PriorityQueueSnapshot Describe(TimeSpan now)
    {
        var getters = Wording.Capped(_getters.All.Select(getter => new QueueWaiter("", now - getter.Entry.Since)));
        var putters = Wording.Capped(_putters.Since.Select(since => new QueueWaiter("", now - since)));
        return new(
            _capacity, _put, _got, _removed, _queued.Count,
            _queued.Count == 0 ? null : _queued.First.Priority,
            _queued.Count == 0 ? null : now - _queued.All.Min(job => job.Since),
            getters, putters)
        {
            MoreGetters = _getters.Count - getters.Length,
            MorePutters = _putters.Count - putters.Length,
        };
    }
}
