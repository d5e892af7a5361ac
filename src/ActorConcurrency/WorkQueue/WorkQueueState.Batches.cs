using System.Collections.Immutable;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <content>Several items in one step.</content>
internal sealed partial class WorkQueueState<T, TAddress>
{
    // Delivered several at a time, and not arrived: what may still come back.
    private readonly Dictionary<RequestId, WorkQueueJob<T>[]> _batches = [];
    private int _inBatches;

    private IReply? TakeMany(GetMany get, TAddress sender, TimeSpan now)
    {
        if (_getters.Contains(get.Id) || _batches.ContainsKey(get.Id)) return null;
        if (get.Min < 1 || get.Max < get.Min) return new Refused(get.Id, WorkQueueRefusal.OutOfRange);
        if (IsForNewcomer && _backlog.Count >= Needed(get.Min)) return DeliverMany(get.Id, get.Max);
        if (IsExhausted) return new Refused(get.Id, WorkQueueRefusal.ShutDown);
        if (!get.Wait) return new Refused(get.Id, WorkQueueRefusal.NotNow);
        if (!MayWait(_getters.Count)) return _isTooMany with { Id = get.Id };
        _getters.Add(get.Id, new Getter(sender, null, now) { Min = get.Min, Max = get.Max });
        return null;
    }

    private IReply? TakeAll(Drain drain)
    {
        if (_batches.ContainsKey(drain.Id)) return null;
        return drain.Max < 0 ? new Refused(drain.Id, WorkQueueRefusal.OutOfRange) : DeliverMany(drain.Id, drain.Max);
    }

    private DeliveredMany<T> DeliverMany(RequestId id, int max)
    {
        var jobs = new WorkQueueJob<T>[Math.Min(max, _backlog.Count)];
        for (var next = 0; next < jobs.Length; next++) jobs[next] = _backlog.Take();
        if (jobs.Length > 0) _batches.Add(id, jobs);
        _inBatches += jobs.Length;
        return new DeliveredMany<T>(id, [.. jobs.Select(job => job.Item)]);
    }

    private bool TryEndBatch(RequestId id, out WorkQueueJob<T>[] jobs)
    {
        var found = _batches.Remove(id, out jobs!);
        if (found) _inBatches -= jobs.Length;
        return found;
    }

    private void UndeliverAll(WorkQueueJob<T>[] jobs)
    {
        foreach (var job in jobs) _backlog.Undeliver(job, _dropsReturns);
    }

    // A full queue gets no more, and one that was shut down hardly: it is enough then.
    private int Needed(int min) => min <= 1 || _ledger.IsShutDown ? 1 : BatchSize.Needed(min, _backlog.Capacity);
}
