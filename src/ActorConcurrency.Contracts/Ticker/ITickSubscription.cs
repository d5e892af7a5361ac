namespace ActorConcurrency;

/// <summary>A subscription to the ticks of an <see cref="ITicker"/>. Disposal ends it, and an enumeration of its ticks with it. Thread-safe.</summary>
public interface ITickSubscription : IAsyncDisposable
{
    /// <summary>The name shown in snapshots; empty for none.</summary>
    string Label { get; }

    /// <summary>
    /// How many ticks the reader was too slow for, up to the one it has read last. Ticks read and dropped together are all that there were
    /// since the subscription.
    /// </summary>
    long Dropped { get; }

    /// <summary>
    /// The ticks from the subscription on, in order, each once. One reader at a time; a later enumeration goes on where the last one ended,
    /// also if that one was cancelled. Ends when the subscription is disposed of.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration with <see cref="OperationCanceledException"/>, not the subscription: what comes meanwhile is kept, or dropped and counted, as the subscription keeps it.</param>
    /// <exception cref="InvalidOperationException">Another enumeration is still being read.</exception>
    /// <exception cref="StoppedException">The ticker was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The ticker failed.</exception>
    IAsyncEnumerable<Tick> TicksAsync(CancellationToken cancellationToken = default);
}
