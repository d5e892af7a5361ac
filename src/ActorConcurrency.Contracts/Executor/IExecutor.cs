namespace ActorConcurrency;

/// <summary>Runs work on a fixed number of workers, in the order of submission. Source: <c>concurrent.futures</c>, which the page lists.</summary>
/// <remarks>
/// <para>Results are tasks: see <see cref="IExecution{T}"/>. What the work throws faults its own task, with the exception itself, and nothing else; the
/// worker goes on. Work that is asynchronous occupies its worker's place until its task is over, and no thread while it awaits.</para>
/// <para>Work runs on a worker's thread, or on the thread pool, as is set; never on the thread of whoever submits it, and with no execution context of
/// it, as in Python: <c>Task.Run</c> does flow it. What awaits a result goes on on the thread pool.</para>
/// <para>The queue may be bounded: then a submission waits for room, or is refused.</para>
/// <para>Work that waits for other work of the same executor needs a worker for either. If all workers wait so, they wait for ever: nobody else
/// can run what they wait for. The snapshot shows it: what is queued names whoever has submitted it, and that is what runs.</para>
/// <para>A result that is a task itself is refused with <see cref="ArgumentException"/>, for nobody would await it, and its failure would be lost: a
/// <see cref="Task"/>, a <see cref="ValueTask"/>, or one with a result. What counts is the type that is declared: a task is not seen in an
/// <see cref="object"/>, a tuple, a collection or a type of one's own. Nor is any other awaitable.</para>
/// <para>An initialiser that fails breaks the executor: see <see cref="BrokenExecutorException"/>.</para>
/// <para>Disposal cancels what is queued, and the token of what runs, without waiting for it; later calls throw <see cref="StoppedException"/>. To wait,
/// shut it down and join it first, as Python's <c>with</c> does.</para>
/// <para>Thread-safe.</para>
/// </remarks>
// RS0026: the overloads differ in their work, which has no default, so that no call means two of them.
#pragma warning disable RS0026
public interface IExecutor : IAsyncDisposable
{
    /// <summary>Submits work, and waits for room in the queue if there is none. Source: <c>submit()</c>.</summary>
    /// <param name="work">What to run. Its token is cancelled by <see cref="IExecution.Cancel"/>, at its time limit, and by a forced end of the executor.</param>
    /// <param name="options">Name and time limit; null: neither.</param>
    /// <param name="cancellationToken">Ends the wait for room; it has no meaning for the work.</param>
    /// <returns>What was submitted.</returns>
    /// <exception cref="ArgumentException">The result is a task, which nobody would await: see the remarks of <see cref="IExecutor"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time limit is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled: the work does not run.</exception>
    /// <exception cref="StoppedException">The executor was shut down or disposed of: the work does not run.</exception>
    /// <exception cref="BrokenExecutorException">An initialiser has failed: the work does not run.</exception>
    /// <exception cref="OutcomeUnknownException">The executor failed, with the request in flight: the work does not run.</exception>
    ValueTask<IExecution<T>> SubmitAsync<T>(
        Func<CancellationToken, ValueTask<T>> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Submits work if there is room in the queue in time.</summary>
    /// <param name="work">As for <see cref="SubmitAsync"/>.</param>
    /// <param name="timeout">How long to wait for room: <see cref="TimeSpan.Zero"/>, now or not, to <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="options">Name and time limit; null: neither.</param>
    /// <param name="cancellationToken">Ends the wait for room; it has no meaning for the work.</param>
    /// <returns>What was submitted; null: there was no room, and the work does not run.</returns>
    /// <exception cref="ArgumentException">The result is a task, which nobody would await: see the remarks of <see cref="IExecutor"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> or the time limit is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled: the work does not run.</exception>
    /// <exception cref="StoppedException">The executor was shut down or disposed of: the work does not run.</exception>
    /// <exception cref="BrokenExecutorException">An initialiser has failed: the work does not run.</exception>
    /// <exception cref="OutcomeUnknownException">The executor failed, with the request in flight: the work does not run.</exception>
    ValueTask<IExecution<T>?> TrySubmitAsync<T>(
        Func<CancellationToken, ValueTask<T>> work, TimeSpan timeout, ExecutionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Cancels all work that was taken in and has not begun, whoever has submitted it; what runs goes on, and the executor takes work as before. Whoever
    /// waits for room is let in. For all work by its token too, or to take no more: <see cref="ShutdownAsync"/>.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>How many it has cancelled.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The executor had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The executor failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<int> CancelQueuedAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes no work any more; whoever waits for room is refused. Does not wait for what is left: see <see cref="JoinAsync"/>.</summary>
    /// <remarks>Said again, it may become stricter: what was left to run can still be cancelled. Work may shut down its own executor.</remarks>
    /// <param name="mode">What becomes of the work that is there: it runs, by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The executor had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The executor failed, or did not answer in time, with the request in flight.</exception>
    ValueTask ShutdownAsync(ShutdownMode mode = ShutdownMode.RunQueued, CancellationToken cancellationToken = default);

    /// <summary>Waits until it is shut down and nothing is queued or runs any more: Python's <c>shutdown(wait=True)</c> shuts down and then does this.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">Work of this executor calls, which would wait for itself.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The executor was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The executor failed.</exception>
    ValueTask JoinAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="JoinAsync"/>, for a time.</summary>
    /// <param name="timeout">How long: <see cref="TimeSpan.Zero"/>, now or not, to <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is so.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="InvalidOperationException">Work of this executor calls, which would wait for itself.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The executor was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The executor failed.</exception>
    ValueTask<bool> TryJoinAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>What runs and what is queued, by name and with ages, and the figures, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The executor had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The executor failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<ExecutorSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
