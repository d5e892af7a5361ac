using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>Those who wait for room, each with one item: found by request, served by importance. Not thread-safe: it belongs to one state.</summary>
internal sealed class PriorityPutters<T, TAddress>(TimeSpan? ageing)
{
    private readonly PriorityOrder<T> _jobs = new(ageing);
    private readonly Dictionary<RequestId, (TAddress Address, long Number)> _byRequest = [];
    private readonly Dictionary<long, RequestId> _byNumber = [];

    public int Count => _byRequest.Count;

    /// <summary>What they want to put, the most important first.</summary>
    public IReadOnlyCollection<PriorityJob<T>> Jobs => _jobs.All;

    public bool Contains(RequestId id) => _byRequest.ContainsKey(id);

    public void Add(RequestId id, TAddress address, PriorityJob<T> job)
    {
        _jobs.Add(job);
        _byRequest.Add(id, (address, job.Number));
        _byNumber.Add(job.Number, id);
    }

    /// <summary>Takes out whoever has the most important item.</summary>
    public bool TryTakeFirst(out RequestId id, [MaybeNullWhen(false)] out TAddress address, [MaybeNullWhen(false)] out PriorityJob<T> job)
    {
        (id, address) = (default, default);
        job = _jobs.First;
        if (job is null) return false;
        id = _byNumber[job.Number];
        return Remove(id, out address);
    }

    public bool Remove(RequestId id, [MaybeNullWhen(false)] out TAddress address)
    {
        var found = _byRequest.Remove(id, out var putter);
        address = putter.Address;
        if (!found) return false;
        _jobs.Remove(putter.Number, out _);
        _byNumber.Remove(putter.Number);
        return true;
    }
}
