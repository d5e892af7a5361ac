namespace ActorConcurrency;

/// <summary>A party of a barrier, known to its actor by an id. Got from <see cref="ActorBarrier.JoinAsync"/>. Thread-safe.</summary>
public sealed class ActorBarrierParty : IBarrierParty
{
    private readonly BarrierCalls _calls;
    private readonly RequestId _id;

    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing;

    internal ActorBarrierParty(BarrierCalls calls, RequestId id, string label)
    {
        (_calls, _id, Label) = (calls, id, label);
        _closing = new(() => calls.CloseParty(id));
    }

    /// <inheritdoc/>
    public string Label { get; }

    /// <inheritdoc/>
    public ValueTask<BarrierArrival> SignalAndWaitAsync(CancellationToken cancellationToken = default) => _calls.SignalAndWait(_id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BarrierArrival?> TrySignalAndWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _calls.TrySignalAndWait(_id, timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> SignalAsync(CancellationToken cancellationToken = default) => _calls.Signal(_id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> LeaveAsync(CancellationToken cancellationToken = default) => _calls.Leave(_id, cancellationToken);

    /// <summary>Ends the party: an absence, if it has not left. A wait of its own ends with <see cref="StoppedException"/>.</summary>
    /// <returns>A task that completes once that is done, or the actor has ended.</returns>
    public ValueTask DisposeAsync() => new(_closing.Value);
}
