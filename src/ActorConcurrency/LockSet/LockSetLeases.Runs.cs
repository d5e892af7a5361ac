using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <content>
/// What requests hold together that were made one after the other, each inside what those before it had got. One that named all of them would
/// cost as much as there are. The first stands for itself: it did not know that it would be one of several.
/// </content>
internal sealed partial class LockSetLeases
{
    private readonly Dictionary<RequestId, Owner> _runs = [];

    /// <summary>The same request, which names what its run holds now one by one: what the run gets while it waits is not the asker's.</summary>
    public Acquire Spelt(Acquire request) =>
        request.Run is { } run ? request with { Holding = [.. request.Holding, .. HeldByRun(run).Select(lease => lease.Id)], Run = null } : request;

    private IEnumerable<Lease> HeldByRun(RequestId run)
    {
        if (Find(run) is { } first) yield return first;
        if (!_runs.TryGetValue(run, out var others)) yield break;
        foreach (var lease in others.Leases) yield return lease;
    }

    private string? HighestIn(RequestId run) =>
        LockHolding.Higher(Find(run)?.Highest, _runs.TryGetValue(run, out var others) ? others.Leases.Max?.Highest : null);

    private void EnterRun(Lease lease)
    {
        if (lease.Run is not { } run) return;
        if (!_runs.TryGetValue(run, out var others)) _runs.Add(run, others = new(""));
        others.Leases.Add(lease);
    }

    private void LeaveRun(Lease lease)
    {
        if (lease.Run is not { } run || !_runs.TryGetValue(run, out var others)) return;
        others.Leases.Remove(lease);
        if (others.Leases.Count == 0) _runs.Remove(run);
    }
}
