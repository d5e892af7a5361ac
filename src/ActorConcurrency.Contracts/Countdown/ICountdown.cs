namespace ActorConcurrency;

/// <summary>
/// A count that falls by one each period until it is finished or terminated. Source: the page's <c>countdown</c> thread,
/// its <c>CountdownTask</c> with a terminate flag, and the start-up event.
/// </summary>
/// <remarks>
/// <para>Promise: every number from the first down to 1 is ticked once, in order, unless it is terminated or fails before.</para>
/// <para>Termination takes effect at once, not after the current sleep, and is not sticky: a new countdown can be started.</para>
/// <para>Disposal terminates. Thread-safe.</para>
/// </remarks>
public interface ICountdown : IAsyncDisposable
{
    /// <summary>Completes when the first tick has been accepted: from then on "it is running" is true. Cancelled if it ends before the first tick.</summary>
    Task Started { get; }

    /// <summary>Completes when it is over, with how it ended. Never faults: a failure is <see cref="CountdownOutcome.Failed"/>.</summary>
    Task<CountdownOutcome> Completion { get; }

    /// <summary>The numbers as they are ticked, from the moment of the call on; ends when the countdown ends. Each enumeration sees every later tick; nothing is dropped.</summary>
    /// <param name="cancellationToken">Ends the enumeration, not the countdown.</param>
    IAsyncEnumerable<int> TicksAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends it at once and gives how it ended; if it was over already, how it ended then.</summary>
    /// <param name="cancellationToken">Stops the waiting, not the termination.</param>
    ValueTask<CountdownOutcome> TerminateAsync(CancellationToken cancellationToken = default);

    /// <summary>What is left and whether it runs.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    ValueTask<CountdownSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
