namespace ActorConcurrency;

/// <summary>
/// A count that falls by one each period until it is finished or terminated. Source: the page's <c>countdown</c> thread,
/// its <c>CountdownTask</c> with a terminate flag, and the start-up event.
/// </summary>
/// <remarks>
/// <para>Promise: every number from the first down to 1 is ticked once, in order, unless it is terminated or fails before.</para>
/// <para>Time, as on the page (print, then sleep): the first number is ticked at once, each other one period after the one before,
/// and it finishes one period after it ticked 1. Counting from 0 ticks nothing and finishes at once.</para>
/// <para>Termination takes effect at once, not after the current sleep, and is not sticky: a new countdown can be started.
/// In the last period, after 1 was ticked, it gives <see cref="CountdownOutcome.Terminated"/> with nothing remaining.</para>
/// <para>Disposal terminates. Once it is over, by disposal too, every member still answers: how it ended, the last snapshot, the ticks there were.</para>
/// <para>Cancellation: a token that is cancelled already at the call means that nothing is done.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public interface ICountdown : IAsyncDisposable
{
    /// <summary>Completes when the first tick has been accepted: from then on "it is running" is true. Cancelled if it ends before the first tick, and so when it counts from 0.</summary>
    Task Started { get; }

    /// <summary>Completes when it is over, with how it ended. Never faults: a failure is <see cref="CountdownOutcome.Failed"/>.</summary>
    Task<CountdownOutcome> Completion { get; }

    /// <summary>
    /// Every tick from the first number on: those before the call come at once, the later ones as they are ticked. Ends when the
    /// countdown ends. Each enumeration sees all of them; nothing is dropped, however late or slow the reader is.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration with <see cref="OperationCanceledException"/>, not the countdown.</param>
    IAsyncEnumerable<int> TicksAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends it at once and gives how it ended; if it was over already, how it ended then. No number is ticked after that.</summary>
    /// <param name="cancellationToken">Stops the waiting, not a termination that is on its way.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="OutcomeUnknownException">The countdown failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<CountdownOutcome> TerminateAsync(CancellationToken cancellationToken = default);

    /// <summary>What is left and whether it runs.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="OutcomeUnknownException">The countdown failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<CountdownSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
