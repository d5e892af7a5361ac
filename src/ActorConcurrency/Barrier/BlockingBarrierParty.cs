namespace ActorConcurrency;

/// <summary>
/// A party of a barrier for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingBarrierParty
{
    /// <inheritdoc cref="IBarrierParty.SignalAndWaitAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static BarrierArrival SignalAndWait(this IBarrierParty party, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => party.SignalAndWaitAsync(cancellationToken));

    /// <inheritdoc cref="IBarrierParty.TrySignalAndWaitAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static BarrierArrival? TrySignalAndWait(this IBarrierParty party, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => party.TrySignalAndWaitAsync(timeout, cancellationToken));
}
