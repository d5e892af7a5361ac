namespace ActorConcurrency;

/// <summary>What can be built on the contract alone. Thread-safe.</summary>
public static class CounterExtensions
{
    /// <summary>Sets the value to 0 and gives the one before, in one step: what is counted belongs to one reading, and to no other.</summary>
    /// <param name="counter">The counter.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The value just before the reset.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed, or did not answer in time, with the request in flight.</exception>
    public static ValueTask<long> ResetAsync(this ICounter counter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(counter);
        return counter.GetAndSetAsync(0, cancellationToken);
    }
}
