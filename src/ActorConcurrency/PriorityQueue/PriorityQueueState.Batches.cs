using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <content>Several items in one step.</content>
internal sealed partial class PriorityQueueState<T, TAddress>
{
    // Delivered several at a time, and not arrived: what may still come back.
    private readonly Dictionary<RequestId, PriorityJob<T>[]> _batches = [];

    // Items that are there while somebody waits are for who waits for several, and for those behind.
    private bool IsForNewcomer => _queued.Count > 0 && _getters.Count == 0;

    private IReply? TakeMany(GetMany get, TAddress sender, TimeSpan now)
    {
        if (_getters.Contains(get.Id) || _batches.ContainsKey(get.Id)) return null;
        if (get.Min < 1 || get.Max < get.Min) return new Refused(get.Id, PriorityQueueRefusal.OutOfRange);
        if (IsForNewcomer && _queued.Count >= Needed(get.Min)) return DeliverMany(get.Id, get.Max);
        if (!get.Wait) return new Refused(get.Id, PriorityQueueRefusal.NotNow);
        if (!MayWait(_getters.Count)) return _isTooMany with { Id = get.Id };
        _getters.Add(get.Id, new Getter(sender, now) { Min = get.Min, Max = get.Max });
        return null;
    }

    private IReply? TakeAll(Drain drain)
    {
        if (_batches.ContainsKey(drain.Id)) return null;
        return drain.Max < 0 ? new Refused(drain.Id, PriorityQueueRefusal.OutOfRange) : DeliverMany(drain.Id, drain.Max);
    }

    private DeliveredMany<T> DeliverMany(RequestId id, int max)
    {
        var jobs = new PriorityJob<T>[Math.Min(max, _queued.Count)];
        for (var next = 0; next < jobs.Length; next++) jobs[next] = TakeFirst();
        if (jobs.Length > 0) _batches.Add(id, jobs);
        return new DeliveredMany<T>(id, [.. jobs.Select(job => job.Item)]);
    }

    // A full queue gets no more: it is enough then.
    private int Needed(int min) => min <= 1 ? 1 : BatchSize.Needed(min, _capacity);
}
