namespace ActorConcurrency.Locks;

/// <summary>A party of a <see cref="DotNetBarrier"/>. Thread-safe.</summary>
internal sealed class DotNetBarrierParty(DotNetBarrier barrier, BarrierPlace place) : IBarrierParty
{
    public string Label => place.Label;

    public ValueTask<BarrierArrival> SignalAndWaitAsync(CancellationToken cancellationToken = default) => barrier.SignalAndWaitAsync(place, cancellationToken);

    public ValueTask<BarrierArrival?> TrySignalAndWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        barrier.ArriveAsync(place, WaitLimit.Checked(timeout), cancellationToken);

    public ValueTask<long> SignalAsync(CancellationToken cancellationToken = default) => barrier.SignalAsync(place, cancellationToken);

    public ValueTask<long> LeaveAsync(CancellationToken cancellationToken = default) => barrier.LeaveAsync(place, cancellationToken);

    public ValueTask DisposeAsync()
    {
        barrier.End(place);
        return default;
    }
}
